-- Which member of staff did it: the column finds what the payload says.
alter table evidence_opening add column member uuid;
create index evidence_opening_of_member on evidence_opening (member, entry) where member is not null;

-- By what dossiers are found without being opened.
create table blind_index (
  dossier uuid not null references dossier,
  category int not null,
  value bytea not null,
  primary key (dossier, category)
);
create index blind_index_by_value on blind_index (value);

-- What a customer is called by; it names nobody.
alter table account add column reference text not null;
create unique index account_by_reference on account (controller, reference);
