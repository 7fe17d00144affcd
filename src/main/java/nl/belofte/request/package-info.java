/**
 * Where people use their rights: signed in at {@code /mijn/privacy}, and without an account at {@code /privacy/verzoek}, where a
 * link to the mailbox shows who somebody is and nobody learns whether anybody is known here. What can be done at once is done
 * at once; the rest goes to the desk, with the day by which it is answered.
 *
 * <p>Owns no tables: what is asked is kept in {@code rights}.
 */
@NullMarked
package nl.belofte.request;

import org.jspecify.annotations.NullMarked;
