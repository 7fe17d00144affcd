package nl.belofte.trial;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import nl.belofte.mail.Carrier;
import nl.belofte.mail.Message;

/** Every mail of the trial, in memory only: it is gone when the platform stops. */
final class Mailbox implements Carrier {

    private static final int KEPT = 500;

    private final Clock clock;
    private final Deque<Received> received = new ArrayDeque<>();
    private int count;

    Mailbox(Clock clock) {
        this.clock = clock;
    }

    record Received(int number, Instant at, Message message) {}

    @Override
    public synchronized void carry(Message message) {
        received.addFirst(new Received(++count, clock.instant(), message));
        if (received.size() > KEPT) {
            received.removeLast();
        }
    }

    /** The newest first. */
    synchronized List<Received> list() {
        return List.copyOf(received);
    }

    synchronized Optional<Received> find(int number) {
        return received.stream().filter(mail -> mail.number() == number).findFirst();
    }
}
