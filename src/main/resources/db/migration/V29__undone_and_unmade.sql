-- A letter that could not be written: no mail server was asked for it.
alter table outgoing_mail add column made boolean not null default true;

-- What staff decided about when a mailing goes.
create table mailing_step (
  mailing int not null,
  deed text not null,
  member uuid not null,
  role text not null,
  at timestamptz not null
);
create index mailing_step_of_mailing on mailing_step (mailing, at);

-- Who has somebody before him, and until when nobody else gets him.
alter table listed add column held_by uuid;
alter table listed add column held_until timestamptz;
-- Who called him last, and so may take back how that ended.
alter table listed add column called_by uuid;
-- That he is not called by this list any more, and why; a month long by no other one either.
alter table listed add column ended text;
