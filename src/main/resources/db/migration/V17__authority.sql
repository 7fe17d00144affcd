-- What is recorded about a person and a law keeps from that person until then.
create table concealed_entry (
  entry bigint not null,
  dossier uuid not null references dossier,
  -- All that goes by one decision.
  matter uuid not null,
  until timestamptz not null,
  -- Who looked once for two matters: it is shown when neither keeps it any more.
  primary key (entry, matter)
);
create index concealed_entry_of_dossier on concealed_entry (dossier);
create index concealed_entry_of_matter on concealed_entry (matter);

-- Which authority demanded it and by which law, and from when its person may know.
alter table disclosure add column duty text;
alter table disclosure add column matter uuid;
alter table disclosure add column shown_from timestamptz;
create index disclosure_of_matter on disclosure (matter) where matter is not null;

-- A demand by an authority. What was written about it lies sealed in its dossier, which is nobody's but its own.
create table authority_request (
  dossier uuid primary key references dossier,
  controller text not null,
  authority text not null,
  duty text not null,
  state text not null,
  asked_by uuid not null,
  asked_role text not null,
  asked_at timestamptz not null,
  approved_by uuid,
  approved_role text,
  decided_at timestamptz,
  -- The last day on which the next step can be taken.
  until date not null,
  -- The day from which its person sees it; empty where that is at once.
  shown_on date,
  -- Another day that somebody asks for, and waits for a second.
  later_on date,
  later_by uuid,
  later_role text
);
create index authority_request_of_controller on authority_request (controller, state, until);

-- Which dossiers of the person a demand is about, and what of them: it goes with the person's dossier, and the demand stays.
create table demanded (
  request uuid not null,
  dossier uuid not null references dossier,
  categories text[] not null,
  primary key (request, dossier)
);
create index demanded_of_dossier on demanded (dossier);
