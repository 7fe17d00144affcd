-- What was taken in of the mail that came, so that it is not once more.
create table received_mail (
  -- Keyed digest of the message.
  mark bytea primary key,
  controller text not null,
  dossier uuid not null references dossier,
  received_at timestamptz not null
);
create index received_mail_of_dossier on received_mail (dossier);
create index received_mail_by_age on received_mail (controller, received_at);
