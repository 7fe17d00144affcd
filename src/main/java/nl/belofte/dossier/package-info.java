/**
 * What names or describes a person is held in dossiers, sealed, one for each purpose, and is opened for a purpose only.
 *
 * <p>Owns {@code declaration}, {@code dossier}, {@code ground}, {@code restriction}, {@code legal_hold}, {@code objection} and
 * the schema {@code keys}. Never holds what the statement does not declare, nor without the consent that it declares; never
 * gives anything out without evidence, never keeps a key of what is erased. What may happen to a dossier stands in one table,
 * {@link nl.belofte.dossier.Step}; who may open it for what in one rule, {@code PurposeRule}.
 */
@NullMarked
package nl.belofte.dossier;

import org.jspecify.annotations.NullMarked;
