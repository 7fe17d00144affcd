/**
 * Consent as it was given: the very words that somebody saw, in which language, where, under which version of the statement,
 * and when it was taken back. What stands on it can be opened with it only, and is erased when it is taken back; the proof
 * is a dossier of its own, with its own term.
 *
 * <p>Owns {@code consent_text} and {@code consent_history}, to which is only ever added. Knows no page and no purpose in
 * particular.
 */
@NullMarked
package nl.belofte.consent;

import org.jspecify.annotations.NullMarked;
