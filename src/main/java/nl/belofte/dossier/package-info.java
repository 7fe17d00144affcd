/**
 * What names or describes a person is held in dossiers, sealed, one for each purpose, and is opened for a purpose only.
 *
 * <p>Owns {@code dossier}, {@code sealed_value} and {@code keys.dossier_key}. Never holds what the statement does not
 * declare, never gives anything out without evidence in the same transaction, never keeps a key of what is erased.
 */
@NullMarked
package nl.belofte.dossier;

import org.jspecify.annotations.NullMarked;
