-- A request of somebody about his own data. What was asked and answered lies sealed in its dossier.
create table rights_request (
  dossier uuid primary key references dossier,
  controller text not null,
  reference text not null,
  -- From which site, and in which language, it is answered.
  host text not null,
  language text not null,
  asked_right text not null,
  source text not null,
  status text not null,
  -- How its person made clear who he is; null while nobody knows.
  identity text,
  -- In the controller's zone. The law counts from this day, however late anybody at the desk wrote it down.
  received_on date not null,
  -- The last day on which the law has it answered, an extension and a suspension counted.
  answer_by date not null,
  extended boolean not null default false,
  -- Since when the clock stands still, because somebody has to show who he is; null while it runs.
  doubted_on date,
  suspended_days int not null default 0,
  -- Within how many days of the last one staff were reminded; null while they were not.
  reminded int,
  outcome text,
  closed_on date,
  -- The member of staff who proposes to refuse it as unfounded; null where nobody does.
  proposed_by uuid,
  unique (controller, reference)
);
create index rights_request_in_queue on rights_request (controller, status, answer_by, dossier);
create index rights_request_closed on rights_request (controller, status, closed_on, dossier);

-- What a letter leads to. It opens once.
create table rights_link (
  id uuid primary key,
  dossier uuid not null references dossier,
  -- What was said that the letter tells; null where it tells nothing but that the request is there.
  event uuid,
  until date not null,
  used_at timestamptz
);
create index rights_link_of_dossier on rights_link (dossier);

-- A request of somebody without an account waits until the mailbox has proved itself.
create table pending_request (
  dossier uuid primary key references dossier,
  asked_right text not null,
  received_on date not null
);
