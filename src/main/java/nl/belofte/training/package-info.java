/**
 * Colleagues learn from questions that were really asked: of whoever said yes to that, through a purpose of its own that sees
 * what was said and not from whom, and never longer than the question itself is there. CON-5.
 *
 * <p>Owns {@code example}: which questions are one.
 */
@NullMarked
package nl.belofte.training;

import org.jspecify.annotations.NullMarked;
