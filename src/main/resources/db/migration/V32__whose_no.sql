-- Who said it of a number that he typed, as a keyed hash: only he takes it back, where nobody else said it too. Null where
-- nobody knows who it was, and for what its mailbox proves.
alter table suppression add column said_by bytea;
