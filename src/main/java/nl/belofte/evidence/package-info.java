/**
 * Who did what, when and why is written once and can never be changed unseen.
 *
 * <p>Owns {@code evidence_entry}, {@code evidence_opening} and {@code evidence_batch}. An entry in the chain is a salted
 * commitment that names nobody; what opens it lies in a row beside it and goes when the dossier goes. Entries are written
 * in the transaction of the deed; batches of them are chained, signed and anchored outside the database.
 */
@NullMarked
package nl.belofte.evidence;

import org.jspecify.annotations.NullMarked;
