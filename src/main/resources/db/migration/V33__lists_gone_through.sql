-- A list is gone through behind the page that brought it, part by part: whoever brought it waits for nothing, and what a node left
-- when it died another one goes on with.
alter table advertising_import
  -- What is done with it at this moment: it is looked at, or read in. Nothing where it waits for somebody, or is done with.
  add going text,
  add parts int not null default 0,
  add parts_done int not null default 0,
  add brought_by uuid,
  add brought_role text,
  add brought_at timestamptz;

-- The list while it is gone through and no longer, sealed.
create table advertising_part (
  import uuid not null references advertising_import on delete cascade,
  number int not null,
  sealed bytea not null,
  primary key (import, number)
);
