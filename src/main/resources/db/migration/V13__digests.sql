-- The digest of a mail outlives what it became, so that a mail that was not deleted yet does not come back after an erasure.
alter table received_mail drop column dossier;
