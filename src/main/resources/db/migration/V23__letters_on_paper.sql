-- A letter about a request to who left no address for mail: somebody prints it and takes it to the post.
create table rights_letter (
  id uuid primary key,
  dossier uuid not null references dossier,
  controller text not null,
  letter text not null,
  -- What was said that the letter tells; null where it tells nothing but that the request is there.
  event uuid,
  written_on date not null,
  -- In which order they were written.
  number bigint generated always as identity,
  -- On which it went; null while it waits.
  posted_on date,
  -- The dossier of which the letter says that its restriction ends, and on which day; null in every other letter.
  restricted uuid,
  ends_on date
);
create index rights_letter_of_dossier on rights_letter (dossier);
create index rights_letter_to_post on rights_letter (controller, written_on) where posted_on is null;

-- For who doubts too long who asks.
create index rights_request_doubted on rights_request (controller, doubted_on) where doubted_on is not null;
