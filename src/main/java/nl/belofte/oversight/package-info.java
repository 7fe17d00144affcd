/**
 * Who looks at the people who look: what each member of staff did with customers' dossiers, with what stands out. For the
 * privacy officer, whose own looking stands in the same evidence.
 *
 * <p>Owns no tables: all of it is read from the evidence, so that what is shown is what was recorded.
 */
@NullMarked
package nl.belofte.oversight;

import org.jspecify.annotations.NullMarked;
