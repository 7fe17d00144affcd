-- What is offered lies sealed in the conversation of the ticket, under the same id.
create table quote (
  id uuid primary key,
  dossier uuid not null references dossier,
  controller text not null,
  state text not null,
  valid_until date not null,
  sent_at timestamptz not null
);
create index quote_of_dossier on quote (dossier);
create index quote_open on quote (controller, valid_until) where state = 'sent';
