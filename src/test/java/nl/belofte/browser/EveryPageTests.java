package nl.belofte.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.belofte.Chromium;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.brand.Sites;
import nl.belofte.casework.ByTelephone;
import nl.belofte.file.Language;
import nl.belofte.staff.StaffAccess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What must be so on every page: axe finds nothing, nothing is asked of another origin, the console stays silent,,
 * nothing scrolls sideways on the smallest phone, and machines can read every time.
 */
class EveryPageTests {

    private static final Running RUNNING = Running.trial();

    @BeforeAll
    static void letADayPass() {
        RUNNING.letADayPass();
    }

    /** Four walks: each looks at every page in another width and light, so that together they saw all four. */
    static Stream<Arguments> walks() {
        return Stream.of(
                Arguments.of(Provider.IPCALL, Language.NL, 0),
                Arguments.of(Provider.IPCALL, Language.EN, 1),
                Arguments.of(Provider.VOIPEXPRESS, Language.NL, 2),
                Arguments.of(Provider.VOIPEXPRESS, Language.EN, 3));
    }

    @ParameterizedTest
    @MethodSource("walks")
    void aWalkPastAllPagesOfASite(Provider provider, Language language, int turn) {
        var email = Customers.newAddress();
        try (var walk = new Walk(provider.site, language.prefix(), turn)) {
            walk.visit("/");
            walk.visit("/privacy");
            walk.visit("/registreren");
            walk.send();
            walk.visit("/inloggen");
            walk.send("name", provider.logIn(email), "password", "niet goed");
            walk.visit("/wachtwoord-vergeten");
            walk.visit("/bestaat-niet");
            walk.visit("/balie/inloggen");
            walk.visit("/balie/uitnodiging");
            walk.visit(staffLink(provider));
            walk.sendBy("form:has([name=voorstel]) .button", "password", "te kort");
            assertThat(walk.window.context().cookies())
                    .as("cookies of who only reads")
                    .isEmpty();

            walk.goTo("/registreren");
            walk.send(Customers.answers(email));
            walk.follow(Customers.linkIn(Customers.mailTo(RUNNING, email)));
            walk.send();
            walk.goTo("/inloggen");
            walk.send("name", provider.logIn(email), "password", Customers.PASSWORD);
            walk.uncoverAll();
            walk.visit("/mijn/logboek");
            walk.visit("/mijn/privacy/inzage");
            walk.visit("/mijn/privacy/inzage/lezen");
            walk.visit("/mijn/privacy/meenemen");
            walk.visit("/mijn/privacy/meenemen?gedaan=not-confirmed");
            walk.visit("/mijn/gegevens/name-and-address");
            walk.visit("/mijn/e-mailadres");
            walk.send();
            walk.visit("/mijn/wachtwoord");
            walk.visit("/mijn/opheffing");
            walk.send("password", Customers.PASSWORD);

            walk.goTo("/balie/inloggen");
            walk.send("email", "dirk@voorbeeld.example", "password", "vier andere gewone woorden");
            walk.send();
            walk.visit("/balie/toegang");
            walk.visit("/balie/toegang/code");
            walk.visit("/balie/vragen");
            walk.visit("/balie/vragen/nieuw");
            walk.send();
            if (provider == Provider.VOIPEXPRESS) {
                quote(walk);
                advertisements(walk);
            } else {
                mailings(walk);
            }
            walk.visit("/balie/klanten");
            walk.send("zoek", "x+");
            walk.send("zoek", "niemand@voorbeeld.example");
            walk.send("zoek", email);
            walk.goTo("/balie/klanten");
            walk.send("zoek", "anna@voorbeeld.example");
            walk.window.find(".along-ask summary").click();
            walk.sendBy(".along-ask .button");
            walk.window.find(".along-ask select").selectOption("telephone");
            walk.sendBy(".along-ask .button");
            walk.sendBy(".along-line .button");
            walk.visit("/balie/inzage");
            walk.goTo("/balie/inloggen");
            walk.send("email", "esra@voorbeeld.example", "password", "vier stille gewone woorden");
            walk.visit("/balie/klanten");
            walk.send("zoek", email);
            walk.window.find(".reveal summary").first().click();
            walk.sendBy("form[action$=verder] .button >> nth=0");
            walk.window
                    .find("details:has(form[action$=bewaring]) summary")
                    .first()
                    .click();
            walk.window.find("form[action$=bewaring] select").first().selectOption("claim");
            walk.sendBy("form[action$=bewaring] .button");
            walk.visit("/balie/bewaring");
            demand(walk, email);
            walk.visit("/balie/post");
            walk.visit("/balie/inzage");
            walk.window.press(walk.window.find(".members a").first());
            walk.look();
            if (provider == Provider.IPCALL) {
                walk.goTo("/balie/inloggen");
                walk.send("email", "gijs@voorbeeld.example", "password", "vier nieuwe gewone woorden");
                walk.visit("/balie/voorbeelden");
                walk.visit("/balie/vragen");
            }
            walk.assertNothingWrong();
        }
    }

