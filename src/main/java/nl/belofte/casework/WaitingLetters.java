package nl.belofte.casework;

import java.util.Optional;
import java.util.Set;
import nl.belofte.file.Language;
import nl.belofte.rights.PaperLetters;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.web.Texts;
import nl.belofte.work.Kind;
import nl.belofte.work.Work;
import org.springframework.stereotype.Component;

/** Letters on paper that somebody still has to print and post: until then they say nothing to anybody. */
@Component
class WaitingLetters implements Work {

    private final PaperLetters letters;
    private final CaseTasks tasks;

    WaitingLetters(PaperLetters letters, CaseTasks tasks) {
        this.letters = letters;
        this.tasks = tasks;
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
        var texts = Texts.in(language);
        return new Waiting(
                toPost.count(),
                toPost.first().stream()
                        .map(each -> tasks.of(
                                each.request(),
                                texts.get(
                                        "work.paper",
                                        each.request().written(),
                                        texts.get("letter."
                                                + each.letter().letter().id())),
                                each.letter().writtenOn(),
                                Optional.of(each.request().answerBy())))
                        .toList(),
                Optional.of(CaseQueueController.PATH));
    }
}
