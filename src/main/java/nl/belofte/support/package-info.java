/**
 * Where people at the desk answer questions: whose turn it is, who waits longest, and all that was said in one place. What
 * they read and write stands in the evidence, with their role.
 *
 * <p>Owns no tables: the tickets are those of {@code ticket}.
 */
@NullMarked
package nl.belofte.support;

import org.jspecify.annotations.NullMarked;
