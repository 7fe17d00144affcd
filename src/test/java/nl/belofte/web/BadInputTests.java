package nl.belofte.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.session.Attempts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hundreds of wrong requests, from a table: what is wrong with a value, times the fields of every form. Each is refused in
 * words that help, in the language of the path, and leaves nothing behind.
 *
 * <p>Longer than most: it is one table.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTests {

    private static final String BY_EMAIL = "ipcall.me";
    private static final String BY_NAME = "voipexpress.nl";

    /** Would be an element if it came back as it was sent. */
    private static final String MARKUP = "\"'><x-bad onfocus=1>";

    private final Running running = Running.trial();
    private final Traces traces = new Traces(running);
    private final Map<String, Visitor> customers = new LinkedHashMap<>();

    /** What can be wrong with any field that is asked for. */
    private static final Map<String, String> UNUSABLE = values(
            "of 101 characters", "a".repeat(101),
            "of ten thousand characters", "a".repeat(10_000),
            "with markup", MARKUP,
            "with a NUL", "Anna\0",
            "with a line break", "Anna\r\nBcc: bram@voorbeeld.example",
            "that turns the direction of writing", "Anna\u202eirv",
            "of nothing that one sees", "\u200b\u200b\u2060",
            "of a joiner only", "\u200d",
            "of a Hangul filler only", "\u3164",
            "of a soft hyphen only", "\u00ad",
            "for private use", "Anna\ue000",
            "of a character that is none", "Anna\uffff",
            "under a heap of marks", "Anna" + "\u0301\u0302\u0303\u0308".repeat(20),
            "of marks only", "\u0301",
            "that is empty", "",
            "of spaces only", " \u00a0\u2003 ");

    /** What is wrong besides where a field has a form. */
    private static final Map<String, String> SHAPELESS = values(
            "of SQL", "' or 1=1; drop table person; --",
            "of a placeholder", "{0}{1}",
            "of an expression", "${7*7}#{7*7}",
            "of emoji", "\ud83d\udc69\u200d\ud83d\udcbb",
            "of letters from right to left", "\u05d0\u05e0\u05d4 \u05d3\u05d4",
            "of one dash", "-",
            "of a path", "../../etc/passwd");

    @BeforeAll
    void customers() {
        for (var site : List.of(BY_EMAIL, BY_NAME)) {
            running.part(Attempts.class).forget("register", "127.0.0.1");
            customers.put(site, Customers.signedIn(running, site, Customers.newAddress()));
        }
        traces.settle();
    }

    /** A row of the table. {@code fields}: those of which one must be told to be wrong, if the page is a form again. */
    private record Wrong(String what, String language, List<String> fields, Supplier<Visitor.Answer> send) {
        @Override
        public String toString() {
            return what;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"registrations", "details", "passwords", "logIns", "addresses"})
    void tellsWhatIsWrongAndKeepsNothing(Wrong wrong) {
        var before = traces.now();
        running.part(Attempts.class).forget("log in from", "127.0.0.1");

        var answer = wrong.send().get();

        try {
            Refusals.assertRefused(answer, wrong.language());
            if (answer.status() == 422) {
                Refusals.assertTold(answer, wrong.fields());
            }
            assertThat(traces.now()).as("what is stored").isEqualTo(before);
        } catch (AssertionError e) {
            throw new AssertionError(wrong.what() + ": " + e.getMessage(), e);
        }
    }

    @Test
    void hasAtLeastTwoHundredRows() {
        assertThat(Stream.of(registrations(), details(), passwords(), logIns(), addresses())
                        .flatMap(rows -> rows)
                        .map(Wrong::what)
                        .distinct())
                .hasSizeGreaterThan(200);
    }

    // ---- The form to register, of both controllers

    private Stream<Wrong> registrations() {
        return Stream.of(BY_EMAIL, BY_NAME).flatMap(site -> {
            var rows = new ArrayList<Wrong>();
            var fields = Visitor.at(running, site)
                    .get("/registreren")
                    .page()
                    .select("form [name]")
                    .eachAttr("name");
            // Whether one wants offers is a tick, which is right however it is sent.
            fields.removeAll(List.of("aanbod", "geen-aanbod"));
            for (var field : fields) {
                var bad = new LinkedHashMap<>(UNUSABLE);
                // All that can be wrong is tried once with each kind of field, and something with every field.
                boolean all = site.equals(BY_EMAIL)
                        ? List.of("name-and-address.given-name", "email.email").contains(field)
                        : List.of("phone.phone", "user-name.user-name", "payment-data.iban")
                                .contains(field);
                bad.keySet()
                        .removeIf(what -> !all
                                && !what.contains("101")
                                && !what.contains("markup")
                                && !what.contains("NUL")
                                && !what.contains("sees"));
                if (hasShape(field) && (all || site.equals(BY_EMAIL))) {
                    bad.putAll(SHAPELESS);
                }
                if (field.equals("password")) {
                    bad.keySet().removeIf(what -> !what.contains("ten thousand"));
                    bad.put("that is empty", "");
                    bad.put("of nine characters", "anna vrie");
                    bad.put("of 201 characters", "a".repeat(201));
                    bad.put("of ten spaces", " ".repeat(10));
                }
                // What may be left out as a whole may be empty; its other fields may not when one is filled in.
                boolean optional = field.startsWith("billing-address") || field.startsWith("payment-data");
                bad.forEach((what, value) -> {
                    if (!(optional && value.isBlank())) {
                        rows.add(register(site, "a %s %s".formatted(field, what), field, answers(field, value)));
                    }
                });
                if (!optional) {
                    rows.add(register(site, "no " + field, field, without(field)));
                }
                rows.add(register(site, "a doubled " + field, field, twice(field)));
                rows.add(register(site, "a %s as an array".formatted(field), field, renamed(field, field + "[]")));
                rows.add(register(site, "a %s of half a surrogate pair".formatted(field), field, null));
            }
            return rows.stream();
        });
    }

    private static boolean hasShape(String field) {
        return Stream.of(".email", ".phone", ".postcode", ".country", ".user-name", ".house-number", ".iban")
                .anyMatch(field::endsWith);
    }

    /** English every other time. */
    private Wrong register(String site, String what, String field, List<String> answers) {
        var prefix = what.length() % 2 == 0 ? "" : "/en";
        return new Wrong("%s: registering with %s".formatted(site, what), language(prefix), List.of(field), () -> {
            var visitor = Visitor.at(running, site);
            var path = prefix + "/registreren";
            if (answers != null) {
                return visitor.post(path, answers.toArray(String[]::new));
            }
            var body = encoded(answers(field, "SURROGATE")).replace("SURROGATE", "%ED%A0%80");
            return visitor.postBody(List.of("Sec-Fetch-Site", "same-origin"), path, body);
        });
    }

    private static Map<String, String> good() {
        var good = new LinkedHashMap<String, String>();
        var answers = Customers.answers(
                "anna.table@voorbeeld.example",
                "billing-address.street",
                "Kerkstraat",
                "billing-address.house-number",
                "12",
                "billing-address.postcode",
                "3911 AB",
                "billing-address.town",
                "Rhenen",
                "billing-address.country",
                "NL",
                "payment-data.iban",
                "NL91ABNA0417164300",
                "payment-data.account-holder",
                "Anna de Vries");
        for (int i = 0; i < answers.length; i += 2) {
            good.put(answers[i], answers[i + 1]);
        }
        return good;
    }

    private static List<String> pairs(Map<String, String> answers) {
        return answers.entrySet().stream()
                .flatMap(answer -> Stream.of(answer.getKey(), answer.getValue()))
                .toList();
    }

    private static List<String> answers(String field, String value) {
        var answers = good();
        answers.put(field, value);
        return pairs(answers);
    }

    private static List<String> without(String field) {
        var answers = good();
        answers.remove(field);
        return pairs(answers);
    }

    private static List<String> twice(String field) {
        var answers = new ArrayList<>(pairs(good()));
        answers.addAll(List.of(field, good().get(field)));
        return answers;
    }

    private static List<String> renamed(String field, String name) {
        var answers = good();
        answers.put(name, answers.remove(field));
        return pairs(answers);
    }

    // ---- What a customer changes

    private Stream<Wrong> details() {
        return Stream.of(BY_EMAIL, BY_NAME).flatMap(site -> {
            var rows = new ArrayList<Wrong>();
            for (var category : site.equals(BY_EMAIL)
                    ? List.of("name-and-address")
                    : List.of("name-and-address", "phone", "billing-address", "payment-data", "user-name")) {
                var page = customers.get(site).get("/mijn/gegevens/" + category);
                var fields = page.page().select("main form [name]").eachAttr("name");
                for (var field : fields) {
                    var bad = new LinkedHashMap<>(UNUSABLE);
                    boolean optional = category.equals("billing-address") || category.equals("payment-data");
                    bad.values().removeIf(value -> optional && value.isBlank());
                    bad.keySet()
                            .removeIf(what ->
                                    field.contains("-and-address") && !what.contains("marks") && !what.contains("NUL"));
                    bad.forEach((what, value) -> rows.add(changing(site, category, field, what, value)));
                }
            }
            for (var path : List.of("email", "gender", "staff", "password", "NAME-AND-ADDRESS", "x".repeat(900))) {
                rows.add(new Wrong(
                        "%s: changing what is not to be changed: %.20s".formatted(site, path),
                        "nl",
                        List.of(),
                        () -> customers.get(site).post("/mijn/gegevens/" + path, path, "Anna")));
            }
            return rows.stream();
        });
    }

    private Wrong changing(String site, String category, String field, String what, String value) {
        var prefix = what.length() % 2 == 0 ? "" : "/en";
        var sent = "%s: changing to a %s %s".formatted(site, field, what);
        return new Wrong(
                sent,
                language(prefix),
                List.of(field),
                () -> customers
                        .get(site)
                        .post(
                                prefix + "/mijn/gegevens/" + category,
                                answers(field, value).toArray(String[]::new)));
    }

    // ---- Forms with a password

    private Stream<Wrong> passwords() {
        return Stream.of(BY_EMAIL, BY_NAME).flatMap(site -> {
            var rows = new ArrayList<Wrong>();
            var current = values(
                    "a wrong password",
                    "drie heel andere woorden",
                    "an overlong password",
                    "a".repeat(5000),
                    "no password",
                    "",
                    "a password of SQL",
                    "' or ''='",
                    "a password with a NUL",
                    Customers.PASSWORD + "\0",
                    "a password in capitals",
                    Customers.PASSWORD.toUpperCase(),
                    "a password with a space behind it",
                    Customers.PASSWORD + " ");
            current.forEach((what, password) -> {
                rows.add(signedIn(site, "/mijn/opheffing", what, List.of("password"), "password", password));
                rows.add(signedIn(
                        site,
                        "/mijn/wachtwoord",
                        what,
                        List.of("current"),
                        "current",
                        password,
                        "password",
                        "heel andere gewone woorden"));
                rows.add(signedIn(
                        site,
                        "/mijn/e-mailadres",
                        what,
                        List.of("password"),
                        "password",
                        password,
                        "email",
                        "anna.nieuw@voorbeeld.example"));
            });
            for (var each : Map.of("of nine characters", "anna vrie", "of 201 characters", "a".repeat(201))
                    .entrySet()) {
                rows.add(signedIn(
                        site,
                        "/mijn/wachtwoord",
                        "a new password " + each.getKey(),
                        List.of("password"),
                        "current",
                        Customers.PASSWORD,
                        "password",
                        each.getValue()));
            }
            var bad = new LinkedHashMap<>(UNUSABLE);
            bad.putAll(SHAPELESS);
            bad.put("of two addresses", "anna@voorbeeld.example, bram@voorbeeld.example");
            bad.put("with two dots", "anna..devries@voorbeeld.example");
            bad.put("that ends in a dot", "anna.@voorbeeld.example");
            bad.put("without a domain", "anna@localhost");
            bad.put("at a number", "anna@[127.0.0.1]");
            bad.put("at a dash", "anna@-voorbeeld.example");
            bad.put("with a name before it", "Anna <anna@voorbeeld.example>");
            bad.put("with quotes", "\"anna\"@voorbeeld.example");
            bad.keySet().removeIf(what -> site.equals(BY_NAME) && !what.contains("101") && !what.contains("dots"));
            bad.forEach((what, email) -> {
                rows.add(signedIn(
                        site,
                        "/mijn/e-mailadres",
                        "an address " + what,
                        List.of("email"),
                        "password",
                        Customers.PASSWORD,
                        "email",
                        email));
                rows.add(new Wrong(
                        "%s: a forgotten password at an address %s".formatted(site, what),
                        "en",
                        List.of("email"),
                        () -> Visitor.at(running, site).post("/en/wachtwoord-vergeten", "email", email)));
            });
            rows.add(signedIn(
                    site,
                    "/mijn/opheffing",
                    "a doubled password",
                    List.of("password"),
                    "password",
                    Customers.PASSWORD,
                    "password",
                    Customers.PASSWORD));
            rows.add(signedIn(
                    site,
                    "/mijn/e-mailadres",
                    "a doubled address",
                    List.of("email"),
                    "password",
                    Customers.PASSWORD,
                    "email",
                    "anna@voorbeeld.example",
                    "email",
                    "bram@voorbeeld.example"));
            return rows.stream();
        });
    }

    private Wrong signedIn(String site, String path, String what, List<String> fields, String... answers) {
        return new Wrong(
                "%s%s with %s".formatted(site, path, what),
                "nl",
                fields,
                () -> customers.get(site).post(path, answers));
    }

    // ---- Logging in, of customers and of staff

    private Stream<Wrong> logIns() {
        return Stream.of(BY_EMAIL, BY_NAME).flatMap(site -> {
            var rows = new ArrayList<Wrong>();
            var bad = new LinkedHashMap<>(UNUSABLE);
            bad.putAll(SHAPELESS);
            bad.put("of nobody", "nobody@voorbeeld.example");
            bad.keySet().removeIf(what -> site.equals(BY_NAME) && !what.contains("101") && !what.contains("nobody"));
            bad.forEach((what, name) -> {
                rows.add(logIn(site, "/inloggen", "a name " + what, "name", name, "password", Customers.PASSWORD));
                rows.add(logIn(
                        site, "/en/balie/inloggen", "a name " + what, "email", name, "password", Customers.PASSWORD));
            });
            rows.add(logIn(site, "/inloggen", "no password", "name", "anna"));
            rows.add(logIn(site, "/inloggen", "no fields"));
            rows.add(logIn(site, "/inloggen", "a doubled name", "name", "anna", "name", "bram", "password", "x"));
            rows.add(logIn(site, "/inloggen", "an array", "name[]", "anna", "password[]", "x"));
            rows.add(logIn(site, "/balie/inloggen", "no fields"));
            rows.add(logIn(
                    site,
                    "/balie/inloggen",
                    "a doubled password",
                    "email",
                    "dirk@voorbeeld.example",
                    "password",
                    "a",
                    "password",
                    "b"));
            rows.add(logIn(
                    site,
                    "/balie/inloggen",
                    "the password of a customer",
                    "email",
                    "anna@voorbeeld.example",
                    "password",
                    "vier losse gewone woorden"));
            rows.add(logIn(
                    site,
                    "/inloggen",
                    "the password of staff",
                    "name",
                    "dirk@voorbeeld.example",
                    "password",
                    "vier andere gewone woorden"));
            return rows.stream();
        });
    }

    private Wrong logIn(String site, String path, String what, String... answers) {
        return new Wrong(
                "%s%s with %s".formatted(site, path, what),
                path.startsWith("/en") ? "en" : "nl",
                List.of("name", "email", "password"),
                () -> Visitor.at(running, site).post(path, answers));
    }

    // ---- Addresses, methods, kinds of body

    private Stream<Wrong> addresses() {
        return Stream.of(BY_EMAIL, BY_NAME).flatMap(site -> {
            var rows = new ArrayList<Wrong>();
            for (var path : List.of(
                    "/nergens",
                    "/en/nergens",
                    "/en/en",
                    "/en/en/privacy",
                    "/proef",
                    "/proef/klok",
                    "/proef/postvak",
                    "/en/proef",
                    "/klok",
                    "/postvak",
                    "/postvak/1",
                    "/error/nergens",
                    "/privacy/gisteren",
                    "/privacy/1999-01-01",
                    "/privacy/%2B999999999-01-01",
                    "/assets/nergens.css",
                    "/assets/inter-OFL.txt",
                    "/assets/belofte.css.map",
                    "/assets/fonts/nergens.woff2",
                    "/assets/fonts",
                    "/look/nergens.css",
                    "/look/figtree-OFL.txt",
                    "/look/archivo-OFL.txt",
                    "/look/trial.yaml",
                    "/look/" + "a".repeat(4000) + ".css",
                    "/mijn/nergens",
                    "/balie/nergens",
                    "/actuator",
                    "/actuator/health",
                    "/favicon.svg",
                    "/robots.txt.bak",
                    "/.git/config",
                    "/WEB-INF/web.xml",
                    "/index.jsp",
                    "/nergens/",
                    "/privacy//",
                    "/proef/",
                    "/proef/postvak/",
                    "/assets/belofte.css/",
                    "/.well-known/privacy-statement/",
                    "/REGISTREREN",
                    "/registreren.html",
                    "/wachtwoord-herstellen/x",
                    "/.well-known/nergens",
                    "/.well-known")) {
                // Behind the log-in, what is not there is not told to a stranger either.
                var visitor = path.startsWith("/mijn") ? customers.get(site) : Visitor.at(running, site);
                if (!path.startsWith("/balie")) {
                    rows.add(new Wrong(
                            "%s: getting %.60s".formatted(site, path),
                            path.startsWith("/en/") ? "en" : "nl",
                            List.of(),
                            () -> visitor.get(path)));
                }
            }
            for (var path : List.of(
                    "/",
                    "/privacy",
                    "/uitvloggen",
                    "/registreren/x",
                    "/.well-known/privacy-statement",
                    "/assets/belofte.css",
                    "/favicon.ico",
                    "/mijn")) {
                rows.add(new Wrong(
                        "%s: posting to %s".formatted(site, path),
                        "nl",
                        List.of(),
                        () -> customers.get(site).post(path, "a", "b")));
            }
            rows.add(new Wrong(
                    site + ": getting /uitloggen",
                    "nl",
                    List.of(),
                    () -> Visitor.at(running, site).get("/uitloggen")));
            for (var type : List.of(
                    "application/json",
                    "text/plain",
                    "application/xml",
                    "multipart/form-data",
                    "multipart/form-data; boundary=x",
                    "nonsense",
                    "a/b;c")) {
                var body = type.contains("boundary")
                        ? multipart()
                        : type.contains("json")
                                ? "{\"email.email\":\"anna@voorbeeld.example\"}"
                                : encoded(pairs(good()));
                rows.add(new Wrong(
                        "%s: registering with a body of %s".formatted(site, type),
                        "nl",
                        List.of("email.email"),
                        () -> BodyOf.type(running, site, "/registreren", type, body)));
            }
            rows.add(new Wrong(
                    site + ": a broken multipart body",
                    "nl",
                    List.of("email.email"),
                    () -> BodyOf.type(
                            running, site, "/registreren", "multipart/form-data; boundary=x", "--x\r\nContent-Dis")));
            rows.add(new Wrong(
                    site + ": a body of 70 kB",
                    "nl",
                    List.of("email.email"),
                    () -> posted(site, "/registreren", "email.email=" + "a".repeat(70_000))));
            rows.add(new Wrong(
                    site + ": ten thousand fields",
                    "nl",
                    List.of("email.email"),
                    () -> posted(site, "/registreren", "a=&".repeat(10_000))));
            for (var body : List.of(
                    "email.email=%",
                    "email.email=%zz",
                    "email.email=%4",
                    "%00=%00",
                    "=&=&=",
                    "&&&",
                    "%C0%AE=%C0%AE",
                    "email.email=%FF%FE")) {
                rows.add(new Wrong(
                        "%s: a body of %s".formatted(site, body),
                        "nl",
                        List.of("email.email"),
                        () -> posted(site, "/registreren", body)));
            }
            for (var site2 : List.of("cross-site", "same-site", "nonsense", "Same-Origin", "")) {
                rows.add(new Wrong(
                        "%s: a form from %s".formatted(site, site2),
                        "nl",
                        List.of(),
                        () -> from(site, "Sec-Fetch-Site", site2)));
            }
            for (var origin : List.of(
                    "null",
                    "http://evil.example",
                    "https://" + site,
                    "http://" + site + ".localhost:1",
                    "http://%s.localhost:%d@evil.example".formatted(site, running.port()),
                    "file://",
                    "nonsense",
                    "http://" + (site.equals(BY_EMAIL) ? BY_NAME : BY_EMAIL) + ".localhost:" + running.port())) {
                rows.add(new Wrong(
                        "%s: a form with the origin %s".formatted(site, origin),
                        "nl",
                        List.of(),
                        () -> from(site, "Origin", origin)));
            }
            return rows.stream();
        });
    }

    private Visitor.Answer posted(String site, String path, String body) {
        return Visitor.at(running, site).postBody(List.of("Sec-Fetch-Site", "same-origin"), path, body);
    }

    private Visitor.Answer from(String site, String header, String value) {
        return Visitor.at(running, site)
                .postWith(List.of(header, value), "/registreren", pairs(good()).toArray(String[]::new));
    }

    private static String multipart() {
        return good().entrySet().stream()
                        .map(answer -> "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(answer.getKey(), answer.getValue()))
                        .collect(Collectors.joining())
                + "--x--\r\n";
    }

    private static String encoded(List<String> pairs) {
        var body = new ArrayList<String>();
        for (int i = 0; i < pairs.size(); i += 2) {
            body.add(URLEncoder.encode(pairs.get(i), StandardCharsets.UTF_8) + "="
                    + URLEncoder.encode(pairs.get(i + 1), StandardCharsets.UTF_8));
        }
        return String.join("&", body);
    }

    private static String language(String prefix) {
        return prefix.isEmpty() ? "nl" : "en";
    }

    private static Map<String, String> values(String... namesAndValues) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return values;
    }
}
