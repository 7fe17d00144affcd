/**
 * Nothing outlives its date by more than a day while the platform runs, and nothing dies early.
 *
 * <p>Owns the table {@code sweep}. What is due follows from the statements; erasing itself is the dossiers' own work.
 */
@NullMarked
package nl.belofte.retention;

import org.jspecify.annotations.NullMarked;
