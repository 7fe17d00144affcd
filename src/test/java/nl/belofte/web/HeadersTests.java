package nl.belofte.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.mail.InProduction;
import nl.belofte.session.Attempts;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer says to the browser besides its page. */
class HeadersTests {

    private final Running running = Running.trial();

    private Map<String, Visitor.Answer> answers() {
        running.part(Attempts.class).forget("register", "127.0.0.1");
        var stranger = Visitor.at(running, "ipcall.me");
        var customer = Customers.signedIn(running, "ipcall.me", Customers.newAddress());
        var staff = Visitor.at(running, "ipcall.me");
        staff.post("/balie/inloggen", "email", "dirk@voorbeeld.example", "password", "vier andere gewone woorden");
        var answers = new LinkedHashMap<String, Visitor.Answer>();
        answers.put("home", stranger.get("/"));
        answers.put("statement", stranger.get("/privacy"));
        answers.put("statement as JSON", stranger.get("/.well-known/privacy-statement"));
        answers.put("form", stranger.get("/registreren"));
        answers.put("form with mistakes", stranger.post("/registreren"));
        answers.put("log in", stranger.get("/inloggen"));
        answers.put("refused log in", stranger.post("/inloggen", "name", "a", "password", "b"));
        answers.put("to log in", stranger.get("/mijn"));
        answers.put("my data", customer.get("/mijn"));
        answers.put("my details", customer.get("/mijn/gegevens/name-and-address"));
        answers.put("my password", customer.get("/mijn/wachtwoord"));
        answers.put("closing", customer.get("/mijn/opheffing"));
        answers.put("the statement, signed in", customer.get("/privacy"));
        answers.put("a customer at the desk", customer.get("/balie"));
        answers.put("the desk", staff.get("/balie"));
        answers.put("staff at my data", staff.get("/mijn"));
        answers.put("missing", stranger.get("/nergens"));
        answers.put("wrong method", stranger.post("/privacy"));
        answers.put("broken", stranger.postBody(List.of("Sec-Fetch-Site", "same-origin"), "/registreren", "a=%zz"));
        answers.put("from elsewhere", stranger.postWith(List.of("Sec-Fetch-Site", "cross-site"), "/registreren"));
        answers.put("no such host", Visitor.atHost(running, "evil.example").get("/"));
        answers.put("style", stranger.get("/assets/belofte.css"));
        answers.put("drawing", stranger.get("/look/mark.svg"));
        answers.put("trial", Visitor.atTrial(running).get("/"));
        answers.put("mailbox", Visitor.atTrial(running).get("/postvak"));
        answers.put("logged out", customer.post("/uitloggen"));
        return answers;
    }

    @Test
    void guardEveryKindOfAnswer() {
        var all = new SoftAssertions();
        answers().forEach((what, answer) -> {
            all.assertThat(answer.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
            all.assertThat(answer.header("X-Frame-Options")).as(what).isEqualTo("DENY");
            all.assertThat(answer.header("Content-Security-Policy"))
                    .as(what)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action")
                    .doesNotContain("unsafe", "http", "*");
            all.assertThat(answer.header("Referrer-Policy")).as(what).isIn("same-origin", "no-referrer");
            if (!what.equals("no such host")) {
                all.assertThat(answer.header("Permissions-Policy")).as(what).contains("camera=()", "geolocation=()");
            }
            all.assertThat(answer.header("Strict-Transport-Security")).as(what).isEmpty();
            all.assertThat(answer.header("Server") + answer.header("X-Powered-By"))
                    .as(what)
                    .isEmpty();
            all.assertThat(answer.response().headers().allValues("Access-Control-Allow-Origin"))
                    .as(what)
                    .isEmpty();
            if (!List.of("style", "drawing", "statement", "the statement, signed in", "statement as JSON")
                    .contains(what)) {
                all.assertThat(answer.header("Cache-Control")).as(what).contains("no-store");
            } else {
                all.assertThat(answer.header("Cache-Control")).as(what).isNotEmpty();
            }
            if (answer.status() != 303) {
                all.assertThat(answer.header("Content-Type")).as(what).isNotEmpty();
            }
        });
        all.assertAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/en", "/privacy", "/en/privacy", "/inloggen", "/en/nergens"})
    void tellTheLanguageOfThePageWhateverTheBrowserPrefers(String path) {
        for (var time : List.of("made", "kept")) {
            var answer = Visitor.at(running, "ipcall.me").get(path, "Accept-Language", "de");
            assertThat(answer.header("Content-Language"))
                    .as(time)
                    .isEqualTo(answer.page().select("html").attr("lang"));
        }
    }

    @Test
    void keepAKeptPageOutOfSharedCaches() {
        var answer = Visitor.at(running, "ipcall.me").get("/privacy");
        assertThat(answer.header("Cache-Control")).contains("private");
    }

    @Test
    void letABrowserKeepWhatIsNamedWithItsDigestForAYear() {
        var visitor = Visitor.at(running, "ipcall.me");
        var page = visitor.get("/").page();
        var named = page.select("link[rel=stylesheet], script[src]");
        assertThat(named).hasSizeGreaterThanOrEqualTo(3);
        for (var element : named) {
            var path = element.hasAttr("href") ? element.attr("href") : element.attr("src");
            var exact = visitor.get(path);
            assertThat(exact.status()).as(path).isEqualTo(200);
            assertThat(exact.header("Cache-Control")).as(path).contains("max-age=31536000", "immutable", "public");
            var digest = exact.header("ETag");
            assertThat(path).contains(digest.replace("\"", ""));
            for (var other : List.of("", "?v=", "?v=0", "?v=" + "f".repeat(16))) {
                assertThat(visitor.get(path.replaceFirst("\\?.*", "") + other).header("Cache-Control"))
                        .as(path + other)
                        .contains("max-age=3600")
                        .doesNotContain("immutable");
            }
            assertThat(visitor.get(path, "If-None-Match", digest).status())
                    .as(path)
                    .isEqualTo(304);
        }
    }

    @Test
    void asForEncryptionOnlyWhereThereIsSome() {
        try (var production = InProduction.start("--belofte.address=https://{site}")) {
            var visitor = Visitor.atHost(production.running, "ipcall.me");
            for (var path : List.of("/", "/privacy", "/mijn", "/nergens", "/assets/belofte.css")) {
                assertThat(visitor.get(path).header("Strict-Transport-Security"))
                        .as(path)
                        .contains("max-age=63072000");
            }
            var address = Customers.newAddress();
            visitor.post("/registreren", Customers.answers(address));
            var link = Customers.linkIn(InProduction.text(production.mailTo(address)));
            assertThat(link).startsWith("https://ipcall.me/registreren/bevestiging?");
            visitor.post("/registreren/bevestiging", "bewijs", Customers.token(link));

            var in = Customers.logIn(visitor, address, Customers.PASSWORD);

            assertThat(in.location()).isEqualTo("/mijn");
            assertThat(in.response().headers().allValues("Set-Cookie"))
                    .singleElement()
                    .asString()
                    .startsWith("__Host-session=")
                    .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                    .doesNotContainIgnoringCase("Domain", "Max-Age", "Expires");
            assertThat(visitor.get("/mijn").status()).isEqualTo(200);
        }
    }
}
