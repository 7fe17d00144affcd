/**
 * For trying the platform out: a clock that turns, customers that do not exist, and a mailbox that shows every mail.
 *
 * <p>Owns the table {@code trial_clock}. Nothing of it exists in production.
 */
@NullMarked
package nl.belofte.trial;

import org.jspecify.annotations.NullMarked;
