/**
 * Personal data leaves to a declared recipient with a live agreement, with evidence before the first byte, or not at all; and
 * who received it is told when it is rectified, erased or restricted. What a law demands goes to an authority when two people
 * approved it, and no further than that.
 *
 * <p>Owns {@code processing_agreement}, {@code disclosure} and {@code notice}. {@link nl.belofte.disclosure.Outlet} is the only
 * place in our code that opens a connection to the outside; a test reads the bytecode of all others.
 */
@NullMarked
package nl.belofte.disclosure;

import org.jspecify.annotations.NullMarked;
