-- One letter to many. What it says is the company's own; to whom it goes stands in the copies, by dossier alone.
create table mailing (
  id int generated always as identity primary key,
  controller text not null,
  purpose text not null,
  -- The site in whose name it goes.
  host text not null,
  state text not null,
  subject_nl text not null,
  subject_en text not null,
  body_nl text not null,
  body_en text not null,
  -- When it begins; null while nobody said so.
  due_at timestamptz,
  begun_at timestamptz,
  ended_at timestamptz,
  -- Up to which dossier its readers were gathered; null before and after.
  gathered_to uuid,
  planned int not null default 0,
  sent int not null default 0,
  refused int not null default 0,
  given_up int not null default 0
);
create index mailing_of_controller on mailing (controller, id);
create index mailing_at_work on mailing (state) where state in ('scheduled', 'gathering', 'sending');

-- Copies that one connection takes together. While it has them it holds a lock by this number.
create table mailing_bundle (
  id int generated always as identity primary key,
  mailing int not null references mailing,
  -- The place of the copy that is being handed over: those before it are with the server, of this one nobody knows.
  handing int not null default -1
);

create table mailing_copy (
  dossier uuid not null references dossier,
  mailing int not null,
  -- In the order in which they go.
  number bigint generated always as identity,
  language text not null,
  state text not null default 'waiting',
  -- Not before this, since the server did not take it; null where it did not refuse it.
  due_at timestamptz,
  attempts int not null default 0,
  bundle int,
  place int,
  -- Nobody gets one twice.
  primary key (dossier, mailing)
);
create index mailing_copy_waiting on mailing_copy (mailing, number) where state = 'waiting';
create index mailing_copy_bundle on mailing_copy (bundle) where bundle is not null;
create index mailing_copy_doubtful on mailing_copy (mailing) where state = 'doubtful';

-- Where a letter leads, and how often somebody went there: how many, and nobody's.
create table mailing_link (
  mailing int not null references mailing,
  number int not null,
  address text not null,
  clicks int not null default 0,
  primary key (mailing, number)
);
