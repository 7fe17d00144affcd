-- Consent by which a purpose without dossiers of its own draws on another's.
create table drawing (
  dossier uuid not null references dossier,
  purpose text not null,
  proof uuid not null references dossier,
  primary key (dossier, purpose)
);
create index drawing_by_proof on drawing (proof);

-- A question that colleagues learn from.
create table example (
  dossier uuid primary key references dossier,
  controller text not null,
  marked_at timestamptz not null
);
create index example_of_controller on example (controller, marked_at);
