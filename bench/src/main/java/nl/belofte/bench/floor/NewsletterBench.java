package nl.belofte.bench.floor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import nl.belofte.bench.Figures;
import nl.belofte.bench.NotMeasured;
import nl.belofte.bench.Settings;
import nl.belofte.database.BenchServer;
import nl.belofte.dossier.BenchFloor;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Opening;
import nl.belofte.evidence.Actor;
import nl.belofte.mail.BenchCarriage.Signature;
import nl.belofte.mailing.BenchMailings;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;

/**
 * A newsletter to many, to a mail server on this machine that takes everything, beside a loop that sends as many mails of the same
 * text over as many connections. Ours looks up who gets it, asks the registry of noes while each goes, puts on disk what is handed
 * over, and leaves evidence, which is sealed meanwhile; each copy has its own way out. Both sides sign (DKIM), as mailboxes want of
 * who sends to many, or with {@code --unsigned} neither.
 */
public final class NewsletterBench {

    private static final int RECIPIENTS = 100_000;
    private static final int LINES = 8;
    private static final int AT_ONCE = 1_000;
    private static final double AIM = 0.8;

    private NewsletterBench() {}

    public static void run(Settings settings) throws IOException {
        int recipients = settings.number("--recipients", RECIPIENTS);
        int lines = settings.number("--lines", LINES);
        var signature =
                settings.has("--unsigned") ? Optional.<Signature>empty() : Optional.of(Signature.of("example.org"));
        try (var server = BenchServer.start(settings.place());
                var sink = new Sink()) {
            var floor = new BenchFloor(server, Clock.systemUTC(), 30);
            var ours = new BenchMailings(floor, server.product(), Clock.systemUTC(), sink.port(), lines, signature);
            var bare = new BareSender(sink.port(), lines, ours.copy(), signature);
            add(floor, ours, recipients);
            BenchServer.execute(server.product(), "vacuum (analyze)");
            var over = new AtomicBoolean();
            var sealing = Thread.startVirtualThread(() -> seal(floor, over));
            var our = new double[settings.rounds()];
            var their = new double[settings.rounds()];
            // The first of all is slower than any other.
            round(sink, Math.min(recipients, 20_000), () -> bare.send(Math.min(recipients, 20_000)));
            round(sink, recipients, ours::send);
            for (int round = 0; round < settings.rounds(); round++) {
                server.checkpoint();
                their[round] = round(sink, recipients, () -> bare.send(recipients));
                our[round] = round(sink, recipients, ours::send);
                System.err.println(Figures.format(
                        "round %d of %d: ours %.2f s, bare %.2f s",
                        round + 1, settings.rounds(), our[round], their[round]));
            }
            over.set(true);
            join(sealing);
            tell(settings, recipients, lines, our, their);
        }
    }

    private static void seal(BenchFloor floor, AtomicBoolean over) {
        while (!over.get()) {
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            floor.chain.seal();
        }
    }

    private static void join(Thread sealing) {
        try {
            sealing.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void add(BenchFloor floor, BenchMailings ours, int recipients) {
        System.err.println(Figures.format("%,d readers sign up", recipients));
        for (int from = 0; from < recipients; from += AT_ONCE) {
            int first = from;
            int count = Math.min(AT_ONCE, recipients - from);
            var persons = floor.persons.add("c0", count);
            ours.subscribe(floor.dossiers.open(
                    IntStream.range(0, count)
                            .mapToObj(place ->
                                    new Opening("c0", persons.get(place), Purpose.NEWSLETTER, content(first + place)))
                            .toList(),
                    new Actor.Platform("bench")));
        }
        floor.chain.seal();
    }

    private static Content content(int number) {
        return new Content(Map.of(
                Category.NAME_AND_ADDRESS, Map.of(Field.GIVEN_NAME, "Anna"),
                Category.EMAIL, Map.of(Field.EMAIL, "lezer%d@voorbeeld.example".formatted(number))));
    }

    private static double round(Sink sink, int recipients, Runnable send) {
        long begin = System.nanoTime();
        send.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        int taken = sink.taken();
        if (taken != recipients) {
            throw new NotMeasured(Figures.format("%,d mails arrived of %,d.", taken, recipients));
        }
        return seconds;
    }

    /** The most that was left behind a collection, in megabytes. */
    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getCollectionUsage() != null
                                && pool.getName().contains("Old"))
                        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                        .sum()
                >> 20;
    }

    private static void tell(Settings settings, int recipients, int lines, double[] our, double[] their) {
        double ours = Figures.median(our);
        double bare = Figures.median(their);
        System.gc();
        if (settings.json()) {
            System.out.println(Figures.format(
                    "{\"recipients\": %d, \"lines\": %d, \"ours\": %.3f, \"bare\": %.3f, \"ratio\": %.3f, \"heap_mb\": %d}",
                    recipients, lines, ours, bare, bare / ours, heap()));
            return;
        }
        System.out.println(Figures.format(
                """
                %,d mails over %d connections to a mail server on this machine, median of %d rounds.
                Heap of this program, both sides and the mail server: at most %,d MB; left behind the last collection: %,d MB.

                side   seconds  (range)          mails/s  of bare
                ours  %8.2f  %-14s  %7.0f  %.2f (aim %s)
                bare  %8.2f  %-14s  %7.0f  1.00""",
                recipients,
                lines,
                settings.rounds(),
                Runtime.getRuntime().maxMemory() >> 20,
                heap(),
                ours,
                Figures.range("%.2f", our),
                recipients / ours,
                bare / ours,
                AIM,
                bare,
                Figures.range("%.2f", their),
                recipients / bare));
    }
}
