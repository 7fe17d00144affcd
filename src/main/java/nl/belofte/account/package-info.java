/**
 * A visitor registers, confirms, logs in, changes what is held, and closes the account, after which it goes on its day.
 *
 * <p>Owns {@code account}, {@code pending_registration}, {@code email_change} and {@code password_reset}; what they know of
 * a person are keyed hashes, and each row goes with its dossier. Never tells a stranger whether an address has an account.
 */
@NullMarked
package nl.belofte.account;

import org.jspecify.annotations.NullMarked;
