/**
 * The pages where a visitor comes in and a customer sees what is held: composed of the modules below, with no data of
 * their own.
 */
@NullMarked
package nl.belofte.portal;

import org.jspecify.annotations.NullMarked;
