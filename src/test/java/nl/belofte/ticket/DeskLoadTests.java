package nl.belofte.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.brand.Sites;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.Ground;
import nl.belofte.dossier.Opening;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.person.Persons;
import nl.belofte.session.Attempts;
import nl.belofte.staff.Staff;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import nl.belofte.web.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The desk with very many questions, and with many colleagues at once. In small by itself; with {@code -Dbelofte.load=true} with
 * 100,000 questions and fifty colleagues for two minutes, and then it prints how long things took.
 */
class DeskLoadTests {

    private static final boolean LARGE = Boolean.getBoolean("belofte.load");
    private static final int FEW = LARGE ? 1_000 : 30;
    private static final int MANY = LARGE ? 100_000 : 300;
    private static final int TIMES = LARGE ? 101 : 3;
    private static final int COLLEAGUES = LARGE ? 50 : 8;
    private static final long MILLIS = LARGE ? 120_000 : 2_000;
    private static final int BATCH = 500;
    private static final String SITE = "ipcall.me";
    private static final String PASSWORD = "vier losse gewone woorden";

    private final Running running = Running.start();
    private final List<String> references = new ArrayList<>();

    @AfterEach
    void close() {
        running.close();
    }

    private static String address(int number) {
        return "anna." + number + "@voorbeeld.example";
    }

    private final Map<Visitor, DossierId> members = new ConcurrentHashMap<>();

    private void askUpTo(int many) {
        var persons = running.part(Persons.class);
        var dossiers = running.part(Dossiers.class);
        var rows = running.part(TicketRows.class);
        var visit = new Visit(running.part(Sites.class).get(SITE), Language.NL, "/");
        var actor = new Actor.Platform("load");
        for (int from = references.size(); from < many; from += BATCH) {
            int first = from;
            int size = Math.min(BATCH, many - from);
            running.part(TransactionTemplate.class).executeWithoutResult(_ -> {
                var people = persons.add("ipcall", size);
                var proofs = dossiers.open(
                        IntStream.range(0, size)
                                .mapToObj(i -> new Opening(
                                        "ipcall",
                                        people.get(i),
                                        Purpose.CONSENT_PROOF,
                                        Floor.email(address(first + i))))
                                .toList(),
                        actor);
                var said = Said.now(
                        Instant.parse("2026-11-01T10:00:00Z"),
                        Said.Author.PERSON,
                        Way.SITE,
                        "Mijn telefoon gaat niet over sinds gisteren. Wat kan ik doen?");
                var opened = dossiers.open(
                        IntStream.range(0, size)
                                .mapToObj(i -> new Opening(
                                                "ipcall",
                                                people.get(i),
                                                Purpose.CONTACT,
                                                new Content(Map.of(
                                                        Category.EMAIL,
                                                        Map.of(Field.EMAIL, address(first + i)),
                                                        Category.NAME_AND_ADDRESS,
                                                        Map.of(Field.GIVEN_NAME, "Anna", Field.FAMILY_NAME, "de Vries"),
                                                        Category.MESSAGE,
                                                        new Conversation(List.of(said)).fields())))
                                        .on(Optional.of(new Ground(proofs.get(i), Purpose.CONTACT))))
                                .toList(),
                        actor);
                for (int i = 0; i < size; i++) {
                    rows.add(opened.get(i), visit, Source.FORM, address(first + i));
                    references.add(rows.find(opened.get(i)).orElseThrow().reference());
                }
            });
        }
    }

    private Visitor colleague(int number) {
        var email = "dirk." + number + "@voorbeeld.example";
        var member = running.part(Staff.class).add("ipcall", Floor.email(email), Role.SUPPORT, PASSWORD);
        var visitor = Visitor.at(running, SITE);
        members.put(visitor, member);
        assertThat(visitor.post("/balie/inloggen", "email", email, "password", PASSWORD)
                        .location())
                .isEqualTo("/balie");
        return visitor;
    }

    private record Timed(String what, double[] millis) {
        double median() {
            return percentile(millis, 50);
        }
    }

