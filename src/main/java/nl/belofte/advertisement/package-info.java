/**
 * Advertisements in a controller's own service: visitors say whether one pleases, and what is shown next learns from the totals,
 * never from anybody. Where the statement does not declare them there is none. ADV-5.
 *
 * <p>Owns the tables {@code advertisement} and {@code advertisement_total}, in which nobody stands: neither who saw or judged one,
 * nor who made it. What somebody dislikes is known to his own browser only, until it closes.
 */
@NullMarked
package nl.belofte.advertisement;

import org.jspecify.annotations.NullMarked;
