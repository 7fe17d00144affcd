-- A person's no by purpose and channel, known again by a keyed hash of the address or number alone. It goes with nothing:
-- it holds after all else of the person is erased, and when an old list brings the address back.
create table suppression (
  id uuid primary key,
  controller text not null,
  purpose text not null,
  channel text not null,
  mark bytea not null,
  objected_on date not null
);

-- Art. 18(1) GDPR: why it was restricted. Of those from before nobody knows; kept for the person's claim is the one on which it
-- ends only when the person says so.
alter table restriction add column ground text not null default 'claim';
alter table restriction alter column ground drop default;

-- How many were due, and waited because something keeps them.
alter table sweep add column kept int not null default 0;
alter table sweep alter column kept drop default;
