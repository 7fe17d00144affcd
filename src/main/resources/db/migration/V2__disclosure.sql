create table processing_agreement (
  id uuid primary key,
  controller text not null,
  recipient text not null,
  first_day date not null,
  last_day date,
  -- One that is ended at once on its first day was never in force.
  check (last_day >= first_day - 1)
);
create index processing_agreement_of_recipient on processing_agreement (controller, recipient);

create table disclosure (
  reference uuid primary key,
  dossier uuid not null references dossier,
  controller text not null,
  recipient text not null,
  categories text[] not null,
  purpose text not null,
  outcome text not null,
  disclosed_at timestamptz not null
);
create index disclosure_of_dossier on disclosure (dossier);

-- No dossier and no person: it outlives what it tells the recipient of.
create table notice (
  number bigint generated always as identity primary key,
  reference uuid not null,
  controller text not null,
  recipient text not null,
  purpose text not null,
  kind text not null,
  category text,
  due_at timestamptz not null,
  attempts int not null default 0
);
create index notice_due on notice (due_at);
create index notice_of_disclosure on notice (reference, number);
