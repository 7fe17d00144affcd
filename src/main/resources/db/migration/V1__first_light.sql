-- Every column here is declared in columns.yaml: sealed, pseudonymous, or not personal with a reason.

create table statement_version (
  controller text not null,
  version date not null,
  sha256 text not null,
  first_served_at timestamptz not null,
  primary key (controller, version)
);

create table person (
  id uuid primary key,
  controller text not null
);

-- What a statement declared for a purpose: dossiers point to it, so that a policy is one row and not one in each of them.
create table declaration (
  id int generated always as identity primary key,
  controller text not null,
  purpose text not null,
  statement_version date not null,
  basis text not null,
  -- Under which law the books keep it; 'domestic' is that of the controller's country, and of what no law keeps.
  regime text not null,
  unique (controller, purpose, statement_version, regime)
);

-- The order of the columns, and that there are no more than eight, keeps a row small: there are many.
create table dossier (
  id uuid primary key,
  -- Null once erased: what stays is a tombstone that names nobody.
  person uuid references person,
  declaration int not null references declaration,
  opened_on date not null,
  -- What started its clock, and the day; not the day it is due, for a term is the statement's. Of a tombstone: 'erased'.
  event_on date,
  event text,
  -- While this stands it is not erased, whatever its term says: it is restricted, or held, or both.
  kept_on date,
  -- All its values, each category by itself under the dossier's key.
  sealed bytea,
  check ((event is null) = (event_on is null)),
  check ((person is null) = (sealed is null)),
  check ((person is null) = (coalesce(event, '') = 'erased'))
);
create index dossier_of_person on dossier (person) where person is not null;
create index dossier_due on dossier (declaration, event, event_on) where person is not null;

-- Art. 18 GDPR.
create table restriction (
  dossier uuid primary key references dossier,
  restricted_on date not null
);

-- Why it may not be erased yet, and who said so; two people, for one alone could keep what should go.
create table legal_hold (
  dossier uuid primary key references dossier,
  reason text not null,
  asked_by uuid not null,
  approved_by uuid not null,
  check (asked_by <> approved_by)
);

-- A person's no to a purpose. Art. 21 GDPR.
create table objection (
  person uuid not null references person,
  purpose text not null,
  objected_on date not null,
  primary key (person, purpose)
);

-- How far the ledger outside the database was known when this was written: a restored database begins there.
create table ledger_mark (
  node text primary key,
  place bigint not null
);

-- Keys are kept apart so that they can have their own, shorter backup.
create schema keys;
-- The newest of these wraps; its key lies in a file outside the database.
create table keys.master_key (
  number int primary key,
  key_check bytea not null
);
create table keys.dossier_key (
  dossier uuid primary key,
  master int not null,
  wrapped bytea not null
);

-- One chain for each node, named by the key that signs it.
create table evidence_chain (
  id int generated always as identity primary key,
  public_key bytea not null unique
);

create sequence evidence_entry_id;

-- Committed with its deed, and in a chain within seconds.
create table evidence_waiting (
  entry bigint primary key,
  at timestamptz not null,
  commitment bytea not null
);

create table evidence_batch (
  chain int not null references evidence_chain,
  number bigint not null,
  -- 48 bytes for each entry: its number, its time in microseconds, its commitment.
  leaves bytea not null,
  -- To find the batch of an entry.
  first_entry bigint not null,
  last_entry bigint not null,
  previous bytea not null,
  head bytea not null,
  -- Null while it waits: one signature vouches for all batches before it.
  signature bytea,
  sealed_at timestamptz not null,
  primary key (chain, number)
);
-- Digests do not compress; trying would cost more than writing them.
alter table evidence_batch alter column leaves set storage external;
create index evidence_batch_of_entry on evidence_batch (last_entry);

-- What makes an entry readable; it goes with its dossier.
create table evidence_opening (
  entry bigint primary key,
  salt bytea not null,
  payload text not null,
  person uuid,
  dossier uuid
);
create index evidence_opening_of_person on evidence_opening (person, entry) where person is not null;
create index evidence_opening_of_dossier on evidence_opening (dossier) where dossier is not null;

create table account (
  dossier uuid primary key references dossier,
  controller text not null,
  email_index bytea not null,
  user_name_index bytea,
  password_hash text not null,
  closed boolean not null default false
);
-- An address can come back after its account was closed; a user name only after it was erased.
create unique index account_by_email on account (controller, email_index) where not closed;
create unique index account_by_user_name on account (controller, user_name_index);

create table pending_registration (
  dossier uuid primary key references dossier,
  password_hash text not null
);

create table email_change (
  dossier uuid primary key references dossier,
  account uuid not null references dossier
);

create table password_reset (
  id uuid primary key,
  dossier uuid not null references dossier,
  expires_at timestamptz not null
);

create table session (
  token_hash bytea primary key,
  controller text not null,
  host text not null,
  dossier uuid not null references dossier,
  staff_role text,
  begun_at timestamptz not null,
  last_seen_at timestamptz not null
);
create index session_of_dossier on session (dossier);

create table staff (
  dossier uuid primary key references dossier,
  controller text not null,
  email_index bytea not null,
  password_hash text not null,
  role text not null,
  unique (controller, email_index)
);

create table outgoing_mail (
  id uuid primary key,
  controller text not null,
  host text not null,
  dossier uuid not null references dossier,
  template text not null,
  language text not null,
  reference uuid,
  due_at timestamptz not null,
  attempts int not null default 0
);
create index outgoing_mail_due on outgoing_mail (due_at);

create table sweep (
  id bigint generated always as identity primary key,
  controller text not null,
  begun_at timestamptz not null,
  ended_at timestamptz not null,
  erased int not null,
  failed int not null,
  overdue_after int not null
);

create table platform (
  only_row boolean primary key default true check (only_row),
  mode text not null
);

create table trial_clock (
  only_row boolean primary key default true check (only_row),
  ahead_seconds bigint not null
);

create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  state text,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
