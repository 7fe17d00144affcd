-- What his account was reached by, for as long as anything else is held on him: an account may go before what he asked, and
-- whoever has the address that he asked with is not he.
alter table person add column mailbox bytea;
update person p set mailbox = (
  select b.value from account a
  join dossier d on d.id = a.dossier
  join blind_index b on b.dossier = d.id and b.category = 2
  where d.person = p.id order by a.closed limit 1);
