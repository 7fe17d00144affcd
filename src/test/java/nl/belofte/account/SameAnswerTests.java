package nl.belofte.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.session.Attempts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody learns from an answer who has an account here. */
class SameAnswerTests {

    private final Running running = Running.trial();

    @BeforeEach
    void beginAnew() {
        running.part(Attempts.class).forget("register", "127.0.0.1");
        running.part(Attempts.class).forget("log in from", "127.0.0.1");
    }

    private record Timed(Visitor.Answer answer, Duration took) {}

    private static Timed timed(Visitor visitor, String path, String... answers) {
        long begin = System.nanoTime();
        var answer = visitor.post(path, answers);
        return new Timed(answer, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static final Set<String> NOT_OF_THE_ANSWER = Set.of("connection", "content-length", "date");

    /** Without what the visitor typed, which comes back, and the length that follows from it. */
    private static String without(String typed, Visitor.Answer answer) {
        var headers = answer.response().headers().map().entrySet().stream()
                .filter(header -> !NOT_OF_THE_ANSWER.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .toList();
        return answer.status() + "\n" + headers + "\n" + answer.body().replace(typed, "TYPED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipcall.me", "voipexpress.nl"})
    void registersAKnownAddressAsItDoesAnUnknownOne(String site) {
        var known = Customers.newAddress();
        var unknown = Customers.newAddress();
        Customers.register(running, Visitor.at(running, site), known);
        var nameOfHerOwn = Customers.answers(known);
        nameOfHerOwn[19] = Customers.userName(Customers.newAddress());

        var first = timed(Visitor.at(running, site), "/registreren", nameOfHerOwn);
        var second = timed(Visitor.at(running, site), "/registreren", Customers.answers(unknown));

        assertThat(first.answer().status()).isEqualTo(200);
        assertThat(without(known, first.answer())).isEqualTo(without(unknown, second.answer()));
        assertThat(first.took()).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(second.took()).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(first.took().minus(second.took()).abs()).isLessThan(Duration.ofSeconds(2));
        assertThat(Customers.mailTo(running, known)).doesNotContain("bewijs=");
        assertThat(Customers.mailTo(running, unknown)).contains("bewijs=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipcall.me", "voipexpress.nl"})
    void takesAForgottenPasswordOfAnybody(String site) {
        var known = Customers.newAddress();
        Customers.register(running, Visitor.at(running, site), known);

        var first = timed(Visitor.at(running, site), "/wachtwoord-vergeten", "email", known);
        var second = timed(Visitor.at(running, site), "/wachtwoord-vergeten", "email", Customers.newAddress());

        assertThat(first.answer().status()).isEqualTo(200);
        assertThat(without(known, first.answer())).isEqualTo(without("nothing", second.answer()));
        assertThat(first.took()).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(second.took()).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(first.took().minus(second.took()).abs()).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipcall.me", "voipexpress.nl"})
    void refusesAWrongPasswordAsItDoesAnUnknownName(String site) {
        var known = Customers.newAddress();
        Customers.register(running, Visitor.at(running, site), known);
        var unknown = Customers.newAddress();
        var knownName = site.equals("ipcall.me") ? known : Customers.userName(known);
        var unknownName = site.equals("ipcall.me") ? unknown : Customers.userName(unknown);

        var first = timed(Visitor.at(running, site), "/inloggen", "name", knownName, "password", "drie andere woorden");
        var second = timed(Visitor.at(running, site), "/inloggen", "name", unknownName, "password", Customers.PASSWORD);

        assertThat(first.answer().status()).isEqualTo(422);
        assertThat(without(knownName, first.answer())).isEqualTo(without(unknownName, second.answer()));
        assertThat(first.took().minus(second.took()).abs()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void tellsThatAUserNameIsTakenWhateverItsShape() {
        var known = Customers.newAddress();
        Customers.register(running, Visitor.at(running, "voipexpress.nl"), known);
        var name = Customers.userName(known);

        for (var same : new String[] {name, name.toUpperCase(), "\uff41" + name.substring(1), " " + name + " "}) {
            var answers = Customers.answers(Customers.newAddress());
            answers[19] = same;
            var answer = Visitor.at(running, "voipexpress.be").post("/en/registreren", answers);

            assertThat(answer.status()).as(same).isEqualTo(422);
            assertThat(answer.page().getElementById("user-name.user-name-error").text())
                    .isEqualTo("This user name is taken. Choose another one.");
        }
    }

    @Test
    void knowsNobodyOfTheOtherController() {
        var known = Customers.newAddress();
        Customers.register(running, Visitor.at(running, "ipcall.me"), known);

        var visitor = Visitor.at(running, "voipexpress.nl");
        assertThat(visitor.post("/inloggen", "name", known, "password", Customers.PASSWORD)
                        .status())
                .isEqualTo(422);
        assertThat(visitor.post("/registreren", Customers.answers(known)).status())
                .isEqualTo(200);
        Customers.await(() -> Customers.mailTo(running, known).contains("voipexpress.nl.localhost"));
    }
}
