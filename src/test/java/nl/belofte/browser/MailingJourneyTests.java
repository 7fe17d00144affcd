package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.SignUps;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A newsletter from the desk to who asked for it. In a trial of its own. */
class MailingJourneyTests {

    private static final Running RUNNING = Running.start();
    private static final Provider I = Provider.IPCALL;
    private static final String PASSWORD = "vier warme gewone woorden";

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @BeforeEach
    void letADayPass() {
        RUNNING.letADayPass();
    }

    private static Visitor ilse(String site) {
        var visitor = Visitor.at(RUNNING, site);
        visitor.post("/balie/inloggen", "email", "ilse@voorbeeld.example", "password", PASSWORD);
        return visitor;
    }

    private static String make(Visitor desk, String subject, String... more) {
        var answers = new LinkedHashMap<>(Map.of(
                "soort", "newsletter",
                "site", I.site,
                "onderwerp-nl", subject,
                "onderwerp-en", "News",
                "tekst-nl", "Dag.",
                "tekst-en", "Hello."));
        for (int i = 0; i < more.length; i += 2) {
            answers.put(more[i], more[i + 1]);
        }
        return desk.post("/balie/nieuwsbrieven/nieuw", flat(answers)).location().replaceFirst("\\?.*", "");
    }

    private static String[] flat(Map<String, String> answers) {
        return answers.entrySet().stream()
                .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Proves("NEW-4")
    void whoAskedForItGetsItWithTheWayOutThatNobodyWroteAndOthersDoNot(boolean scripts) {
        var email = Customers.newAddress();
        SignUps.subscribe(RUNNING, Visitor.at(RUNNING, I.site), email);
        var gone = Customers.newAddress();
        var token = SignUps.subscribe(RUNNING, Visitor.at(RUNNING, I.site), gone);
        Visitor.at(RUNNING, I.site).post("/berichten/afmelding", "bewijs", token);
        var subject = "Nieuws van " + email;
        try (var desk = scripts
                ? Window.ofStaff(RUNNING, I, "ilse@voorbeeld.example", PASSWORD)
                : Window.withoutScripts(RUNNING)) {
            if (!scripts) {
                desk.goTo(I.site, "/balie/inloggen");
                desk.fill("email", "ilse@voorbeeld.example", "password", PASSWORD);
                desk.send();
            }
            desk.goTo(I.site, "/balie/nieuwsbrieven");
            desk.press("main a.button");
            desk.fill("onderwerp-nl", subject);
            desk.send();
            assertThat(desk.find(".error-summary")).containsText("Vul in het Engels een onderwerp in");
            assertThat(desk.find("#onderwerp-nl")).hasValue(subject);
            desk.fill("onderwerp-en", "News");
            desk.find("#tekst-nl").fill("# Goedkoper\n\nLees [onze verklaring](/privacy).\n\n- een\n- twee");
            desk.find("#tekst-en").fill("# Cheaper\n\nRead [our statement](/privacy).");
            desk.send();
            assertThat(desk.find(".notice-done")).containsText("Nog niemand krijgt het");
            var letter = desk.page().frameLocator("iframe[src$='taal=nl']");
            assertThat(letter.locator("h2")).hasText("Goedkoper");
            assertThat(letter.locator("body")).containsText("Meld u af");
            assertThat(desk.find("form[action$=start]")).hasCount(0);

            desk.press("form[action$=proef] .button");
            assertThat(desk.find(".notice-done")).containsText("naar uw eigen adres");
            desk.press("form[action$=start] .button");
            Customers.await(() -> {
                desk.page().reload();
                return desk.find(".badge").first().textContent().equals("Verstuurd");
            });
            assertThat(desk.find(".figures")).containsText("Verstuurd");
            assertThat(desk.complaints()).isEmpty();

            assertThat(Customers.subjectsTo(RUNNING, email)).contains(subject);
            assertThat(Customers.subjectsTo(RUNNING, "ilse@voorbeeld.example"))
                    .contains("Proef: " + subject, "Test: News");
            assertThat(Customers.subjectsTo(RUNNING, gone)).doesNotContain(subject);
            desk.goTo(I.site, "/nieuwsbrief");
            desk.press("main a[href$=archief]");
            desk.press(desk.find("main li a").getByText(subject));
            assertThat(desk.find("article h2")).hasText("Goedkoper");
            assertThat(desk.find("article")).not().containsText("Anna");
            assertThat(desk.find("article")).not().containsText("Dag");
            assertThat(desk.find("article ul")).hasCSS("list-style-type", "disc");
            desk.openMail(email, subject);
            desk.press(desk.linkInMail());
            assertThat(desk.heading()).hasText("Afmelden");
            desk.send();
            assertThat(desk.heading()).hasText("U bent afgemeld");
        }
    }

    /** Totals, and nothing that tells who: the link of everybody is the same. */
    @Test
    void aLinkLeadsWhereItsAuthorWroteAndNowhereElseAndIsCounted() {
        var email = Customers.newAddress();
        SignUps.subscribe(RUNNING, Visitor.at(RUNNING, I.site), email);
        var desk = ilse(I.site);
        var path = make(
                desk,
                "Links voor " + email,
                "tekst-nl",
                "[Hier](/privacy), of [daar](https://elders.example/pagina?a=b).");
        desk.post(path + "/proef");
        assertThat(Visitor.at(RUNNING, I.site)
                        .get("/naar/" + number(path) + "/1")
                        .status())
                .as("nobody got it yet")
                .isEqualTo(404);
        desk.post(path + "/start");
        Customers.await(() -> Customers.subjectsTo(RUNNING, email).contains("Links voor " + email));

        var mail = Customers.mailTo(RUNNING, email, "Links voor " + email);
        assertThat(mail)
                .as("who reads it as text sees where it leads")
                .contains("/privacy)", "(https://elders.example/pagina?a=b)")
                .doesNotContain("/naar/");
        var reader = Visitor.at(RUNNING, I.site);
        assertThat(reader.get("/naar/" + number(path) + "/1").location()).endsWith("/privacy");
        assertThat(reader.get("/naar/" + number(path) + "/2").location())
                .isEqualTo("https://elders.example/pagina?a=b");
        assertThat(reader.get("/naar/" + number(path) + "/2").status()).isEqualTo(303);
        assertThat(reader.cookies()).isEmpty();
        assertThat(reader.get("/naar/" + number(path) + "/3").status()).isEqualTo(404);
        assertThat(reader.get("/naar/" + number(path) + "/https://elders.example")
                        .status())
                .isIn(400, 404);
        assertThat(Visitor.at(RUNNING, "voipexpress.nl")
                        .get("/naar/" + number(path) + "/1")
                        .status())
                .isEqualTo(404);
        assertThat(desk.get(path).page().select("[aria-labelledby=clicks] td").eachText())
                .containsExactly("1", "2");
    }

    private static String number(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void whatIsChangedAfterItsTestIsTestedAgainBeforeItGoes() {
        var desk = ilse(I.site);
        var path = make(desk, "Een");
        assertThat(desk.post(path + "/start").status()).isEqualTo(409);
        assertThat(desk.post(path + "/proef").status()).isEqualTo(303);
        change(desk, path, seen(desk, path), "Twee");
        assertThat(desk.post(path + "/start").status()).isEqualTo(409);
        desk.post(path + "/proef");
        assertThat(desk.post(path + "/start").status()).isEqualTo(303);
        assertThat(desk.get(path + "/wijziging").status()).isEqualTo(409);
    }

    private static String seen(Visitor desk, String path) {
        return desk.get(path + "/wijziging").page().select("[name=gezien]").val();
    }

    private static Visitor.Answer change(Visitor desk, String path, String seen, String subject) {
        return desk.post(
                path + "/wijziging",
                "gezien",
                seen,
                "soort",
                "newsletter",
                "site",
                I.site,
                "onderwerp-nl",
                subject,
                "onderwerp-en",
                "Two",
                "tekst-nl",
                "Dag.",
                "tekst-en",
                "Hello.");
    }

    @Test
    void whoChangesWhatAnotherChangedMeanwhileIsToldAndLosesNothing() {
        var desk = ilse(I.site);
        var path = make(desk, "Een");
        var seen = seen(desk, path);

        assertThat(change(desk, path, seen, "Van de een").status()).isEqualTo(303);
        var second = change(desk, path, seen, "Van de ander");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.page().select(".error-summary").text()).contains("Een collega bewaarde deze brief");
        assertThat(second.page().select("#onderwerp-nl").val()).isEqualTo("Van de ander");
        assertThat(desk.get(path).page().select("main").text()).contains("Van de een");
        var knowing = second.page().select("[name=gezien]").val();
        assertThat(change(desk, path, knowing, "Van de ander").status()).isEqualTo(303);
        assertThat(desk.get(path).page().select("main").text()).contains("Van de ander");
    }

    @Test
    void beginsWhenItsMomentHasComeAndCanBeTakenBackBefore() {
        var desk = ilse(I.site);
        var path = make(desk, "Later");
        desk.post(path + "/proef");
        var yesterday = RUNNING.today().minusDays(1).toString();
        assertThat(desk.post(path + "/planning", "dag", yesterday, "tijd", "09:30")
                        .status())
                .isEqualTo(422);
        var wrong = desk.post(path + "/planning", "dag", yesterday, "tijd", "half tien");
        assertThat(wrong.page().select("#dag").val()).isEqualTo(yesterday);
        var tomorrow = RUNNING.today().plusDays(2).toString();
        assertThat(desk.post(path + "/planning", "dag", tomorrow, "tijd", "09:30")
                        .status())
                .isEqualTo(303);
        assertThat(desk.get(path).page().select(".badge").first().text()).isEqualTo("Ingepland");
        assertThat(desk.post(path + "/intrekking").status()).isEqualTo(303);
        desk.post(path + "/planning", "dag", tomorrow, "tijd", "09:30");

        RUNNING.turnTo(RUNNING.today().plusDays(3));

        // Who was at the desk three days ago comes in again.
        var later = ilse(I.site);
        Customers.await(
                () -> later.get(path).page().select(".badge").first().text().equals("Verstuurd"));
    }

    @ParameterizedTest
    @CsvSource({
        "onderwerp-nl,'Nieuws\r\nBcc: bram@voorbeeld.example',400",
        "onderwerp-nl,'',422",
        "site,elders.example,422",
        "soort,account,422",
        "soort,advertising,303"
    })
    void takesNoHeadersAndNothingThatIsNotAsked(String field, String value, int status) {
        var desk = ilse(I.site);
        var answers = new LinkedHashMap<String, String>();
        answers.put("soort", "newsletter");
        answers.put("site", I.site);
        answers.put("onderwerp-nl", "Een");
        answers.put("onderwerp-en", "One");
        answers.put("tekst-nl", "Dag.");
        answers.put("tekst-en", "Hello.");
        answers.put(field, value);
        assertThat(desk.post("/balie/nieuwsbrieven/nieuw", flat(answers)).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"9999,303", "10000,303", "10001,422"})
    void aTextIsAsLongAsItMayBe(int length, int status) {
        var answer = ilse(I.site)
                .post(
                        "/balie/nieuwsbrieven/nieuw",
                        "soort",
                        "newsletter",
                        "site",
                        I.site,
                        "onderwerp-nl",
                        "Een",
                        "onderwerp-en",
                        "One",
                        "tekst-nl",
                        "a".repeat(length),
                        "tekst-en",
                        "Hello.");
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void nobodyButWhoWorksForItSeesOneAndNobodyElsesIsThere() {
        var path = make(ilse(I.site), "Van ons");
        assertThat(ilse("voipexpress.nl").get(path).status()).isEqualTo(404);
        assertThat(ilse("voipexpress.nl")
                        .post(
                                "/balie/nieuwsbrieven/nieuw",
                                flat(Map.of(
                                        "soort", "newsletter",
                                        "site", "voipexpress.nl",
                                        "onderwerp-nl", "Een",
                                        "onderwerp-en", "One",
                                        "tekst-nl", "Dag.",
                                        "tekst-en", "Hello.")))
                        .status())
                .as("offers are promised there, and no newsletter")
                .isEqualTo(422);
        var dirk = Visitor.at(RUNNING, I.site);
        dirk.post("/balie/inloggen", "email", "dirk@voorbeeld.example", "password", "vier andere gewone woorden");
        assertThat(dirk.get(path).status()).isIn(403, 404);
        assertThat(dirk.post(path + "/start").status()).isIn(403, 404);
    }
}
