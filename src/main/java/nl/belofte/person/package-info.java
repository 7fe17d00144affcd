/**
 * A person is an id within one controller and nothing else; two controllers never share one.
 *
 * <p>Owns the table {@code person}. What is known of a person lives in dossiers.
 */
@NullMarked
package nl.belofte.person;

import org.jspecify.annotations.NullMarked;
