package nl.belofte.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.belofte.inbox.ImapMailbox.Waiting;
import nl.belofte.inbox.Intake.Outcome;
import nl.belofte.inbox.Unreadable.Trouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one controller's mailbox, again and again. What was taken in is deleted on the server after that was committed; who is
 * stopped in between finds it again, knows it, and deletes it then. The log tells kinds and counts and nothing of a message.
 */
final class MailboxReading {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /** In bytes, of a message that is read to its end. */
    static final int LARGEST = 10 * 1024 * 1024;

    /** In bytes: as much as is read of a larger one. What somebody typed stands before what hangs on it. */
    static final int BEGINNING = 64 * 1024;

    private static final int PAGE = 50;

    /** After which the rest waits for the next time, so that no job is held for long. */
    private static final Duration AT_A_TIME = Duration.ofSeconds(20);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final MailboxSettings settings;
    private final Properties client;
    private final Intake intake;
    private final Clock clock;
    private final MailboxTroubles troubles;
    private final WaitingMail waiting;

    private @Nullable Trouble trouble;
    private Duration wait = Duration.ZERO;
    private Instant dueAt = Instant.MIN;

    /** @param client more settings of the IMAP client */
    MailboxReading(MailboxSettings settings, Properties client, Intake intake, MailboxTroubles troubles, Clock clock) {
        this.settings = settings;
        this.client = client;
        this.intake = intake;
        this.troubles = troubles;
        this.clock = clock;
        this.waiting = new WaitingMail(clock);
    }

    void read() {
        if (clock.instant().isBefore(dueAt)) {
            return;
        }
        var tally = new Tally();
        try (var mailbox = ImapMailbox.open(settings, client)) {
            boolean toItsEnd = read(mailbox, tally);
            wellAgain();
            if (toItsEnd) {
                intake.forgetOld(settings.controller());
            }
        } catch (Unreadable e) {
            wrong(e.trouble());
        } finally {
            tally.tell(settings.controller());
        }
    }

    private void wellAgain() {
        if (trouble != null) {
            LOG.warn("The mailbox of {} can be read again.", settings.controller());
        }
        trouble = null;
        wait = Duration.ZERO;
        troubles.clear(settings.controller());
    }

    /** It is told once, not at each try; and whoever asks too often with a wrong password is shut out. */
    private void wrong(Trouble now) {
        if (now != trouble) {
            LOG.warn(
                    "The mailbox of {} cannot be read: {}.",
                    settings.controller(),
                    now.sentence(settings.controller()));
        }
        trouble = now;
        var next = wait.isZero() ? FIRST_WAIT : wait.multipliedBy(2);
        wait = next.compareTo(LONGEST_WAIT) < 0 ? next : LONGEST_WAIT;
        var at = clock.instant();
        dueAt = at.plus(wait);
        troubles.note(settings.controller(), now, at);
    }

    /** @return whether it came to the end */
    private boolean read(ImapMailbox mailbox, Tally tally) throws Unreadable {
        long end = System.nanoTime() + AT_A_TIME.toNanos();
        var all = mailbox.uids();
        waiting.forgetOthers(mailbox.validity(), all);
        var due = all.stream().filter(waiting::isDue).toList();
        for (int from = 0; from < due.size(); from += PAGE) {
            var done = new ArrayList<Long>();
            try {
                for (var message : mailbox.look(due.subList(from, Math.min(from + PAGE, due.size())))) {
                    if (System.nanoTime() > end) {
                        return false;
                    }
                    if (take(mailbox, message, tally)) {
                        done.add(message.uid());
                    }
                }
            } finally {
                // Also when one of them breaks the line: most of what was committed is then still deleted now.
                if (mailbox.isOpen()) {
                    mailbox.delete(done);
                }
            }
        }
        return true;
    }

    /**
     * What could not be taken in waits, and the others are read.
     *
     * @return whether it can be deleted
     */
    private boolean take(ImapMailbox mailbox, Waiting message, Tally tally) throws Unreadable {
        try {
            var outcome = outcome(mailbox, message);
            outcome.map(Outcome::told).ifPresent(tally::count);
            if (outcome.equals(Optional.of(Outcome.TOO_MANY))) {
                waiting.later(message.uid(), Intake.A_WHILE);
                return false;
            }
            return outcome.isPresent();
        } catch (Unreadable | RuntimeException | StackOverflowError failure) {
            if (!mailbox.isOpen()) {
                throw new Unreadable(Trouble.AWAY);
            }
            waiting.failed(message.uid());
            tally.failed(failure);
            return false;
        }
    }

    /** Empty when it is gone: somebody deleted it meanwhile. */
    private Optional<Outcome> outcome(ImapMailbox mailbox, Waiting message) throws Unreadable {
        boolean large = message.size() > LARGEST;
        return mailbox.read(message.uid(), large ? BEGINNING : LARGEST + 1).map(bytes -> {
            // A server may say a size that is not so.
            boolean whole = !large && bytes.length <= LARGEST;
            return intake.receive(
                    settings.controller(),
                    whole ? bytes : Arrays.copyOf(bytes, Math.min(bytes.length, BEGINNING)),
                    whole,
                    message.arrived());
        });
    }

    /** How many messages of which kind there were in one reading. */
    private static final class Tally {

        private final Map<String, Integer> counts = new TreeMap<>();
        private final Map<String, Integer> failures = new TreeMap<>();

        void count(String outcome) {
            counts.merge(outcome, 1, Integer::sum);
        }

        void failed(Throwable failure) {
            failures.merge(failure.getClass().getName(), 1, Integer::sum);
        }

        void tell(String controller) {
            if (!counts.isEmpty()) {
                LOG.info("Mail to {}: {}.", controller, listed(counts));
            }
            if (!failures.isEmpty()) {
                LOG.warn(
                        "Mail to {} could not be taken in, and is tried again later: {}.",
                        controller,
                        listed(failures));
            }
        }

        private static String listed(Map<String, Integer> counts) {
            return counts.entrySet().stream()
                    .map(each -> each.getValue() + " " + each.getKey())
                    .collect(Collectors.joining(", "));
        }
    }
}
