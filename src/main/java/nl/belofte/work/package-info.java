/**
 * What waits for people at the desk, of whatever kind, in one queue: alarms first, then what is late, then what must be done
 * soonest. Nobody is shown or counted work that the role does not do.
 *
 * <p>Owns no tables and knows no kind of work by itself: the modules in which something waits implement
 * {@link nl.belofte.work.Work}. It tells kinds, times and references and opens no dossier.
 */
@NullMarked
package nl.belofte.work;

import org.jspecify.annotations.NullMarked;
