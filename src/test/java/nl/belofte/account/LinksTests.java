package nl.belofte.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.session.Attempts;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link counts for one letter, one controller, one time, and not for long. */
class LinksTests {

    private static final List<String> PATHS =
            List.of("/registreren/bevestiging", "/wachtwoord-herstellen", "/e-mailadres/bevestiging");

    private final Running running = Running.trial();

    @BeforeEach
    void beginAnew() {
        running.part(Attempts.class).forget("register", "127.0.0.1");
        running.part(Attempts.class).forget("log in from", "127.0.0.1");
    }

    /** One link of each kind, none of them used. */
    private Map<String, String> links(String site) {
        var links = new LinkedHashMap<String, String>();
        var pending = Customers.newAddress();
        Visitor.at(running, site).post("/registreren", Customers.answers(pending));
        links.put(PATHS.get(0), token(pending));
        var customer = Customers.newAddress();
        var visitor = Customers.signedIn(running, site, customer);
        Visitor.at(running, site).post("/wachtwoord-vergeten", "email", customer);
        Customers.await(() -> Customers.mailTo(running, customer).contains("wachtwoord-herstellen"));
        links.put(PATHS.get(1), token(customer));
        var other = Customers.newAddress();
        visitor.post("/mijn/e-mailadres", "email", other, "password", Customers.PASSWORD);
        links.put(PATHS.get(2), token(other));
        return links;
    }

    private String token(String address) {
        return Customers.token(Customers.linkIn(Customers.mailTo(running, address)));
    }

    private static void assertCountsNot(SoftAssertions all, String what, Visitor visitor, String path, String token) {
        var asked = visitor.get(
                "/en" + path + "?bewijs=" + java.net.URLEncoder.encode(token, java.nio.charset.StandardCharsets.UTF_8));
        var sent = visitor.post("/en" + path, "bewijs", token, "password", "heel andere gewone woorden");
        for (var answer : List.of(asked, sent)) {
            all.assertThat(answer.status()).as("%s at %s", what, path).isIn(400, 410, 413);
            all.assertThat(answer.page().select("html").attr("lang"))
                    .as("%s at %s", what, path)
                    .isEqualTo("en");
            if (answer.status() == 410) {
                all.assertThat(answer.page().select("h1").text()).isEqualTo("This link no longer works");
            }
            all.assertThat(answer.page().select("x-bad")).isEmpty();
        }
    }

    @Test
    void countForNothingWhenTheyAreNotQuiteRight() {
        var links = links("ipcall.me");
        var all = new SoftAssertions();
        var stranger = Visitor.at(running, "ipcall.me");
        for (var path : PATHS) {
            var good = links.get(path);
            var wrong = new ArrayList<>(List.of(
                    "",
                    " ",
                    "x",
                    "bewijs",
                    good.substring(1),
                    good.substring(0, good.length() - 2),
                    good + "A",
                    good + good,
                    good.toLowerCase(),
                    good.substring(0, 21) + (good.charAt(21) == 'A' ? 'B' : 'A') + good.substring(22),
                    (good.charAt(0) == 'A' ? 'B' : 'A') + good.substring(1),
                    "A".repeat(43),
                    good.replaceAll(".$", "="),
                    "' or 1=1 --",
                    "<x-bad>",
                    "${7*7}",
                    "../../x",
                    "\u202e" + good,
                    good + "\0",
                    "\ud83d\ude00",
                    "a".repeat(8000)));
            for (var token : wrong) {
                assertCountsNot(all, "a token of %.30s".formatted(token), stranger, path, token);
            }
            for (var letter : PATHS) {
                if (!letter.equals(path)) {
                    assertCountsNot(all, "the token of " + letter, stranger, path, links.get(letter));
                }
            }
            assertCountsNot(all, "the token of another controller", Visitor.at(running, "voipexpress.nl"), path, good);
            all.assertThat(stranger.post(path, "bewijs", good, "bewijs", good, "password", "heel andere gewone woorden")
                            .status())
                    .as("doubled at " + path)
                    .isEqualTo(400);
            all.assertThat(stranger.post(path, "password", "heel andere gewone woorden")
                            .status())
                    .as("none at " + path)
                    .isEqualTo(410);
        }
        all.assertAll();
        // And after all that each still counts where it should.
        for (var path : PATHS) {
            assertThat(stranger.get(path + "?bewijs=" + links.get(path)).status())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void countOnce() {
        var links = links("voipexpress.nl");
        var all = new SoftAssertions();
        var visitor = Visitor.at(running, "voipexpress.nl");
        for (var path : PATHS) {
            var used = visitor.post(path, "bewijs", links.get(path), "password", "heel andere gewone woorden");
            all.assertThat(used.status()).as(path).isEqualTo(200);
            assertCountsNot(all, "a used token", visitor, path, links.get(path));
        }
        all.assertAll();
    }

    @Test
    void changeNothingWhenTheyAreOnlyOpened() {
        var links = links("ipcall.me");
        var visitor = Visitor.at(running, "ipcall.me");
        for (int i = 0; i < 3; i++) {
            for (var path : PATHS) {
                assertThat(visitor.get(path + "?bewijs=" + links.get(path)).status())
                        .isEqualTo(200);
            }
        }
        assertThat(visitor.cookies()).isEmpty();
    }

    @Test
    void runOut() {
        var links = links("ipcall.me");

        assertThat(Visitor.atTrial(running).post("/klok", "stap", "1m").status())
                .isEqualTo(303);

        var all = new SoftAssertions();
        PATHS.forEach(
                path -> assertCountsNot(all, "an old token", Visitor.at(running, "ipcall.me"), path, links.get(path)));
        all.assertAll();
    }

    @Test
    void toResetAPasswordAreVoidOnceItWasChanged() {
        var address = Customers.newAddress();
        var visitor = Customers.signedIn(running, "ipcall.me", address);
        visitor.post("/wachtwoord-vergeten", "email", address);
        Customers.await(() -> Customers.mailTo(running, address).contains("wachtwoord-herstellen"));
        var token = token(address);

        assertThat(visitor.post(
                                "/mijn/wachtwoord",
                                "current",
                                Customers.PASSWORD,
                                "password",
                                "heel andere gewone woorden")
                        .status())
                .isEqualTo(303);

        assertThat(visitor.post("/wachtwoord-herstellen", "bewijs", token, "password", "nog weer andere woorden")
                        .status())
                .isEqualTo(410);
    }

    @Test
    void ofAClosedAccountAreVoid() {
        var address = Customers.newAddress();
        var visitor = Customers.signedIn(running, "ipcall.me", address);
        visitor.post("/wachtwoord-vergeten", "email", address);
        Customers.await(() -> Customers.mailTo(running, address).contains("wachtwoord-herstellen"));
        var reset = token(address);
        var other = Customers.newAddress();
        visitor.post("/mijn/e-mailadres", "email", other, "password", Customers.PASSWORD);
        var change = token(other);

        assertThat(visitor.post("/mijn/opheffing", "password", Customers.PASSWORD)
                        .status())
                .isEqualTo(200);

        var stranger = Visitor.at(running, "ipcall.me");
        assertThat(stranger.post("/wachtwoord-herstellen", "bewijs", reset, "password", "nog weer andere woorden")
                        .status())
                .isEqualTo(410);
        assertThat(stranger.post("/e-mailadres/bevestiging", "bewijs", change).status())
                .isEqualTo(410);
    }
}
