package nl.belofte.casework;

import java.util.Optional;
import java.util.Set;
import nl.belofte.file.Language;
import nl.belofte.rights.PaperLetters;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Texts;
import nl.belofte.work.Kind;
import nl.belofte.work.Task;
import nl.belofte.work.Work;
import org.springframework.stereotype.Component;

/** Letters on paper that somebody still has to print and post: until then they say nothing to anybody. */
@Component
class WaitingLetters implements Work {

    private final PaperLetters letters;
    private final Statements statements;

    WaitingLetters(PaperLetters letters, Statements statements) {
        this.letters = letters;
        this.statements = statements;
    }

    @Override
    public Kind kind() {
        return Kind.REQUEST;
    }

    @Override
    public boolean isFor(Set<Purpose> opens) {
        return opens.contains(Purpose.RIGHTS);
    }

    @Override
    public Waiting waiting(SignedIn who, Language language, int atMost) {
        var toPost = letters.waiting(who.controller(), atMost);
        var zone = statements.current(who.controller()).zone();
        var today = statements.today(who.controller());
        var texts = Texts.in(language);
        return new Waiting(
                toPost.count(),
                toPost.first().stream()
                        .map(each -> new Task(
                                texts.get(
                                        "work.paper",
                                        each.request().written(),
                                        texts.get("letter."
                                                + each.letter().letter().id())),
                                each.letter().writtenOn().atStartOfDay(zone).toInstant(),
                                Optional.of(each.request().answerBy()),
                                today.isAfter(each.request().answerBy()),
                                Optional.of(CaseQueueController.PATH + "/"
                                        + each.request().reference())))
                        .toList(),
                Optional.of(CaseQueueController.PATH));
    }
}
