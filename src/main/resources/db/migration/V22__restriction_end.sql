-- The day on which a restriction ends of which its person was told beforehand.
alter table restriction add column ends_on date;
