package nl.belofte.casework;

import java.time.Period;
import java.util.Optional;
import java.util.Set;
import nl.belofte.file.Language;
import nl.belofte.rights.RequestQueue;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Texts;
import nl.belofte.work.Kind;
import nl.belofte.work.Work;
import org.springframework.stereotype.Component;

/** Requests whose clock stands still for so long that somebody has to decide whether the doubt was worth it. */
@Component
class LongDoubts implements Work {

    private static final Period LONG = Period.ofMonths(1);

    private final RequestQueue queue;
    private final Statements statements;
    private final CaseTasks tasks;

    LongDoubts(RequestQueue queue, Statements statements, CaseTasks tasks) {
        this.queue = queue;
        this.statements = statements;
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
        var all = queue.doubtedBefore(
                who.controller(), statements.today(who.controller()).minus(LONG));
        var texts = Texts.in(language);
        return new Waiting(
                all.size(),
                all.stream()
                        .limit(atMost)
                        .map(request -> tasks.of(
                                request,
                                texts.get(
                                        "work.doubt",
                                        request.written(),
                                        texts.get("right." + request.right().id())),
                                request.doubtedOn().orElseThrow(),
                                Optional.empty()))
                        .toList(),
                Optional.of(CaseQueueController.PATH + "?status=doubted"));
    }
}
