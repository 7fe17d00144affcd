-- An event is a word of the platform: no language sorts it.
alter table dossier alter column event type text collate "C";

-- Whoever opens or objects holds the person meanwhile, and whoever takes the last dossier waits for that. To ask PostgreSQL
-- again at each row cost more than the row.
alter table dossier drop constraint dossier_person_fkey;
alter table objection drop constraint objection_person_fkey;
