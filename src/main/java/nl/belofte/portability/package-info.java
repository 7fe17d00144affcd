/**
 * A person takes along what they gave us, under consent or a contract, in forms that others read in, and hands it to another
 * controller if they like. Art. 20 GDPR.
 *
 * <p>Owns no tables. What counts as given is decided in one place, {@code Provided}, and why in
 * docs/decisions/0024. Who gets a package can have it checked by the product itself: {@code ./belofte package check FILE}.
 */
@NullMarked
package nl.belofte.portability;

import org.jspecify.annotations.NullMarked;
