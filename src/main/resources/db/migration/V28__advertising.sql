-- A list of people who agreed to something elsewhere, that one asks to read in and another reads in. Of the list itself nothing is
-- kept but a digest of all up to the end of each part.
create table advertising_import (
  id uuid primary key,
  controller text not null,
  host text not null,
  digests bytea not null,
  lines int not null default 0,
  taken int not null default 0,
  suppressed int not null default 0,
  known int not null default 0,
  bad int not null default 0,
  asked_by uuid not null,
  asked_role text not null,
  asked_at timestamptz not null,
  taken_at timestamptz,
  until date not null
);
create index advertising_import_of_controller on advertising_import (controller, until);

create table advertising_fault (
  import uuid not null references advertising_import on delete cascade,
  line int not null,
  reason text not null,
  primary key (import, line)
);

-- People who may be called, or shown something by a network: by ids, until a day, and looked at again when they are used.
create table advertising_list (
  id uuid primary key,
  controller text not null,
  kind text not null,
  -- A word of the staff's own, by which they know it again.
  title text not null,
  -- Of an audience: which network gets it.
  recipient text,
  made_by uuid not null,
  made_role text not null,
  made_at timestamptz not null,
  until date not null,
  planned int not null,
  -- Spoken to, or handed over.
  done int not null default 0,
  handed_at timestamptz
);
create index advertising_list_of_controller on advertising_list (controller, kind, until);

create table listed (
  list uuid not null,
  dossier uuid not null references dossier,
  tries int not null default 0,
  tried_at timestamptz,
  primary key (list, dossier)
);
create index listed_of_dossier on listed (dossier);
