-- A letter that could not be written: no mail server was asked for it.
alter table outgoing_mail add column made boolean not null default true;

-- What staff decided about when a mailing goes.
create table mailing_step (
  mailing int not null references mailing,
  deed text not null,
  member uuid not null,
  role text not null,
  at timestamptz not null
);
create index mailing_step_of_mailing on mailing_step (mailing, at);
