-- A letter that could not be written: no mail server was asked for it.
alter table outgoing_mail add column made boolean not null default true;
