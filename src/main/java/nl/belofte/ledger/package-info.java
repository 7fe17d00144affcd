/**
 * A restored database forgets again what it had forgotten: every no is written here before it is committed, outside the
 * database and its backups.
 *
 * <p>Owns the folder of the ledger and the table {@code ledger_mark}. It holds ids and words of the platform; once a dossier
 * is erased its id is tied to nobody. Of the registry of noes it holds what that holds: keyed hashes of addresses.
 */
@NullMarked
package nl.belofte.ledger;

import org.jspecify.annotations.NullMarked;
