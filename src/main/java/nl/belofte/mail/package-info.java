/**
 * Mail goes to the address in a dossier and to no other, and waits in a queue that holds ids only.
 *
 * <p>Owns the table {@code outgoing_mail}. The words of a letter stand in the message files; its address, its link and its
 * values are looked up at the moment of sending, for the purpose of the dossier.
 */
@NullMarked
package nl.belofte.mail;

import org.jspecify.annotations.NullMarked;
