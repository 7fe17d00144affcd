package nl.belofte.undelivered;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import nl.belofte.file.Language;
import nl.belofte.mail.StuckLetters;
import nl.belofte.mail.StuckLetters.StuckLetter;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.web.Texts;
import nl.belofte.work.Kind;
import nl.belofte.work.Task;
import nl.belofte.work.Work;
import org.springframework.stereotype.Component;

/** The letters that do not go out. */
@Component
class UndeliveredWork implements Work {

    private final StuckLetters stuck;
    private final KindsOfLetter kinds;

    UndeliveredWork(StuckLetters stuck, KindsOfLetter kinds) {
        this.stuck = stuck;
        this.kinds = kinds;
    }

    @Override
    public Kind kind() {
        return Kind.LETTER;
    }

    @Override
    public boolean isFor(Set<Purpose> opens) {
        return !Collections.disjoint(opens, UndeliveredController.PURPOSES);
    }

    @Override
    public Waiting waiting(SignedIn who, Language language, int atMost) {
        var found = stuck.list(who.controller(), kinds.of(who), MANY);
        return new Waiting(
                found.size(),
                found.stream()
                        .limit(atMost)
                        .map(letter -> task(letter, language))
                        .toList(),
                Optional.of(UndeliveredController.PATH));
    }

    private static Task task(StuckLetter letter, Language language) {
        var texts = Texts.in(language);
        return new Task(
                texts.get(
                        "work.letter.text",
                        texts.get("letter." + letter.letter().id()),
                        letter.tries()),
                letter.since(),
                Optional.empty(),
                false,
                Optional.of(UndeliveredController.PATH + "#brief-" + letter.id()));
    }
}
