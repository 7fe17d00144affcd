/**
 * Nobody is approached for advertising whom the law or his own no keeps from it: each way that a statement promises stands on a
 * consent to it, or, for offers by e-mail, on a sale at which one could refuse them.
 *
 * <p>Owns the table {@code permission}: a dossier for each person and way, with what it stands on. A no stands in
 * {@code suppression} and is asked again whenever somebody is approached.
 */
@NullMarked
package nl.belofte.permission;

import org.jspecify.annotations.NullMarked;