    /** Two of the walks, for the pages are many and alike in all. */
    static Stream<Arguments> rightsWalks() {
        return walks().filter(walk -> (int) walk.get()[2] % 3 == 0);
    }

    @ParameterizedTest
    @MethodSource("rightsWalks")
    void aWalkPastTheRightsOfAPerson(Provider provider, Language language, int turn) {
        var email = Customers.newAddress();
        var stranger = Customers.newAddress();
        Customers.signedIn(RUNNING, provider.site, email);
        try (var walk = new Walk(provider.site, language.prefix(), turn)) {
            walk.visit("/privacy/verzoek");
            walk.send();
            walk.window.find("input[value=explanation]").check();
            walk.send("email", stranger, "tekst", "Wat weet u van mij?");
            walk.follow(Customers.linkIn(Customers.mailTo(RUNNING, stranger)));
            walk.send();
            walk.visit("/mijn/privacy");
            walk.follow(Customers.linkIn(
                    Customers.mailTo(RUNNING, stranger, language == Language.NL ? "is ontvangen" : "was received")));
            walk.send();
            walk.window.page().goBack();
            walk.window.page().reload();
            walk.look();

            walk.goTo("/inloggen");
            walk.send("name", provider.logIn(email), "password", Customers.PASSWORD);
            walk.visit("/mijn/bewijs?naar=/mijn/privacy");
            walk.visit("/mijn/privacy/vragen/rectification");
            walk.send();
            walk.send("tekst", "Mijn naam schrijft u anders.");
            walk.visit("/mijn/privacy");
            walk.visit("/mijn/privacy/bezwaar");
            walk.send();
            walk.visit("/mijn/privacy/beperking");
            walk.send();
            walk.visit("/mijn/privacy/wissen");
            walk.send();

            walk.goTo("/balie/inloggen");
            walk.send("email", "esra@voorbeeld.example", "password", "vier stille gewone woorden");
            walk.visit("/balie/rechten/nieuw");
            walk.send();
            walk.visit("/balie/rechten");
            walk.window.press(walk.window
                    .find(".queue a:has-text('%s')"
                            .formatted(language == Language.NL ? "Gegevens verbeteren" : "corrected"))
                    .first());
            walk.window.find(".reveal summary").all().forEach(summary -> summary.click());
            walk.look();
            var path = walk.window.page().url().replaceFirst("https?://[^/]+(/en)?", "");
            walk.sendBy("form[action$=antwoord] .button");
            walk.visit(path + "/verbetering");
            walk.window.press(walk.window.find("main .plain a").first());
            walk.look();
            walk.goTo(path);
            walk.window.find("#besluit").selectOption("unfounded");
            walk.sendBy("form[action$=antwoord] .button", "antwoord", "U vraagt dit elke dag.");
            walk.sendBy("button[name=versturen]");
            acts(walk, email);
            walk.assertNothingWrong();
        }
    }

    /** What the desk can do about a request, each as it is found and as it is sent with nothing chosen. */
    private static final Map<String, List<String>> ACTS = Map.of(
            "erasure", List.of("account", "wissen"),
            "objection", List.of("bezwaar", "wissen"),
            "withdrawal", List.of("intrekking"),
            "restriction", List.of("beperking", "opheffing"),
            "access", List.of("kopie"));

    /** Of somebody who telephoned, and is known. */
    private static void acts(Walk walk, String email) {
        walk.goTo("/balie/klanten");
        walk.send("zoek", email);
        var customer = walk.window
                .find("a[href*='klant=']")
                .first()
                .getAttribute("href")
                .replaceFirst(".*klant=", "");
        var esra = Visitor.at(RUNNING, walk.site);
        esra.post("/balie/inloggen", "email", "esra@voorbeeld.example", "password", "vier stille gewone woorden");
        walk.visit(recorded(esra, "access", "name-and-address.family-name", "Jansen") + "/adres");
        walk.send();
        ACTS.forEach((right, acts) -> {
            var path = caseOf(esra, customer, right);
            walk.visit(path);
            for (var act : acts) {
                walk.visit(path + "/" + act);
                if (walk.window.find("main form .button").count() > 0 && !act.equals("kopie")) {
                    walk.send();
                }
            }
        });
    }

