-- A member of staff who sees the pages of a customer, for a while and from one session.
create table looking_along (
  token_hash bytea primary key references session on delete cascade,
  -- The customer's account.
  dossier uuid not null references dossier,
  until timestamptz not null
);
create index looking_along_of_dossier on looking_along (dossier);
