package nl.belofte.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.brand.Sites;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Opening;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.person.Persons;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.web.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The inbox of requests with very many of them. In small by itself; with {@code -Dbelofte.load=true} with 10,000 open cases, and
 * then it prints how long the page took and holds it to 1.2 times what it takes with 100. All are there from the start, and
 * rounds with all of them open and with a hundred take turns, so that a server that still warms up favours neither.
 */
class CaseLoadTests {

    private static final boolean LARGE = Boolean.getBoolean("belofte.load");
    private static final int FEW = 100;
    private static final int MANY = LARGE ? 10_000 : 300;
    private static final int TIMES = LARGE ? 101 : 3;
    private static final int ROUNDS = LARGE ? 5 : 1;
    private static final int BATCH = 100;

    private final Running running = Running.start();
    private int made;

    @AfterEach
    void close() {
        running.close();
    }

    private void askUpTo(int many) {
        var visit = new Visit(running.part(Sites.class).get("ipcall.me"), Language.NL, "/");
        var said = new Course(List.of(
                Event.now(Instant.parse("2026-11-01T10:00:00Z"), Event.Kind.ASKED, "Welke gegevens hebt u van mij?")));
        var first = LocalDate.of(2026, 11, 1);
        for (; made < many; made += BATCH) {
            running.part(TransactionTemplate.class).executeWithoutResult(_ -> {
                var people = running.part(Persons.class).add("ipcall", BATCH);
                var opened = running.part(Dossiers.class)
                        .open(
                                IntStream.range(0, BATCH)
                                        .mapToObj(i -> new Opening(
                                                "ipcall",
                                                people.get(i),
                                                Purpose.RIGHTS,
                                                new Content(Map.of(
                                                        Category.EMAIL,
                                                        Map.of(
                                                                Field.EMAIL,
                                                                "anna.%d@voorbeeld.example".formatted(made + i)),
                                                        Category.MESSAGE,
                                                        said.fields()))))
                                        .toList(),
                                new Actor.Platform("load"));
                for (int i = 0; i < BATCH; i++) {
                    var received = first.plusDays(i % 20);
                    running.part(RequestRows.class)
                            .add(
                                    opened.get(i),
                                    visit,
                                    Right.EXPLANATION,
                                    Source.FORM,
                                    Optional.of(Identity.MAILBOX),
                                    received,
                                    Deadlines.in("nl").answerBy(received, false, 0));
                }
            });
        }
    }

    /** Those beyond the first hundred are open, or are not. */
    private void open(boolean all) {
        var db = running.part(JdbcClient.class);
        db.sql("""
                        update rights_request set status = case when ? then 'open' else 'closed' end
                        where dossier in (select dossier from rights_request order by received_on, dossier offset ?)""").params(all, FEW).update();
        db.sql("vacuum analyze rights_request").update();
    }

    private double median(Visitor esra) {
        var millis = new double[TIMES];
        for (int time = -TIMES; time < TIMES; time++) {
            long begun = System.nanoTime();
            var page = esra.get("/balie/rechten");
            if (time >= 0) {
                millis[time] = (System.nanoTime() - begun) / 1e6;
            }
            assertThat(page.page().select(".queue > li")).hasSize(25);
        }
        Arrays.sort(millis);
        return millis[TIMES / 2];
    }

    @Test
    void theInboxIsAsQuickWithTenThousandCasesAsWithAHundred() {
        var esra = Visitor.at(running, "ipcall.me");
        esra.post("/balie/inloggen", "email", "esra@voorbeeld.example", "password", "vier stille gewone woorden");
        askUpTo(MANY);
        var few = new double[ROUNDS];
        var many = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            open(true);
            many[round] = median(esra);
            open(false);
            few[round] = median(esra);
        }
        Arrays.sort(few);
        Arrays.sort(many);
        if (LARGE) {
            double times = many[ROUNDS / 2] / few[ROUNDS / 2];
            System.out.printf(
                    "inbox: %.1f ms with %d cases, %.1f ms with %d: %.2f times%n",
                    few[ROUNDS / 2], FEW, many[ROUNDS / 2], MANY, times);
            assertThat(times).isLessThanOrEqualTo(1.2);
        }
    }
}
