package nl.belofte.contact;

import nl.belofte.account.Mailboxes;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Outlines;
import nl.belofte.dossier.Use;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.ticket.Ticket;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who asks without being signed in is a new person, whatever address is typed. Who has proved to read the mail of that
 * address, and has an account under it, is that customer: then the two are one.
 */
@Component
class MailboxProof {

    private final Mailboxes mailboxes;
    private final Outlines outlines;
    private final Dossiers dossiers;
    private final TransactionTemplate transaction;

    MailboxProof(Mailboxes mailboxes, Outlines outlines, Dossiers dossiers, TransactionTemplate transaction) {
        this.mailboxes = mailboxes;
        this.outlines = outlines;
        this.dossiers = dossiers;
        this.transaction = transaction;
    }

    /** A link was used that only this ticket's mailbox got. */
    void proved(Ticket ticket) {
        if (isCustomer(ticket.person())) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            mailboxes.oneAtATime(ticket.dossier());
            dossiers.read(ticket.dossier(), new Use(Purpose.CONTACT, ticket.self()))
                    .content()
                    .get(Category.EMAIL, Field.EMAIL)
                    .ifPresent(email -> mailboxes.personOf(ticket.controller(), email));
        });
    }

    private boolean isCustomer(PersonId person) {
        return outlines.purposesOf(person).containsValue(Purpose.ACCOUNT);
    }
}
