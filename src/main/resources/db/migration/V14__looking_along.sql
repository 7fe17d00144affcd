-- A member of staff who sees the pages of a customer, for a while and from one session.
create table looking_along (
  -- The session's. Without it the row opens nothing, and it is soon forgotten.
  token_hash bytea primary key,
  -- The customer's account.
  dossier uuid not null references dossier,
  until timestamptz not null
);
create index looking_along_of_dossier on looking_along (dossier);
