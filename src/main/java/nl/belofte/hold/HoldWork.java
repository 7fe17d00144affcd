package nl.belofte.hold;

import java.util.Optional;
import java.util.Set;
import nl.belofte.file.Language;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Wording;
import nl.belofte.web.Texts;
import nl.belofte.work.Kind;
import nl.belofte.work.Task;
import nl.belofte.work.Work;
import org.springframework.stereotype.Component;

/** The requests that wait for a second person, for everybody who may be that: not for who asked. */
@Component
class HoldWork implements Work {

    private final HoldRequests requests;

    HoldWork(HoldRequests requests) {
        this.requests = requests;
    }

    @Override
    public Kind kind() {
        return Kind.HOLD;
    }

    @Override
    public boolean isFor(Set<Purpose> opens) {
        return opens.contains(Purpose.RIGHTS);
    }

    @Override
    public Waiting waiting(SignedIn who, Language language, int atMost) {
        var others = requests.list(who.controller(), MANY).stream()
                .filter(request -> !request.isOf(who))
                .toList();
        return new Waiting(
                others.size(),
                others.stream()
                        .limit(atMost)
                        .map(request -> task(request, language))
                        .toList(),
                Optional.of(HoldController.PATH));
    }

    private static Task task(HoldRequest request, Language language) {
        var texts = Texts.in(language);
        return new Task(
                texts.get(
                        "work.hold.text",
                        Wording.in(language).purpose(request.purpose()),
                        HoldStates.words(request.reason(), texts)),
                request.at(),
                Optional.of(request.until()),
                false,
                Optional.of(HoldController.PATH));
    }
}
