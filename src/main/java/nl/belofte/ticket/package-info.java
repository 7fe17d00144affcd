/**
 * A question that somebody asked is a ticket, from the first word until it is erased: who said what and when, whose turn it
 * is, and since when. It stays open until its person is satisfied, or was told a day on which it closes and let that pass;
 * then the clock of its dossier runs.
 *
 * <p>Owns the table {@code ticket}, which tells whose turn it is and nothing of what was said: that is sealed in the dossier.
 * What may happen to a ticket stands in one table, {@link nl.belofte.ticket.Step}; how long anybody waits in another,
 * {@link nl.belofte.ticket.Patience}.
 */
@NullMarked
package nl.belofte.ticket;

import org.jspecify.annotations.NullMarked;
