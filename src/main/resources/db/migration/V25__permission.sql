-- By which way somebody may be approached for advertising: a dossier for each, from which site and in which language.
create table permission (
  dossier uuid primary key references dossier,
  controller text not null,
  channel text not null,
  host text not null,
  language text not null,
  -- The number of what somebody was told who became a customer and could refuse offers; null where it stands on a consent.
  opt_out_shown int
);
create index permission_by_channel on permission (controller, channel, dossier);

-- What was told to who registers, where offers go out by mail, and whether he refused them.
alter table pending_registration add column offer_shown int;
alter table pending_registration add column offer_refused boolean not null default false;
