package nl.belofte.casework;

import java.util.Optional;
import java.util.Set;
import nl.belofte.file.Language;
import nl.belofte.rights.RequestQueue;
import nl.belofte.rights.RightsRequest;
import nl.belofte.rights.Status;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.web.Texts;
import nl.belofte.work.Kind;
import nl.belofte.work.Task;
import nl.belofte.work.Work;
import org.springframework.stereotype.Component;

/** The requests that wait for our answer, by their references. */
@Component
class WaitingCases implements Work {

    private final RequestQueue queue;
    private final CaseTasks tasks;

    WaitingCases(RequestQueue queue, CaseTasks tasks) {
        this.queue = queue;
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
        var first = queue.page(who.controller(), Status.OPEN, "");
        return new Waiting(
                first.counts().getOrDefault(Status.OPEN, 0),
                first.requests().stream()
                        .limit(atMost)
                        .map(request -> task(request, language))
                        .toList(),
                Optional.of(CaseQueueController.PATH));
    }

    private Task task(RightsRequest request, Language language) {
        var texts = Texts.in(language);
        return tasks.of(
                request,
                texts.get(
                        request.proposedBy().isPresent() ? "work.request.proposed" : "work.request.text",
                        request.written(),
                        texts.get("right." + request.right().id())),
                request.receivedOn(),
                Optional.of(request.answerBy()));
    }
}
