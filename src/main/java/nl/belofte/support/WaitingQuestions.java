package nl.belofte.support;

import java.util.Optional;
import java.util.Set;
import nl.belofte.file.Language;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.ticket.Queue;
import nl.belofte.ticket.Status;
import nl.belofte.ticket.Ticket;
import nl.belofte.web.Texts;
import nl.belofte.work.Kind;
import nl.belofte.work.Task;
import nl.belofte.work.Work;
import org.springframework.stereotype.Component;

/** The questions that wait for our answer: by their references, for nobody needs to read them to see that they wait. */
@Component
class WaitingQuestions implements Work {

    private final Queue queue;
    private final Waits waits;

    WaitingQuestions(Queue queue, Waits waits) {
        this.queue = queue;
        this.waits = waits;
    }

    @Override
    public Kind kind() {
        return Kind.QUESTION;
    }

    @Override
    public boolean isFor(Set<Purpose> opens) {
        return opens.contains(Purpose.CONTACT);
    }

    @Override
    public Waiting waiting(SignedIn who, Language language, int atMost) {
        var oldest = queue.page(who.controller(), Status.WAITING, "");
        return new Waiting(
                oldest.counts().getOrDefault(Status.WAITING, 0),
                oldest.tickets().stream()
                        .limit(atMost)
                        .map(ticket -> task(ticket, language))
                        .toList(),
                Optional.of("/balie/vragen"));
    }

    private Task task(Ticket ticket, Language language) {
        return new Task(
                Texts.in(language).get("work.question.text", ticket.written()),
                ticket.since(),
                Optional.of(waits.lastDay(ticket)),
                waits.late(ticket),
                Optional.of("/balie/vragen/" + ticket.reference()));
    }
}
