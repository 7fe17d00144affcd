/**
 * What staff see of a customer: of each dossier what their role reads and nothing more. The rest stays sealed; who has to look
 * wider says why, and the customer finds that in the log.
 *
 * <p>Owns no tables. A customer is found by one whole value and never by a part of it, so that nobody can leaf through people.
 */
@NullMarked
package nl.belofte.customer;

import org.jspecify.annotations.NullMarked;
