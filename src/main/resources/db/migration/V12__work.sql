-- Since when a letter waits to be sent: whoever looks why one does not go out asks that first.
alter table outgoing_mail add column queued_at timestamptz;
update outgoing_mail set queued_at = due_at;
alter table outgoing_mail alter column queued_at set not null;
create index outgoing_mail_failing on outgoing_mail (controller, queued_at) where attempts > 0;

-- A controller's mailbox that cannot be read, whichever node tried; one row, which goes once it can be read again.
create table mailbox_trouble (
  controller text primary key,
  trouble text not null,
  since timestamptz not null,
  tried_at timestamptz not null
);

-- Somebody asked that a dossier be kept past its term; it keeps nothing until another agrees.
create table hold_request (
  id uuid primary key,
  dossier uuid not null unique references dossier,
  controller text not null,
  reason text not null,
  asked_by uuid not null,
  asked_role text not null,
  asked_at timestamptz not null,
  -- The last day on which somebody can agree.
  until date not null
);
create index hold_request_of_controller on hold_request (controller, until);
