-- A yes to offers by the link in a letter waits until its mailbox has proved itself.
create table pending_advertising (
  dossier uuid primary key references dossier,
  channel text not null,
  -- The number of what was shown; such a text never goes.
  consent_text int not null,
  asked_at timestamptz not null,
  -- Where its letter went: a change of address corrects the dossier too.
  mailbox bytea not null
);
