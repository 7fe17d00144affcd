/**
 * Somebody outside vouches for the staff of a controller, by OpenID Connect. He tells whose address it is that is there; who
 * works here, and as what, is decided here alone: nobody comes in whom {@code staff add} did not let in.
 *
 * <p>Owns no data. What goes out is a code that the issuer made himself, through an outlet of this issuer's own.
 */
@NullMarked
package nl.belofte.openid;

import org.jspecify.annotations.NullMarked;
