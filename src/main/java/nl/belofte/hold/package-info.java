/**
 * A dossier is kept past the day that its person was told of only when two members of staff want it: one asks and says why,
 * another agrees. Nobody agrees to what they asked themselves, and a request that nobody agrees to lapses.
 *
 * <p>Owns the table {@code hold_request}. The hold itself is the floor's, which takes none with one name on it.
 */
@NullMarked
package nl.belofte.hold;

import org.jspecify.annotations.NullMarked;
