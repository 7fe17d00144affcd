/**
 * A person's no is kept by purpose and channel, and nothing is sent after it: not what was prepared before, not when everything
 * else of the person is erased, not when an old list brings the address back.
 *
 * <p>Owns the table {@code suppression}, which holds keyed hashes and no address. Whoever sends asks here, and sends while the
 * answer holds.
 */
@NullMarked
package nl.belofte.suppression;

import org.jspecify.annotations.NullMarked;
