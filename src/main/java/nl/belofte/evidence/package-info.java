/**
 * Who did what, when and why is written once and can never be changed unseen.
 *
 * <p>Owns the tables that begin with {@code evidence_}. An entry in a chain is a salted commitment
 * that names nobody; what opens it lies in a row beside it and goes when the dossier goes. Entries are written in the
 * transaction of the deed; each node puts batches of them into a chain of its own, signed and anchored outside the database.
 */
@NullMarked
package nl.belofte.evidence;

import org.jspecify.annotations.NullMarked;
