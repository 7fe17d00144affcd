/**
 * The promises of every controller with their state, derived from statements, features and proofs; nobody keeps them by
 * hand.
 *
 * <p>Needs no database and no running platform. Owns no tables.
 */
@NullMarked
package nl.belofte.promise;

import org.jspecify.annotations.NullMarked;
