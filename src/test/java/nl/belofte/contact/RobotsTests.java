package nl.belofte.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import nl.belofte.Customers;
import nl.belofte.Pause;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.form.Robots;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who fills in forms by machine gets nothing into the queue, and keeps nobody out of it. */
class RobotsTests {

    private static final Running RUNNING = Running.start();
    private static final String SITE = "ipcall.me";

    @BeforeEach
    void letADayPass() {
        RUNNING.letADayPass();
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static int count(String from) {
        return RUNNING.part(JdbcClient.class)
                .sql("select count(*) from " + from)
                .query(Integer.class)
                .single();
    }

    private record Form(String token, String version, int rounds) {}

    private static Form form(Visitor visitor) {
        var form = visitor.get("/contact").page().select("main form");
        return new Form(
                form.select("[name=bewijs]").val(),
                form.select("[name=versie]").val(),
                Integer.parseInt(form.attr("data-rounds")));
    }

    private static Visitor.Answer send(Visitor visitor, Form form, String work, String... more) {
        return sendFrom(Customers.newAddress(), visitor, form, work, more);
    }

    private static Visitor.Answer sendFrom(String email, Visitor visitor, Form form, String work, String... more) {
        var all = new ArrayList<String>();
        all.addAll(java.util.List.of("versie", form.version(), "bewijs", form.token(), "werk", work));
        all.addAll(java.util.List.of(more));
        return visitor.post("/contact", Questions.answers(email, "Koop nu.", all.toArray(String[]::new)));
    }

    @Test
    void aThousandRobotsInAMinuteGetNothingIntoTheQueueAndTenPeopleInBetweenAllArrive() throws Exception {
        int before = count("ticket");
        var visitor = Visitor.at(RUNNING, SITE);
        var form = form(visitor);
        long begin = System.nanoTime();
        try (var robots = Executors.newFixedThreadPool(4);
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 1_000; i++) {
                int number = i;
                sent.add(() -> {
                    var robot = Visitor.at(RUNNING, SITE);
                    return switch (number % 4) {
                        case 0 -> send(robot, form, "0").status();
                        case 1 ->
                            send(robot, form(robot), String.valueOf(number)).status();
                        case 2 ->
                            send(robot, form, "", "website", "https://kopen.example")
                                    .status();
                        default ->
                            send(robot, new Form("AAAA", form.version(), 1), "1")
                                    .status();
                    };
                });
            }
            var asked = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < 10; i++) {
                asked.add(people.submit(
                        () -> Questions.ask(Visitor.at(RUNNING, SITE), Customers.newAddress(), "Een echte vraag.")));
            }
            for (var answer : robots.invokeAll(sent)) {
                assertThat(answer.get()).isIn(200, 422, 429);
            }
            for (var each : asked) {
                each.get();
            }
        }
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)).isLessThan(60);
        assertThat(count("ticket")).isEqualTo(before + 10);
        assertThat(count("pending_question")).as("asked to confirm by mail").isLessThanOrEqualTo(20);
    }

    @Test
    void aFieldThatNobodySeesIsLeftEmpty() {
        var visitor = Visitor.at(RUNNING, SITE);
        var form = form(visitor);

        var refused = send(visitor, form, Questions.work(form.token(), form.rounds()), "website", "x");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".error-summary").text()).contains("Laat het veld leeg dat u niet ziet");
        assertThat(refused.page().select("#vraag").text()).as("nothing is lost").isEqualTo("Koop nu.");
    }

    @Test
    void whoIsTooQuickOrDidNoWorkConfirmsByMail() {
        var visitor = Visitor.at(RUNNING, SITE);
        int before = count("ticket");
        var quick = form(visitor);

        assertThat(send(visitor, quick, Questions.work(quick.token(), quick.rounds()))
                        .page()
                        .select("h1")
                        .text())
                .isIn("Kijk in uw e-mail", "Uw vraag is bij ons");
        assertThat(send(visitor, form(visitor), "").page().select("h1").text()).isEqualTo("Kijk in uw e-mail");
        assertThat(count("ticket")).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void aFormThatIsSentTwiceIsOneQuestion() {
        var visitor = Visitor.at(RUNNING, SITE);
        var email = Customers.newAddress();
        int before = count("ticket");
        var form = form(visitor);
        var work = Questions.work(form.token(), form.rounds());
        Pause.of(Duration.ofMillis(2_100));

        for (int i = 0; i < 3; i++) {
            assertThat(sendFrom(email, visitor, form, work).page().select("h1").text())
                    .isEqualTo("Uw vraag is bij ons");
        }
        assertThat(count("ticket")).isEqualTo(before + 1);
    }

    /** Whoever sends more from one form shows no more that he is no robot. */
    @Test
    void whoGoesBackAndCorrectsAFormSendsAnotherAndAFewTimesOnly() {
        var visitor = Visitor.at(RUNNING, SITE);
        int before = count("ticket");
        var form = form(visitor);
        var work = Questions.work(form.token(), form.rounds());
        Pause.of(Duration.ofMillis(2_100));

        for (int time = 1; time <= 4; time++) {
            assertThat(send(visitor, form, work).page().select("h1").text())
                    .as("time %d", time)
                    .isEqualTo(time <= 3 ? "Uw vraag is bij ons" : "Kijk in uw e-mail");
        }

        assertThat(count("ticket")).isEqualTo(before + 3);
    }

    @Test
    void aTokenIsGoodForADay() {
        var visitor = Visitor.at(RUNNING, SITE);
        var form = form(visitor);
        var work = Questions.work(form.token(), form.rounds());
        RUNNING.turnTo(RUNNING.today().plusDays(2));

        var old = send(visitor, form, work);

        assertThat(old.status()).isEqualTo(422);
        assertThat(old.page().select(".error-summary").text()).contains("Dit formulier stond lang open");
        assertThat(old.page().select("#vraag").text()).isEqualTo("Koop nu.");
        assertThat(old.page().select("[name=bewijs]").val()).isNotEqualTo(form.token());
    }

    @Test
    void nobodyElseMakesAToken() {
        var visitor = Visitor.at(RUNNING, SITE);
        var form = form(visitor);
        var forged = (form.token().startsWith("A") ? "B" : "A") + form.token().substring(1);

        assertThat(send(visitor, new Form(forged, form.version(), form.rounds()), "1")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void workForOneFormIsNoneForAnother() {
        var visitor = Visitor.at(RUNNING, SITE);
        int rounds = form(visitor).rounds();
        var token = form(visitor).token();
        int number = 0;
        // One in 256 would do by chance.
        var work = Questions.work(token, rounds);
        var other = form(visitor).token();
        while (Robots.worked(other, work) && number++ < 5) {
            other = form(visitor).token();
        }

        assertThat(Robots.worked(token, work)).isTrue();
        assertThat(Robots.worked(other, work)).isFalse();
        assertThat(Robots.worked(token, "")).isFalse();
        assertThat(Robots.worked(token, "-1")).isFalse();
        assertThat(Robots.worked(token, "1".repeat(50))).isFalse();
    }
}
