/**
 * Letters that do not go out, at the desk: which kind, since when, how often they were tried; never to which address. Somebody
 * has them tried again, or gives them up, which their reader finds in the log.
 *
 * <p>Owns no tables: the letters are those of {@code mail}.
 */
@NullMarked
package nl.belofte.undelivered;

import org.jspecify.annotations.NullMarked;
