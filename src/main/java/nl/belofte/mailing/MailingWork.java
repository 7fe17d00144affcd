package nl.belofte.mailing;

import java.util.Optional;
import java.util.Set;
import nl.belofte.file.Language;
import nl.belofte.mailing.Mailings.Doubt;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Texts;
import nl.belofte.work.Kind;
import nl.belofte.work.Task;
import nl.belofte.work.Work;
import org.springframework.stereotype.Component;

/** The mailings of which somebody has to decide what becomes of copies that perhaps did not arrive. */
@Component
class MailingWork implements Work {

    private final Mailings mailings;
    private final Statements statements;

    MailingWork(Mailings mailings, Statements statements) {
        this.mailings = mailings;
        this.statements = statements;
    }

    @Override
    public Kind kind() {
        return Kind.MAILING;
    }

    @Override
    public boolean isFor(Set<Purpose> opens) {
        return opens.contains(Purpose.NEWSLETTER) || opens.contains(Purpose.ADVERTISING);
    }

    @Override
    public Waiting waiting(SignedIn who, Language language, int atMost) {
        var opens = who.opens(statements);
        var tasks = mailings.doubts(who.controller()).stream()
                .filter(doubt -> opens.contains(doubt.purpose()))
                .map(doubt -> task(doubt, language))
                .toList();
        return new Waiting(tasks.size(), tasks.stream().limit(atMost).toList(), Optional.of(MailingController.PATH));
    }

    private static Task task(Doubt doubt, Language language) {
        return new Task(
                Texts.in(language).get("work.mailing.text", doubt.copies()),
                doubt.begun(),
                Optional.empty(),
                false,
                Optional.of(MailingController.PATH + "/" + doubt.mailing() + "#twijfel"));
    }
}
