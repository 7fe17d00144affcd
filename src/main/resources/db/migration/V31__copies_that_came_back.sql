-- Who has an address that is none gets no other mailing; each page of readers is asked for that.
create index mailing_copy_came_back on mailing_copy (dossier) where state in ('refused', 'returned');
