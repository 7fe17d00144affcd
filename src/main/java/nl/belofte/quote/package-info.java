/**
 * A quote is an offer without obligation, made from a question: what it costs, until which day that holds, and what its person
 * said to it. What was sent never changes; a new quote takes its place.
 *
 * <p>Owns the table {@code quote}, which tells what became of each and nothing of what was offered: that is sealed in the
 * conversation of the question and goes with it.
 */
@NullMarked
package nl.belofte.quote;

import org.jspecify.annotations.NullMarked;
