package nl.belofte.casework;

import java.util.Map;
import java.util.Optional;
import nl.belofte.brand.Sites;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.form.Forms;
import nl.belofte.inbox.InboxNews;
import nl.belofte.inbox.LetterBounced;
import nl.belofte.inbox.MailReceived;
import nl.belofte.person.Persons;
import nl.belofte.rights.Asking;
import nl.belofte.rights.NewRequest;
import nl.belofte.rights.Right;
import nl.belofte.rights.Source;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;

/** A mail to the address for complaints is a case by itself, whose clock runs from the day on which the mail came. COM-1. */
@Component
@Serves({"COM-1", "RIG-11"})
class ComplaintMail implements InboxNews {

    private final Asking asking;
    private final Persons persons;
    private final Forms forms;
    private final Statements statements;
    private final Sites sites;

    ComplaintMail(Asking asking, Persons persons, Forms forms, Statements statements, Sites sites) {
        this.asking = asking;
        this.persons = persons;
        this.forms = forms;
        this.statements = statements;
        this.sites = sites;
    }

    @Override
    public boolean isFor(MailReceived mail) {
        return mail.complaint();
    }

    /**
     * Anybody can write any sender, so the case is of somebody of whom nothing is known but this address, until the link in the
     * letter to it is used. A name is not taken over: the letter would carry it to whose address it may be.
     */
    @Override
    public Optional<DossierId> received(MailReceived mail) {
        var statement = statements.current(mail.controller());
        return forms.email(mail.from(), statement.country())
                .filter(_ -> !mail.text().isBlank())
                .map(address -> {
                    var person = persons.add(mail.controller());
                    return asking.open(new NewRequest(
                            new Visit(sites.entrance(mail.controller()), Language.NL, "/"),
                            person,
                            Right.COMPLAINT,
                            Source.MAIL,
                            mail.arrived().atZone(statement.zone()).toLocalDate(),
                            new Content(Map.of(Category.EMAIL, Map.of(Field.EMAIL, address))),
                            MailReceived.shortened(mail.subject() + "\n\n" + mail.text()),
                            Optional.empty(),
                            new Actor.Self(person.value())));
                });
    }

    /** Letters about requests carry no mark by which one that came back is known. */
    @Override
    public Optional<DossierId> bounced(LetterBounced letter) {
        return Optional.empty();
    }
}
