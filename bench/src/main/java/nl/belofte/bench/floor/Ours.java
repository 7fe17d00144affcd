package nl.belofte.bench.floor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import nl.belofte.bench.NotMeasured;
import nl.belofte.database.BenchServer;
import nl.belofte.dossier.BenchFloor;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Opening;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;

/** The promise floor on each of these benches, by the same calls as the product's own. */
final class Ours {

    private static final String NAME = "ours";
    private static final String CONTROLLER = "c0";
    private static final int TERM = 30;
    private static final int AT_ONCE = 1_000;
    private static final Actor STAFF = new Actor.Staff("support", new UUID(1, 1));
    private static final Content CONTENT =
            new Content(Map.of(Category.MESSAGE, Map.of(Field.MESSAGE, "m".repeat(100))));

    private Ours() {}

    static Optional<Sweeper> sweeper(BenchServer server) {
        return Optional.of(new OurSweeper(server));
    }

    static Optional<Reporter> reporter(BenchServer server) {
        return Optional.of(new OurReporter(server));
    }

    static Optional<Writer> writer(BenchServer server) {
        return Optional.of(new OurWriter(server));
    }

    /** A clock that stands still until it is set. */
    private static final class Dial extends Clock {
        private static final Instant TODAY = Instant.parse("2026-03-02T11:00:00Z");
        private volatile Instant now = TODAY;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            var dial = this;
            return new Clock() {
                @Override
                public Instant instant() {
                    return dial.now;
                }

                @Override
                public ZoneId getZone() {
                    return zone;
                }

                @Override
                public Clock withZone(ZoneId other) {
                    return dial.withZone(other);
                }
            };
        }
    }

    private static void open(BenchFloor floor, List<PersonId> persons) {
        floor.dossiers.open(
                persons.stream()
                        .map(person -> new Opening(CONTROLLER, person, Purpose.LOCATION, CONTENT))
                        .toList(),
                STAFF);
    }

    private static void rest(BenchServer server, BenchFloor floor) {
        floor.chain.seal();
        BenchServer.execute(server.product(), "vacuum (analyze)");
    }

    /** Each dossier of a person of its own, so that with the dossier the person goes too. */
    private static final class OurSweeper implements Sweeper {
        private final BenchServer server;
        private final Dial dial = new Dial();
        private BenchFloor floor;

        OurSweeper(BenchServer server) {
            this.server = server;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public void load(int notDue) {
            floor = new BenchFloor(server, dial, TERM);
            add(notDue);
        }

        @Override
        public void addDue(int due) {
            dial.now = Dial.TODAY.minus(Duration.ofDays(TERM + 10));
            add(due);
            dial.now = Dial.TODAY;
        }

        private void add(int number) {
            for (int from = 0; from < number; from += AT_ONCE) {
                open(floor, floor.persons.add(CONTROLLER, Math.min(AT_ONCE, number - from)));
            }
            rest(server, floor);
        }

        @Override
        public long sweep() {
            var result = floor.sweepAt(dial).run();
            if (!result.clean()) {
                throw new NotMeasured("The sweep left something that is due.");
            }
            return result.erased();
        }

        @Override
        public long left() {
            return floor.db
                    .sql("select count(*) from dossier where sealed is not null")
                    .query(Long.class)
                    .single();
        }

        @Override
        public void close() {}
    }

    /** Everything that is held on a person, opened, and everything that was recorded about it. */
    private static final class OurReporter implements Reporter {
        private static final int ALL = 100_000;

        private final BenchServer server;
        private BenchFloor floor;
        private List<PersonId> persons = List.of();

        OurReporter(BenchServer server) {
            this.server = server;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public void load(int dossiers, int perPerson) {
            floor = new BenchFloor(server, new Dial(), TERM);
            int number = dossiers / perPerson;
            persons = new ArrayList<>();
            for (int from = 0; from < number; from += AT_ONCE) {
                persons.addAll(floor.persons.add(CONTROLLER, Math.min(AT_ONCE, number - from)));
            }
            // Of everybody one, then of everybody another: a person's dossiers lie far apart.
            for (int from = 0; from < dossiers; from += AT_ONCE) {
                open(
                        floor,
                        IntStream.range(from, Math.min(dossiers, from + AT_ONCE))
                                .mapToObj(place -> persons.get(place % number))
                                .toList());
            }
            rest(server, floor);
        }

        @Override
        public int report(int person) {
            var id = persons.get(person);
            int dossiers = floor.dossiers.readOwn(id).size();
            if (floor.evidence.about(id.value(), Long.MAX_VALUE, ALL).size() < dossiers) {
                throw new NotMeasured("The report has less evidence than dossiers.");
            }
            return dossiers;
        }

        @Override
        public void close() {}
    }

    /** Deeds in transactions of their own, taken up by the chain every second as the product does every two. */
    private static final class OurWriter implements Writer {
        private final BenchFloor floor;
        private final Thread sealing;
        private volatile boolean writing = true;

        OurWriter(BenchServer server) {
            this.floor = new BenchFloor(server, Clock.systemUTC(), TERM);
            this.sealing = Thread.startVirtualThread(this::seal);
        }

        private void seal() {
            while (writing) {
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
                floor.chain.seal();
            }
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public void write(int writer, long number) {
            var dossier = new UUID(writer, number);
            floor.transaction.executeWithoutResult(_ -> floor.evidence.record(
                    new Entry(CONTROLLER, Deed.READ, Purpose.LOCATION.id(), STAFF, dossier, dossier, "")));
        }

        @Override
        public long verify() {
            floor.chain.seal();
            var verdict = floor.chain.verify();
            if (!verdict.holds()) {
                throw new NotMeasured("The evidence does not hold: " + verdict.faults());
            }
            return verdict.entries();
        }

        @Override
        public void close() {
            writing = false;
            LockSupport.unpark(sealing);
            try {
                sealing.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
