/**
 * Mail that people send to a controller is taken in once, told upward in the same transaction that remembers it, and then
 * deleted on the mail server. What a machine wrote, and what nobody can be answered on, is deleted unread; what could not be
 * taken in waits on the server and is tried again. Nothing of a message is kept here.
 *
 * <p>Owns the tables {@code received_mail} and {@code mailbox_trouble}. Knows nothing of what mail is about: who takes it in implements
 * {@link nl.belofte.inbox.InboxNews}.
 */
@NullMarked
package nl.belofte.inbox;

import org.jspecify.annotations.NullMarked;
