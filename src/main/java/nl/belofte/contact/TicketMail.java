package nl.belofte.contact;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import nl.belofte.brand.Sites;
import nl.belofte.consent.Consents;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.form.EmailAddress;
import nl.belofte.form.Forms;
import nl.belofte.inbox.InboxNews;
import nl.belofte.inbox.LetterBounced;
import nl.belofte.inbox.MailReceived;
import nl.belofte.mail.ReplyMarks;
import nl.belofte.person.Persons;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.ticket.AskedQuestion;
import nl.belofte.ticket.NotNow;
import nl.belofte.ticket.QuestionForm;
import nl.belofte.ticket.QuestionForm.Control;
import nl.belofte.ticket.Source;
import nl.belofte.ticket.Ticket;
import nl.belofte.ticket.Tickets;
import nl.belofte.ticket.Way;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people send by mail. A reply finds its ticket by the mark that our letter carried, and only from the address that
 * the letter went to; everything else is a new question.
 */
@Component
class TicketMail implements InboxNews {

    /** A name as people have one: what stands there may be meant for somebody else's eyes. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}.' -]{1,60}");

    private final Tickets tickets;
    private final ReplyMarks marks;
    private final Dossiers dossiers;
    private final Consents consents;
    private final QuestionForm form;
    private final Forms forms;
    private final Persons persons;
    private final Sites sites;
    private final Statements statements;
    private final TransactionTemplate transaction;
    private final TransactionTemplate attempt;

    TicketMail(
            Tickets tickets,
            ReplyMarks marks,
            Dossiers dossiers,
            Consents consents,
            QuestionForm form,
            Forms forms,
            Persons persons,
            Sites sites,
            Statements statements,
            TransactionTemplate transaction) {
        this.tickets = tickets;
        this.marks = marks;
        this.dossiers = dossiers;
        this.consents = consents;
        this.form = form;
        this.forms = forms;
        this.persons = persons;
        this.sites = sites;
        this.statements = statements;
        this.transaction = transaction;
        // What fails in it is undone alone: the mail then goes elsewhere in the transaction around it.
        this.attempt = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public boolean isFor(MailReceived mail) {
        return !mail.complaint();
    }

    /** Nothing is kept of what has no words or no address. */
    @Override
    public Optional<DossierId> received(MailReceived mail) {
        var address =
                forms.email(mail.from(), statements.current(mail.controller()).country());
        if (address.isEmpty() || mail.text().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(ticket(mail.controller(), mail.references())
                .filter(ticket -> attach(ticket, address.get(), mail))
                .map(Ticket::dossier)
                .orElseGet(() -> open(address.get(), mail)));
    }

    @Override
    public Optional<DossierId> bounced(LetterBounced letter) {
        return ticket(letter.controller(), letter.references())
                .filter(_ -> letter.why().lost())
                .filter(ticket -> tried(() -> {
                    tickets.bounced(ticket);
                    return true;
                }))
                .map(Ticket::dossier);
    }

    private Optional<Ticket> ticket(String controller, Collection<String> references) {
        return marks.find(references)
                .flatMap(tickets::find)
                .filter(found -> found.controller().equals(controller));
    }

    /** @return whether it is said there now: not from another address, and not where nothing may be added any more */
    private boolean attach(Ticket ticket, String address, MailReceived mail) {
        return tried(() -> {
            var own = dossiers.read(ticket.dossier(), new Use(Purpose.CONTACT, ticket.self()))
                    .content()
                    .get(Category.EMAIL, Field.EMAIL)
                    .filter(email -> EmailAddress.folded(email).equals(EmailAddress.folded(address)));
            if (own.isEmpty()) {
                return false;
            }
            tickets.write(ticket, Way.MAIL, MailReceived.shortened(mail.text()));
            return true;
        });
    }

    private boolean tried(Supplier<Boolean> deed) {
        try {
            return attempt.execute(_ -> deed.get());
        } catch (NotPermitted | NotNow gone) {
            return false;
        }
    }

    private DossierId open(String address, MailReceived mail) {
        var visit = new Visit(sites.entrance(mail.controller()), Language.NL, "/");
        var declaration = form.declaration(mail.controller());
        var values = new EnumMap<Category, Map<Field, String>>(Category.class);
        values.put(Category.EMAIL, Map.of(Field.EMAIL, address));
        if (declaration.allows(Category.NAME_AND_ADDRESS)
                && NAME.matcher(mail.name()).matches()) {
            values.put(Category.NAME_AND_ADDRESS, Map.of(Field.GIVEN_NAME, mail.name()));
        }
        boolean hasSubject =
                declaration.allows(Category.SUBJECT) && !mail.subject().isBlank();
        if (hasSubject) {
            values.put(Category.SUBJECT, Map.of(Field.SUBJECT, mail.subject()));
        }
        var text = hasSubject || mail.text().startsWith(mail.subject())
                ? mail.text()
                : mail.subject() + "\n\n" + mail.text();
        return transaction.execute(_ -> {
            var person = persons.add(mail.controller());
            var self = new Actor.Self(person.value());
            var content = new Content(values);
            var ground = form.consent(mail.controller(), visit.language(), Control.OWN_MAIL)
                    .map(shown -> consents.give(person, shown, QuestionForm.reach(content), self));
            return tickets.open(
                    new AskedQuestion(visit, person, Source.MAIL, content, MailReceived.shortened(text), ground, self));
        });
    }
}
