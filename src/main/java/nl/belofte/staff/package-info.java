/**
 * Who works for a controller, and how they come in. Who runs the platform lets them in and out; nobody but they themselves
 * ever knows their password.
 *
 * <p>Owns the table {@code staff}.
 */
@NullMarked
package nl.belofte.staff;

import org.jspecify.annotations.NullMarked;
