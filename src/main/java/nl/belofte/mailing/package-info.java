/**
 * One letter to many: each gets it once, nobody after a no, and each with a way to be rid of it that no author can leave out.
 *
 * <p>Owns the tables that begin with {@code mailing}. They hold what a company writes, and to whom it goes by dossier alone.
 * Who gets it is told by the modules above that know ({@link nl.belofte.mailing.Audience}). Whether somebody opened it is
 * counted nowhere, and of a link only how often.
 */
@NullMarked
package nl.belofte.mailing;

import org.jspecify.annotations.NullMarked;
