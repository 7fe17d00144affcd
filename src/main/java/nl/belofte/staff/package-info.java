/**
 * Who works for a controller, and how they come in: with a passkey, or a password and the code of an app, and with no password
 * alone. Who runs the platform lets them in and out; nobody but they themselves ever knows what they come in with.
 *
 * <p>Owns {@code staff}, {@code passkey}, {@code staff_code} and {@code recovery_code}.
 */
@NullMarked
package nl.belofte.staff;

import org.jspecify.annotations.NullMarked;
