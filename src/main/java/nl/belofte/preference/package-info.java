/**
 * What somebody gets without having asked at that moment, each by its way, is one switch: on where he said yes or may be written
 * to, off from the moment he says so. Signed in, by the link in a letter, by the one click of a mail program, or said to staff,
 * who can switch off and never on. By a link, which others may have too, the mailbox is asked before anything goes on.
 *
 * <p>Owns the table {@code pending_advertising}: a yes to offers that its mailbox has still to confirm. A no stands in
 * {@code suppression}, a yes in {@code consent}.
 */
@NullMarked
package nl.belofte.preference;

import org.jspecify.annotations.NullMarked;
