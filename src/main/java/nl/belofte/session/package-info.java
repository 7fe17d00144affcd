/**
 * Who is signed in at which site, known by a random token in a cookie that goes when the browser closes; and what a browser
 * began that it must itself finish before anybody is.
 *
 * <p>Owns the tables {@code session}, {@code handshake} and {@code looking_along}, which hold a hash of the token. A session belongs to one host:
 * carried to another site, also of the same controller, it is nobody's.
 */
@NullMarked
package nl.belofte.session;

import org.jspecify.annotations.NullMarked;
