/**
 * How people reach a controller and hear back: a form that asks only what the statement declares for it, the mail that they
 * send, and a page for each question, by the link in its letters or signed in. Who cannot show to be no robot confirms
 * by mail.
 *
 * <p>Owns the table {@code pending_question}: a question waits in a dossier of its own until its mailbox has proved itself.
 */
@NullMarked
package nl.belofte.contact;

import org.jspecify.annotations.NullMarked;
