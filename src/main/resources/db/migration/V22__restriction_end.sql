-- The day on which a restriction ends of which its person was told beforehand.
alter table restriction add column ends_on date;

-- Whether it was doubted who asks. Until somebody sees to it, who reads the mail of the address on file gets to nothing else.
alter table rights_request add column doubted boolean not null default false;
update rights_request set doubted = true where status = 'doubted' or suspended_days > 0;

-- A keyed hash of the address that the letter with it went to: it opens while that is still how its person is reached.
alter table rights_link add column sent_to bytea;