    private static double percentile(double[] millis, int percent) {
        var sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * percent / 100.0))];
    }

    private List<Timed> times(Visitor desk) {
        return List.of(
                timed("queue", () -> desk.get("/balie/vragen"), 200),
                timed("next page", () -> desk.get("/balie/vragen?status=waiting&na=" + any()), 200),
                timed("by reference", () -> desk.get("/balie/vragen?kenmerk=" + any()), 303),
                timed("by e-mail", () -> search(desk), 303),
                timed("one question", () -> desk.get("/balie/vragen/" + any()), 200));
    }

    /** As often as one likes: here the search is timed, not what it refuses. */
    private Visitor.Answer search(Visitor desk) {
        running.part(Attempts.class)
                .forget("customer search", members.get(desk).value().toString());
        return desk.post(
                "/balie/klanten", "zoek", address(ThreadLocalRandom.current().nextInt(references.size())));
    }

    private String any() {
        return references.get(ThreadLocalRandom.current().nextInt(references.size()));
    }

    private static Timed timed(String what, Callable<Visitor.Answer> asks, int status) {
        var millis = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            millis[i] = millis(asks, status);
        }
        return new Timed(what, millis);
    }

    private static double millis(Callable<Visitor.Answer> asks, int status) {
        try {
            long begin = System.nanoTime();
            var answer = asks.call();
            double took = (System.nanoTime() - begin) / 1e6;
            assertThat(answer.status()).isEqualTo(status);
            return took;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void answersAmongVeryManyAsAmongFewAndToAllColleaguesAtOnce() throws Exception {
        var desk = colleague(0);
        askUpTo(FEW);
        times(desk);
        var few = times(desk);
        askUpTo(MANY);
        times(desk);
        var many = times(desk);
        assertThat(running.part(Queue.class)
                        .page("ipcall", Status.WAITING, "")
                        .counts()
                        .get(Status.WAITING))
                .isGreaterThanOrEqualTo(Math.min(Queue.MANY, MANY));
        for (int i = 0; i < few.size(); i++) {
            print(
                    "%-14s %,9d: %7.2f ms   %,9d: %7.2f ms   %.2f times",
                    few.get(i).what(),
                    FEW,
                    few.get(i).median(),
                    MANY,
                    many.get(i).median(),
                    many.get(i).median() / few.get(i).median());
        }

        var alone = work(List.of(desk), MILLIS / 4);
        var colleagues = Stream.concat(
                        Stream.of(desk), IntStream.range(1, COLLEAGUES).mapToObj(this::colleague))
                .toList();
        var together = work(colleagues, MILLIS);
        print(
                "alone          %,d pages, p50 %.1f ms, p99 %.1f ms",
                alone.length, percentile(alone, 50), percentile(alone, 99));
        print(
                "%d at once     %,d pages, p50 %.1f ms, p99 %.1f ms",
                COLLEAGUES, together.length, percentile(together, 50), percentile(together, 99));
        assertThat(together.length).isGreaterThan(COLLEAGUES);
    }

    private static void print(String format, Object... values) {
        if (LARGE) {
            System.out.println(format.formatted(values));
        }
    }

    /** Each reads a page, thinks for about a second, and goes on. Every answer is checked. */
    private double[] work(List<Visitor> colleagues, long millis) throws Exception {
        long end = System.nanoTime() + millis * 1_000_000;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = colleagues.stream()
                    .map(each -> executor.submit(() -> worked(each, end)))
                    .toList();
            var times = new ArrayList<Double>();
            for (var one : all) {
                times.addAll(one.get());
            }
            return times.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private List<Double> worked(Visitor desk, long end) throws InterruptedException {
        var times = new ArrayList<Double>();
        for (int turn = 0; System.nanoTime() < end; turn++) {
            var reference = any();
            times.add(
                    switch (turn % 4) {
                        case 0 -> millis(() -> desk.get("/balie/vragen"), 200);
                        case 1 -> millis(() -> desk.get("/balie/vragen/" + reference), 200);
                        case 2 ->
                            millis(
                                    () -> desk.post("/balie/vragen/" + reference + "/notitie", "notitie", "Gebeld."),
                                    303);
                        default -> millis(() -> search(desk), 303);
                    });
            Thread.sleep(LARGE ? ThreadLocalRandom.current().nextInt(500, 1_500) : 50);
        }
        return times;
    }
}
