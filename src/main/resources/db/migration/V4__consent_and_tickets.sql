-- A dossier that stands on consent, and the dossier that proves it. Art. 6(1)(a) and 7(1) GDPR.
create table ground (
  dossier uuid primary key references dossier,
  proof uuid not null references dossier
);
create index ground_of_proof on ground (proof);

-- What people were shown when they were asked, word for word, once for all who saw the same.
create table consent_text (
  number int generated always as identity primary key,
  digest bytea not null unique,
  controller text not null,
  purpose text not null,
  control text not null,
  language text not null,
  statement_version date not null,
  text text not null
);

create table consent_history (
  entry bigint generated always as identity primary key,
  proof uuid not null references dossier,
  kind text not null,
  -- What was shown, where somebody was asked.
  consent_text int references consent_text,
  at timestamptz not null,
  check ((kind = 'given') = (consent_text is not null))
);
create index consent_history_of_proof on consent_history (proof, entry);

-- It is only ever added to, and goes as a whole with its dossier.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only added to', tg_table_name;
end $$;
create trigger only_added_to before update on consent_history for each row execute function refuse_change();
create trigger only_added_to before update on consent_text for each row execute function refuse_change();

-- A question waits until its mailbox has proved itself, where the browser could not show that no robot asks.
create table pending_question (
  dossier uuid primary key references dossier,
  -- What was shown beside the box that was ticked; null where no consent is asked.
  consent_text int references consent_text
);

create table ticket (
  dossier uuid primary key references dossier,
  controller text not null,
  reference text not null,
  -- From which site, and in which language, it is answered.
  host text not null,
  language text not null,
  source text not null,
  status text not null,
  -- When its status began: since then somebody waits.
  since timestamptz not null,
  reminded_on date,
  -- The day that its person was told of.
  closes_on date,
  email_index bytea not null,
  unique (controller, reference)
);
create index ticket_in_queue on ticket (controller, status, since, dossier);
create index ticket_of_address on ticket (controller, email_index);
