package nl.belofte.contact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.account.Mailboxes;
import nl.belofte.consent.Consents;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.form.EmailAddress;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Mail;
import nl.belofte.mail.Tokens;
import nl.belofte.person.PersonId;
import nl.belofte.person.Persons;
import nl.belofte.session.Attempts;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.ticket.AskedQuestion;
import nl.belofte.ticket.QuestionForm;
import nl.belofte.ticket.Source;
import nl.belofte.ticket.Tickets;
import nl.belofte.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A question that may be a robot's waits in a dossier of its own until its mailbox has proved itself. Nobody reads it
 * before, and the consent that goes with it counts from then on. One that nobody confirms goes by its own short term.
 */
@Component
class PendingQuestions {

    private static final int LETTERS_AN_HOUR = 3;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Persons persons;
    private final Dossiers dossiers;
    private final Consents consents;
    private final Tickets tickets;
    private final Mail mail;
    private final Tokens tokens;
    private final Attempts attempts;
    private final Mailboxes mailboxes;

    PendingQuestions(
            JdbcClient db,
            TransactionTemplate transaction,
            Persons persons,
            Dossiers dossiers,
            Consents consents,
            Tickets tickets,
            Mail mail,
            Tokens tokens,
            Attempts attempts,
            Mailboxes mailboxes) {
        this.db = db;
        this.transaction = transaction;
        this.persons = persons;
        this.dossiers = dossiers;
        this.consents = consents;
        this.tickets = tickets;
        this.mail = mail;
        this.tokens = tokens;
        this.attempts = attempts;
        this.mailboxes = mailboxes;
    }

    /**
     * @param consentText the number of the words that were agreed to; null where none were asked
     * @return whether it waits: not when this address got as many letters as it gets in an hour
     */
    boolean await(Visit visit, Content content, String text, @Nullable Integer consentText) {
        var email = content.get(Category.EMAIL, Field.EMAIL).orElseThrow();
        if (!attempts.allowed(
                "question to confirm", visit.controller() + EmailAddress.folded(email), LETTERS_AN_HOUR)) {
            return false;
        }
        transaction.executeWithoutResult(_ -> {
            var person = persons.add(visit.controller());
            var dossier = dossiers.open(
                    visit.controller(),
                    person,
                    Purpose.PENDING_QUESTION,
                    content.with(Category.MESSAGE, Map.of(Field.MESSAGE, text)),
                    new Actor.Self(person.value()));
            db.sql("insert into pending_question (dossier, consent_text) values (?, ?)")
                    .param(dossier.value())
                    .param(consentText)
                    .update();
            mail.send(Letter.CONFIRM_QUESTION, visit, dossier, dossier.value());
        });
        return true;
    }

    boolean waiting(Visit visit, String token) {
        return find(visit, token, "").isPresent();
    }

    /** @return whether it is a ticket now; not when it was before, or is gone */
    boolean confirm(Visit visit, String token) {
        return mailboxes
                .confirm(lock -> find(visit, token, lock), Waiting::dossier, waiting -> {
                    open(visit, waiting);
                    return Optional.of(waiting);
                })
                .isPresent();
    }

    private void open(Visit visit, Waiting waiting) {
        var self = new Actor.Self(waiting.person().value());
        var all = dossiers.read(waiting.dossier(), new Use(Purpose.PENDING_QUESTION, self))
                .content();
        var content = all.without(Category.MESSAGE);
        var ground = waiting.consentText()
                .map(shown -> consents.give(waiting.person(), shown, QuestionForm.reach(content), self));
        tickets.open(new AskedQuestion(
                visit,
                waiting.person(),
                Source.FORM,
                content,
                all.get(Category.MESSAGE, Field.MESSAGE).orElseThrow(),
                ground,
                self));
        dossiers.erase(List.of(waiting.dossier()), self, "confirmed");
        mailboxes.personOf(
                visit.controller(), content.get(Category.EMAIL, Field.EMAIL).orElseThrow());
    }

    private record Waiting(DossierId dossier, PersonId person, Optional<Integer> consentText) {}

    private Optional<Waiting> find(Visit visit, String token, String lock) {
        return tokens.read(Letter.CONFIRM_QUESTION, token)
                .flatMap(dossier -> db.sql("""
                        select q.dossier, d.person, q.consent_text
                        from pending_question q join dossier d on d.id = q.dossier
                        where q.dossier = ? and (select controller from person where id = d.person) = ?""" + lock)
                        .params(dossier, visit.controller())
                        .query((row, _) -> new Waiting(
                                new DossierId(row.getObject(1, UUID.class)),
                                new PersonId(row.getObject(2, UUID.class)),
                                Optional.ofNullable(row.getObject(3, Integer.class))))
                        .optional());
    }
}
