package nl.belofte.mailing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import nl.belofte.mail.Carriage;
import nl.belofte.mail.Carrier.Line;
import nl.belofte.mailing.Mailing.State;
import nl.belofte.mailing.Sending.Went;
import nl.belofte.mailing.Sending.Why;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Sends all mailings that are to be sent, on this node, over as many lines as the settings say. Safe on many nodes at once. */
@Component
public class Dispatch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private static final int FIRST = 8;
    private static final int MOST = 100;
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(20);

    private final Mailings mailings;
    private final Gathering gathering;
    private final Bundles bundles;
    private final Sending sending;
    private final Compositor compositor;
    private final Carriage carriage;
    private final DataSource database;
    private final Clock clock;

    private final ReentrantLock atWork = new ReentrantLock();
    private volatile boolean stopping;

    Dispatch(
            Mailings mailings,
            Gathering gathering,
            Bundles bundles,
            Sending sending,
            Compositor compositor,
            Carriage carriage,
            DataSource database,
            Clock clock) {
        this.mailings = mailings;
        this.gathering = gathering;
        this.bundles = bundles;
        this.sending = sending;
        this.compositor = compositor;
        this.carriage = carriage;
        this.database = database;
        this.clock = clock;
    }

    /** When those that are planned begin, the first one first. */
    public List<Instant> planned(Instant until) {
        return mailings.in(State.SCHEDULED).stream()
                .flatMap(mailing -> mailing.due().stream())
                .filter(due -> due.isBefore(until))
                .sorted()
                .toList();
    }

    /** Lets nobody wait for it. */
    public void soon() {
        Thread.startVirtualThread(this::run);
    }

    /** All that is due. Who comes while it is done has nothing to do. */
    public void run() {
        if (!atWork.tryLock()) {
            return;
        }
        try {
            bundles.settleOfTheDead();
            gathering.begin();
            mailings.in(State.GATHERING).forEach(gathering::run);
            if (!mailings.in(State.SENDING).isEmpty()) {
                overAllLines();
            }
            mailings.end();
        } catch (RuntimeException e) {
            LOG.warn(
                    "A mailing could not go on, and does so later: {}",
                    e.getClass().getName());
        } finally {
            atWork.unlock();
        }
    }

    private void overAllLines() {
        try (var notes = Notes.open(database, clock);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lines = IntStream.range(0, carriage.connections())
                    .<Future<?>>mapToObj(_ -> threads.submit(() -> overOneLine(notes)))
                    .toList();
            lines.forEach(Dispatch::await);
        }
    }

    private static void await(Future<?> line) {
        try {
            line.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.warn("A line of a mailing was lost: {}", String.valueOf(e.getCause()));
        }
    }

    private void overOneLine(Notes notes) {
        int size = FIRST;
        var rest = SHORTEST_REST;
        var made = new HashMap<Integer, Map<Why, Composition>>();
        try (var line = carriage.open()) {
            while (!stopping) {
                var taken = take(size);
                if (taken.isEmpty()) {
                    return;
                }
                var went = send(taken.get(), line, notes, made);
                if (went.trouble()) {
                    line.close();
                    rest(rest);
                    rest = rest.multipliedBy(2).compareTo(LONGEST_REST) < 0 ? rest.multipliedBy(2) : LONGEST_REST;
                } else if (went.tried() > 0) {
                    rest = SHORTEST_REST;
                }
                // As many as go in the time that a no may have to wait.
                size = went.late() ? Math.max(1, went.tried()) : Math.min(MOST, size * 2);
            }
        }
    }

    private Optional<Bundle> take(int size) {
        for (var mailing : mailings.in(State.SENDING)) {
            var taken = bundles.take(mailing, size);
            if (taken.isPresent()) {
                return taken;
            }
        }
        return Optional.empty();
    }

    private Went send(Bundle bundle, Line line, Notes notes, Map<Integer, Map<Why, Composition>> made) {
        var ofThis = made.computeIfAbsent(bundle.mailing().id(), _ -> new HashMap<>());
        Function<Why, Composition> words =
                why -> ofThis.computeIfAbsent(why, _ -> compositor.of(bundle.mailing(), why.language(), why.agreed()));
        return sending.send(bundle, line, notes, words, () -> !stopping);
    }

    /** Whoever stops the platform does not wait for it. */
    private void rest(Duration rest) {
        long until = System.nanoTime() + rest.toNanos();
        while (!stopping && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /** What a line has at this moment goes, so that of nothing anybody has to doubt. */
    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        if (atWork.tryLock(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
            atWork.unlock();
        }
    }
}
