/**
 * The public statement: a page, its older versions, and the same for machines, all generated from the declaration. And the
 * keys by which a stranger knows what the provider signed.
 *
 * <p>Owns no tables and no words of its own: what it says is the statement's.
 */
@NullMarked
package nl.belofte.privacy;

import org.jspecify.annotations.NullMarked;