    private static String caseOf(Visitor esra, String customer, String right) {
        var path = recorded(esra, right, "klant", customer);
        esra.post(path + "/identiteit", "identiteit", "Teruggebeld op het nummer dat wij hebben.");
        return path;
    }

    /** @param field by which it is told whose it is */
    private static String recorded(Visitor esra, String right, String field, String value) {
        var recorded = ByTelephone.ask(esra, right, RUNNING.today(), "Belde hierover.", field, value);
        var written = recorded.page().select("main").text().replaceFirst("(?s).*?([0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
        return esra.get("/balie/rechten?kenmerk=" + written).location();
    }

    /** Recorded with mistakes and without, and seen by who recorded it and by who decides. */
    private static void demand(Walk walk, String email) {
        walk.goTo("/balie/klanten");
        walk.send("zoek", email);
        walk.visit(walk.window.find("a[href$=vordering]").getAttribute("href").replaceFirst("^/en", ""));
        walk.sendBy("form[action$=vordering] .button");
        walk.window.find("#autoriteit").selectOption("police");
        walk.window.find("#wet").selectOption("nl-sv-126na");
        walk.window.fill("naam", "Eenheid Midden");
        walk.window.fill("kenmerk", "PL-17");
        walk.window.fill("wat", "Het e-mailadres van de houder.");
        walk.window.find("input[id^=email-]").first().check();
        walk.window.find("#verbergen").check();
        walk.window.fill("tot", RUNNING.today().plusDays(10).toString());
        walk.window.fill("waarom", "Het onderzoek loopt nog.");
        walk.sendBy("form[action$=vordering] .button");
        var path = walk.window.path().replaceFirst("^/en", "");
        walk.window.find("summary").last().click();
        walk.sendBy("form[action$=uitstel] .button");
        walk.visit("/balie/vorderingen");
        walk.goTo("/balie/inloggen");
        walk.send("email", "hanna@voorbeeld.example", "password", "vier lichte gewone woorden");
        walk.visit(path);
        walk.window.find("summary").first().click();
        walk.sendBy("form[action$=weigering] .button");
        walk.sendBy("form[action$=akkoord] .button");
        walk.goTo("/balie/inloggen");
        walk.send("email", "esra@voorbeeld.example", "password", "vier stille gewone woorden");
    }

    /** At the desk, with what visitors said and without, and what a visitor reads who said something. */
    private static void advertisements(Walk walk) {
        walk.goTo("/balie/inloggen");
        walk.send("email", "ilse@voorbeeld.example", "password", "vier warme gewone woorden");
        walk.visit("/balie/advertenties");
        walk.window.press(walk.window.find("main tbody a").first());
        walk.look();
        walk.visit("/balie/advertenties/nieuw");
        walk.send();
        walk.send(
                "titel-nl", "Open van negen tot vijf",
                "titel-en", "Open from nine to five",
                "tekst-nl", "Daarna neemt een bericht het over.",
                "tekst-en", "After that a message takes over.");
        walk.visit("/balie/reclame");
        walk.visit("/balie/reclame/toestemmingen");
        walk.send();
        walk.visit("/balie/reclame/bellijsten");
        walk.send("naam", "");
        walk.visit("/balie/reclame/doelgroepen");
        walk.send("naam", "");
        walk.visit("/?oordeel=like");
        walk.goTo("/balie/inloggen");
        walk.send("email", "dirk@voorbeeld.example", "password", "vier andere gewone woorden");
    }

    /** At the desk: a newsletter that is made, tested, scheduled and sent. */
    private static void mailings(Walk walk) {
        walk.goTo("/balie/inloggen");
        walk.send("email", "ilse@voorbeeld.example", "password", "vier warme gewone woorden");
        walk.visit("/balie/nieuwsbrieven");
        walk.visit("/balie/nieuwsbrieven/nieuw");
        walk.send();
        walk.window.find("#tekst-nl").fill("# Kop\n\nDag.\n\n- een\n- twee");
        walk.window.find("#tekst-en").fill("# Heading\n\nHello.");
        walk.send("onderwerp-nl", "Nieuws", "onderwerp-en", "News");
        walk.sendBy("form[action$=proef] .button");
        walk.sendBy("form[action$=planning] .button");
        walk.sendBy("form[action$=start] .button");
        walk.visit("/balie/nieuwsbrieven");
        walk.visit("/nieuwsbrief/archief");
        walk.goTo("/balie/inloggen");
        walk.send("email", "dirk@voorbeeld.example", "password", "vier andere gewone woorden");
    }

    /** From the form to the yes. */
    private static void quote(Walk walk) {
        var email = Customers.newAddress();
        var noted = Questions.dirk(RUNNING, walk.site)
                .post(
                        "/balie/vragen/nieuw",
                        Questions.answers(email, "", "bron", "telephone", "tekst", "Wat kost het?"));
        var path = noted.location().replaceFirst("\\?.*", "");
        walk.visit(path + "/offerte");
        walk.send();
        walk.send("tekst-1", "Telefoonnummer", "prijs-1", "12,50");
        walk.visit(path + "/offerte");
        walk.follow(Customers.linkIn(Customers.mailTo(RUNNING, email, "Onze offerte")));
        walk.sendBy("form[action$=akkoord] .button");
    }

    /** Of somebody who is let in at the desk and chooses no password after all. */
    private static String staffLink(Provider provider) {
        var controller = RUNNING.part(Sites.class).get(provider.site).controller();
        var link = RUNNING.part(StaffAccess.class).admit(controller, Customers.newAddress(), "support");
        return link.address().replaceFirst("https?://[^/]+", "");
    }

    @ParameterizedTest
    @MethodSource("walks")
    void aWalkPastThePagesOfTheTrial(Provider provider, Language language, int turn) {
        if (provider == Provider.VOIPEXPRESS) {
            turn += 2;
        }
        try (var walk = new Walk("", language.prefix(), turn)) {
            walk.visit("/");
            walk.visit("/postvak");
            walk.window.press(walk.window.find(".mails a").first());
            walk.look();
            walk.visit("/bestaat-niet");
            assertThat(walk.window.context().cookies()).isEmpty();
            walk.assertNothingWrong();
        }
    }

    @Test
    void theFirstPageOfEverySiteInItsOwnColours() {
        int turn = 0;
        for (var site : RUNNING.part(Sites.class).list()) {
            try (var walk = new Walk(site.host(), turn % 2 == 0 ? "" : "/en", turn++)) {
                walk.visit("/");
                walk.look();
                walk.assertNothingWrong();
            }
        }
    }

    /** One window that goes from page to page and remembers what was wrong. */
    private static final class Walk implements AutoCloseable {

        private final String site;
        private final String prefix;
        private final Window window = Window.open(RUNNING);
        private final List<String> wrong = new ArrayList<>();
        private int turn;

        Walk(String site, String prefix, int turn) {
            this.site = site;
            this.prefix = prefix;
            this.turn = turn;
            prepare();
        }

        void goTo(String path) {
            if (site.isEmpty()) {
                window.goToTrial(prefix + path);
            } else {
                window.goTo(site, prefix + path);
            }
        }

        void visit(String path) {
            goTo(path);
            look();
        }

        void follow(String link) {
            window.page().navigate(link);
            look();
        }

        void send(String... namesAndValues) {
            sendBy("main form .button", namesAndValues);
        }

        void sendBy(String button, String... namesAndValues) {
            window.fill(namesAndValues);
            window.press(button);
            look();
        }

        void uncoverAll() {
            window.find(".masked summary").all().forEach(summary -> summary.click());
            look();
        }

        void look() {
            var page = window.page();
            Chromium.axe(page).forEach(violation -> wrong.add((dark() ? "dark " : "light ") + violation));
            timesForMachines();
            page.setViewportSize(320, 640);
            var width = (int) page.evaluate("document.documentElement.scrollWidth");
            if (width > 320) {
                wrong.add("%s scrolls sideways at 320: %d".formatted(page.url(), width));
            }
            turn++;
            prepare();
        }

        /** A day, or a moment with its distance to UTC. */
        private void timesForMachines() {
            @SuppressWarnings("unchecked")
            var times = (List<String>) window.find("time").evaluateAll("all => all.map(time => time.dateTime)");
            for (var datetime : times) {
                if (!datetime.matches("\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d([+-]\\d\\d:\\d\\d|Z))?")) {
                    wrong.add("%s has the time %s".formatted(window.page().url(), datetime));
                }
            }
        }

        /** Before a page is loaded: changed under a page that stands there, axe may look while half of it is recoloured. */
        private void prepare() {
            var page = window.page();
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
            boolean wide = turn % 2 == 0;
            page.setViewportSize(wide ? 1280 : 360, wide ? 900 : 740);
            page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        }

        private boolean dark() {
            return turn / 2 % 2 == 1;
        }

        void assertNothingWrong() {
            wrong.addAll(window.complaints());
            assertThat(wrong.stream().distinct()).isEmpty();
            var own = site.isEmpty() ? RUNNING.trialAddress() : RUNNING.address(site);
            assertThat(new LinkedHashSet<>(window.requests())).isSubsetOf(Set.of(own, "data:"));
        }

        @Override
        public void close() {
            window.close();
        }
    }
}
