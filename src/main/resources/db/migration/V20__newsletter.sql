-- A yes that still has to be shown to be its person's own, and a no that was said instead of one: both to words that were shown.
alter table consent_history drop constraint consent_history_check;
alter table consent_history add constraint consent_history_text
  check ((kind in ('requested', 'given', 'refused')) = (consent_text is not null));

-- A subscription to the newsletter waits until the mailbox has proved itself.
create table pending_subscription (
  dossier uuid primary key references dossier,
  -- The number of what was shown; such a text never goes.
  consent_text int not null,
  asked_at timestamptz not null
);

-- Who gets the newsletter: from which site, and in which language.
create table subscriber (
  dossier uuid primary key references dossier,
  host text not null,
  language text not null
);
