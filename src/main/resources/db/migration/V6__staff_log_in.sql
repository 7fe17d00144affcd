-- By which a member of staff proves to be the one: a passkey, or the code of an app beside the password.
create table passkey (
  credential_id bytea primary key,
  dossier uuid not null references dossier,
  -- It was made at this site and opens no other.
  host text not null,
  public_key bytea not null,
  backup_eligible boolean not null,
  sign_count bigint not null,
  kind text not null,
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_of_dossier on passkey (dossier);

create table staff_code (
  dossier uuid primary key references dossier,
  -- Of which only the keys outside the database make the secret.
  id uuid not null,
  -- The step of the clock whose code was used last: no code counts twice.
  used_step bigint not null
);

create table recovery_code (
  dossier uuid not null references dossier,
  hash bytea not null,
  primary key (dossier, hash)
);

-- What a browser began and must itself finish, once and soon.
create table handshake (
  token_hash bytea primary key,
  host text not null,
  kind text not null,
  dossier uuid references dossier,
  secret bytea not null,
  expires_at timestamptz not null
);
create index handshake_of_dossier on handshake (dossier) where dossier is not null;

-- When somebody last proved who they are; empty where another vouched for it and did not say when.
alter table session add column proved_at timestamptz;
update session set proved_at = begun_at;
