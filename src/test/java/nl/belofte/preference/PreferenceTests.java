package nl.belofte.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.SignUps;
import nl.belofte.Visitor;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Tokens;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.suppression.Registered;
import nl.belofte.suppression.Suppressions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One switch for each thing that somebody gets unasked, by whichever way he comes to it. */
class PreferenceTests {

    private static final Running RUNNING = Running.start();
    private static final String SITE = "ipcall.me";
    private static final String OTHER = "voipexpress.nl";
    private static final String PORTAL = "mijn.voipexpress.nl";

    @BeforeEach
    void letADayPass() {
        RUNNING.letADayPass();
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static Visitor visitor() {
        return Visitor.at(RUNNING, SITE);
    }

    private static String heading(Visitor.Answer answer) {
        return answer.page().select("h1").text();
    }

    private static boolean saidNo(
            String controller, Purpose purpose, Channel channel, Category category, String value) {
        var field = category == Category.EMAIL ? Field.EMAIL : Field.PHONE;
        return RUNNING.part(Suppressions.class)
                .isSuppressed(controller, purpose, channel, new Content(Map.of(category, Map.of(field, value))));
    }

    private static boolean saidNoToNewsletter(String email) {
        return saidNo("ipcall", Purpose.NEWSLETTER, Channel.EMAIL, Category.EMAIL, email);
    }

    private static int newsletters() {
        return RUNNING.part(JdbcClient.class)
                .sql("select count(*) from subscriber")
                .query(Integer.class)
                .single();
    }

    private static String state(Visitor.Answer page, String way) {
        return page.page().select("#" + way + " .badge").text();
    }

    @Test
    void theLinkInALetterShowsOneButtonAndTheButtonErasesAtOnce() {
        var email = Customers.newAddress();
        var token = SignUps.subscribe(RUNNING, visitor(), email);
        int before = newsletters();

        var asked = visitor().get("/berichten/afmelding?bewijs=" + token);
        assertThat(asked.page().select("main form button").eachText()).containsExactly("Afmelden");
        assertThat(newsletters()).as("GET changes nothing").isEqualTo(before);
        var off = visitor().post("/berichten/afmelding?bewijs=" + token);

        assertThat(heading(off)).isEqualTo("U bent afgemeld");
        assertThat(newsletters()).isEqualTo(before - 1);
        assertThat(saidNoToNewsletter(email)).isTrue();
        assertThat(off.body()).doesNotContain(email);
        var again = visitor().post("/berichten/afmelding?bewijs=" + token);
        assertThat(again.status()).isEqualTo(200);
        assertThat(heading(again)).isEqualTo("U bent afgemeld");
        assertThat(heading(visitor().get("/berichten/afmelding?bewijs=" + token)))
                .isEqualTo("U bent afgemeld");
    }

    @Test
    void fromThereOneClickLeadsToAllSwitchesAndBack() {
        var email = Customers.newAddress();
        var off = visitor().post("/berichten/afmelding?bewijs=" + SignUps.subscribe(RUNNING, visitor(), email));
        var onward = off.page().select("main a[href^=/berichten]").attr("href");

        var switches = visitor().get(onward);
        assertThat(state(switches, "newsletter-email")).isEqualTo("uit");
        var said = switches.page().select("[aria-labelledby=toestemmingen] li");
        assertThat(said.text())
                .startsWith("Onze nieuwsbrief, per e-mail: bekijk het bewijs")
                .endsWith("geldt niet meer");
        assertThat(visitor()
                        .get(said.select("a").attr("href"))
                        .page()
                        .select("main")
                        .text())
                .contains("Ingetrokken");
        var form = switches.page().select("#newsletter-email form");
        var on = visitor()
                .post(
                        "/berichten",
                        "bewijs",
                        form.select("[name=bewijs]").val(),
                        "weg",
                        "newsletter-email",
                        "stand",
                        "aan",
                        "versie",
                        form.select("[name=versie]").val());

        assertThat(on.status()).isEqualTo(303);
        var asked = visitor().get(on.location());
        assertThat(asked.page().select("[role=status]").text()).startsWith("Kijk in uw e-mail.");
        assertThat(state(asked, "newsletter-email")).isEqualTo("uit");
        assertThat(saidNoToNewsletter(email)).as("whoever has the letter").isTrue();
        Customers.await(() -> Customers.subjectsTo(RUNNING, email).stream()
                        .filter(subject -> subject.startsWith("Bevestig uw aanmelding"))
                        .count()
                == 2);
        visitor().post("/nieuwsbrief/bevestiging", "bewijs", SignUps.tokenTo(RUNNING, email));
        assertThat(state(visitor().get(onward), "newsletter-email")).isEqualTo("aan");
        assertThat(saidNoToNewsletter(email)).isFalse();
        Customers.await(() -> Customers.subjectsTo(RUNNING, email).stream()
                        .filter(subject -> subject.startsWith("U krijgt de nieuwsbrief"))
                        .count()
                == 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=grens"})
    void aMailProgramUnsubscribesWithOneClickWithoutCookieFromAnywhere(String type) {
        var email = Customers.newAddress();
        var token = SignUps.subscribe(RUNNING, visitor(), email);
        int before = newsletters();
        var body = type.startsWith("multipart")
                ? "--grens\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--grens--\r\n"
                : "List-Unsubscribe=One-Click";

        for (int i = 0; i < 2; i++) {
            var answer = oneClick(SITE, token, type, body);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith("text/plain");
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.body()).isEqualTo("OK\n");
        }
        assertThat(newsletters()).isEqualTo(before - 1);
        assertThat(saidNoToNewsletter(email)).isTrue();
    }

    /** A mail program, a page that was opened before and the portal, all at one moment and each more than once. */
    @RepeatedTest(3)
    void whoSaysNoInManyPlacesAtOnceIsToldEverywhereThatItCounts() throws Exception {
        var email = Customers.newAddress();
        var token = SignUps.subscribe(RUNNING, visitor(), email);
        var customer = Customers.signedIn(RUNNING, SITE, email);
        var withdrawal = customer.get("/mijn/privacy")
                .page()
                .select("form[action$=intrekking]")
                .attr("action");
        List<Callable<Integer>> ways = List.of(
                () -> oneClick(SITE, token, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click")
                        .status(),
                () -> visitor().post("/berichten/afmelding?bewijs=" + token).status(),
                () -> customer.post("/mijn/berichten", "weg", "newsletter-email", "stand", "uit")
                        .status(),
                () -> customer.post("/mijn/berichten", "alles", "uit").status(),
                () -> customer.post(withdrawal).status());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = Stream.of(ways, ways).flatMap(List::stream).toList();
            for (var each : threads.invokeAll(all)) {
                assertThat(each.get()).isIn(200, 303, 404);
            }
        }

        assertThat(state(visitor().get("/berichten?bewijs=" + token), "newsletter-email"))
                .isEqualTo("uit");
        assertThat(saidNoToNewsletter(email)).isTrue();
    }

    /** As a mail program of somebody else sends it, and not a browser that has been here. */
    private static Visitor.Answer oneClick(String site, String token, String type, String body) {
        return Visitor.at(RUNNING, site)
                .postBody(
                        type,
                        List.of("Origin", "https://mail.example", "Sec-Fetch-Site", "cross-site"),
                        "/berichten/afmelding?bewijs=" + token,
                        body);
    }

    @Test
    void whatIsForgedOrAnotherControllersLeadsNowhereAndChangesNothing() {
        var email = Customers.newAddress();
        var token = SignUps.subscribe(RUNNING, visitor(), email);
        int before = newsletters();
        var forged = (token.startsWith("A") ? "B" : "A") + token.substring(1);

        for (var path : List.of("/berichten?bewijs=", "/berichten/afmelding?bewijs=")) {
            for (var nowhere : List.of(
                    visitor().get(path + forged),
                    visitor().get(path),
                    Visitor.at(RUNNING, OTHER).get(path + token))) {
                assertThat(nowhere.status()).isEqualTo(404);
                assertThat(heading(nowhere)).isEqualTo("Deze link werkt niet");
                assertThat(nowhere.page().select("main form")).isEmpty();
            }
        }
        assertThat(Visitor.at(RUNNING, OTHER)
                        .post("/berichten/afmelding?bewijs=" + token)
                        .status())
                .isEqualTo(404);
        assertThat(visitor()
                        .post("/berichten", "bewijs", forged, "alles", "uit")
                        .status())
                .isEqualTo(404);
        var type = "application/x-www-form-urlencoded";
        assertThat(oneClick(SITE, forged, type, "List-Unsubscribe=One-Click").status())
                .isEqualTo(200);
        assertThat(oneClick(OTHER, token, type, "List-Unsubscribe=One-Click").status())
                .isEqualTo(200);
        assertThat(newsletters()).isEqualTo(before);
        assertThat(saidNoToNewsletter(email)).isFalse();
    }

    @Test
    void nothingElseIsSentFromAnotherOrigin() {
        var token = SignUps.subscribe(RUNNING, visitor(), Customers.newAddress());
        var elsewhere = List.of("Sec-Fetch-Site", "cross-site", "Origin", "https://mail.example");

        assertThat(visitor()
                        .postWith(elsewhere, "/berichten", "bewijs", token, "alles", "uit")
                        .status())
                .isEqualTo(403);
        assertThat(visitor()
                        .postWith(elsewhere, "/berichten/afmelding/", "x", "y")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aLinkNamesNobody() {
        var email = Customers.newAddress();
        var token = SignUps.subscribe(RUNNING, visitor(), email);

        assertThat(visitor().get("/berichten?bewijs=" + token).body()).doesNotContain(email, "Anna", "de Vries");
    }

    @Test
    void aCustomerSwitchesWhatThisMailboxConfirmedBeforeThereWasAnAccount() {
        var email = Customers.newAddress();
        var token = SignUps.subscribe(RUNNING, visitor(), email);
        var customer = Customers.signedIn(RUNNING, SITE, email);

        assertThat(state(customer.get("/mijn/berichten"), "newsletter-email")).isEqualTo("aan");
        var off = customer.post("/mijn/berichten", "weg", "newsletter-email", "stand", "uit");

        assertThat(off.location()).isEqualTo("/mijn/berichten?gedaan=uit");
        assertThat(state(customer.get("/mijn/berichten"), "newsletter-email")).isEqualTo("uit");
        assertThat(state(visitor().get("/berichten?bewijs=" + token), "newsletter-email"))
                .isEqualTo("uit");
        assertThat(saidNoToNewsletter(email)).isTrue();
    }

    @Test
    void aLetterAboutSomethingElseLeadsToTheSwitchesTooWithoutALogIn() {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, PORTAL, email);
        customer.post("/mijn/wachtwoord", "current", Customers.PASSWORD, "password", "vijf heel andere gewone woorden");
        var letter = Customers.mailTo(RUNNING, email, "wachtwoord");
        assertThat(letter).contains("Kies wat u van ons krijgt");

        var switches =
                Visitor.at(RUNNING, PORTAL).get("/berichten?bewijs=" + Customers.token(Customers.linkIn(letter)));

        assertThat(switches.page().select(".switches > li")).hasSize(3);
        assertThat(switches.body()).doesNotContain(email);
    }

    /** Its reader may be anybody. */
    @Test
    void aLetterToAnAddressThatSomebodyTypedLeadsToNobodysSwitches() {
        var customer = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        var typed = Customers.newAddress();
        Questions.ask(customer, typed, "Wanneer is mijn nummer klaar?");

        assertThat(Customers.mailTo(RUNNING, typed)).doesNotContain("/berichten?", "Kies wat u van ons krijgt");
    }

    /** Whoever wants no more presses what he has, which may be in a letter of before he came back. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLinkOfAnOlderLetterEndsWhatOneSubscribedToLater(boolean byTheMailProgram) {
        var email = Customers.newAddress();
        var old = SignUps.subscribe(RUNNING, visitor(), email);
        visitor().post("/berichten/afmelding?bewijs=" + old);
        RUNNING.letADayPass();
        SignUps.send(visitor(), email);
        Customers.await(() -> Customers.subjectsTo(RUNNING, email).stream()
                        .filter(subject -> subject.startsWith("Bevestig uw aanmelding"))
                        .count()
                == 2);
        visitor().post("/nieuwsbrief/bevestiging", "bewijs", SignUps.tokenTo(RUNNING, email));
        int before = newsletters();
        assertThat(state(visitor().get("/berichten?bewijs=" + old), "newsletter-email"))
                .isEqualTo("aan");

        if (byTheMailProgram) {
            oneClick(SITE, old, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
        } else {
            assertThat(visitor()
                            .get("/berichten/afmelding?bewijs=" + old)
                            .page()
                            .select("main form button")
                            .text())
                    .isEqualTo("Afmelden");
            visitor().post("/berichten/afmelding?bewijs=" + old);
        }

        assertThat(newsletters()).isEqualTo(before - 1);
        assertThat(saidNoToNewsletter(email)).isTrue();
    }

    /** The old mailbox may be another's by now. */
    @Test
    void aLinkToAMailboxThatOneHasNoMoreLeadsToNothingWhenItsSubscriptionIsGone() {
        var email = Customers.newAddress();
        var token = SignUps.subscribe(RUNNING, visitor(), email);
        var customer = Customers.signedIn(RUNNING, SITE, email);
        Customers.moveTo(RUNNING, customer, Customers.newAddress());
        assertThat(state(visitor().get("/berichten?bewijs=" + token), "newsletter-email"))
                .isEqualTo("aan");

        customer.post("/mijn/berichten", "weg", "newsletter-email", "stand", "uit");

        assertThat(heading(visitor().get("/berichten?bewijs=" + token)))
                .isEqualTo("Wat bij deze link hoorde, is gewist");
    }

    @Test
    void theProofOfAConsentTellsTheAddressThatItWasGivenWithAlsoWhenOneHasAnother() {
        var email = Customers.newAddress();
        SignUps.subscribe(RUNNING, visitor(), email);
        var customer = Customers.signedIn(RUNNING, SITE, email);
        var now = Customers.newAddress();
        Customers.moveTo(RUNNING, customer, now);

        var consent = customer.get("/mijn/berichten")
                .page()
                .select("[aria-labelledby=toestemmingen] a")
                .attr("href");

        assertThat(customer.get(consent + "/bewijs").body()).contains(email).doesNotContain(now);
        assertThat(state(customer.get("/mijn/berichten"), "newsletter-email")).isEqualTo("aan");
    }

    @Test
    void eachWayIsASwitchOfItsOwnAndACallNeedsAYesFirst() {
        // All customers of the tests have one number, and of others' noes to it nobody takes any back.
        RUNNING.part(JdbcClient.class).sql("delete from suppression").update();
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, PORTAL, email);
        var page = customer.get("/mijn/berichten");

        assertThat(page.page().select(".switches > li").eachAttr("id"))
                .containsExactly("advertising-email", "advertising-phone", "advertising-social");
        assertThat(state(page, "advertising-phone")).isEqualTo("uit");
        var version = page.page().select("#advertising-phone [name=versie]").val();
        customer.post("/mijn/berichten", "weg", "advertising-phone", "stand", "aan", "versie", version);
        assertThat(state(customer.get("/mijn/berichten"), "advertising-phone")).isEqualTo("aan");
        customer.post("/mijn/berichten", "weg", "advertising-email", "stand", "uit");

        var after = customer.get("/mijn/berichten");
        assertThat(state(after, "advertising-email")).isEqualTo("uit");
        assertThat(state(after, "advertising-phone")).isEqualTo("aan");
        assertThat(saidNo("voipexpress", Purpose.ADVERTISING, Channel.EMAIL, Category.EMAIL, email))
                .isTrue();
        assertThat(saidNo("voipexpress", Purpose.ADVERTISING, Channel.PHONE, Category.PHONE, "+31612345678"))
                .isFalse();
        customer.post("/mijn/berichten", "alles", "uit");
        assertThat(customer.get("/mijn/berichten").page().select(".badge-proven"))
                .isEmpty();
        assertThat(saidNo("voipexpress", Purpose.ADVERTISING, Channel.PHONE, Category.PHONE, "+31612345678"))
                .isTrue();
    }

    /** A stranger who types it does not find out, and is not believed. */
    @Test
    void aNoThatSomebodySaidOnTheTelephoneOutlivesTheYesOfWhoOnlyTypedTheNumber() {
        var customer = Customers.signedIn(RUNNING, PORTAL, Customers.newAddress());
        Registered.say(
                RUNNING,
                "voipexpress",
                Purpose.ADVERTISING,
                new Content(Map.of(Category.PHONE, Map.of(Field.PHONE, "+31612345678"))));

        var page = customer.get("/mijn/berichten");
        var version = page.page().select("#advertising-phone [name=versie]").val();
        customer.post("/mijn/berichten", "weg", "advertising-phone", "stand", "aan", "versie", version);

        var after = customer.get("/mijn/berichten").page();
        assertThat(after.select("#advertising-phone .badge").text()).isEqualTo("aan");
        assertThat(after.select("#advertising-phone").text()).contains("dan bellen wij het niet");
        assertThat(saidNo("voipexpress", Purpose.ADVERTISING, Channel.PHONE, Category.PHONE, "+31612345678"))
                .isTrue();
    }

    /** The link belongs to an address, and the switches to whoever has it. */
    @Test
    void aLinkShowsTheTrueStateOfWhatIsReachedByANumberToo() {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, PORTAL, email);
        var version = customer.get("/mijn/berichten")
                .page()
                .select("#advertising-email [name=versie]")
                .val();
        for (var way : List.of("advertising-email", "advertising-phone")) {
            customer.post("/mijn/berichten", "weg", way, "stand", "aan", "versie", version);
        }
        var offer = RUNNING.part(JdbcClient.class).sql("""
                        select p.dossier from permission p join dossier d on d.id = p.dossier
                        join ground g on g.dossier = d.id join consent_history h on h.proof = g.proof
                        where p.channel = 'email' order by h.entry desc limit 1""").query(UUID.class).single();
        var token = RUNNING.part(Tokens.class).make(Letter.PREFERENCES, offer);
        var link = Visitor.at(RUNNING, PORTAL).get("/berichten?bewijs=" + token);

        assertThat(state(link, "advertising-phone")).isEqualTo("aan");
        assertThat(link.body()).doesNotContain("612345678", "6 12345678");
        Visitor.at(RUNNING, PORTAL).post("/berichten", "bewijs", token, "weg", "advertising-phone", "stand", "uit");
        var after = Visitor.at(RUNNING, PORTAL).get("/berichten?bewijs=" + token);
        assertThat(state(after, "advertising-phone")).isEqualTo("uit");
        assertThat(after.page().select("#advertising-phone").text()).doesNotContain("geen telefoonnummer van u");
        // The number is on file of others in these tests.
        customer.post("/mijn/berichten", "weg", "advertising-phone", "stand", "aan", "versie", version);
    }

    @Test
    void nobodySaysYesToWordsThatHeDidNotSee() {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);

        var refused =
                customer.post("/mijn/berichten", "weg", "newsletter-email", "stand", "aan", "versie", "2018-01-01");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("[role=alert]").text()).contains("privacyverklaring is net veranderd");
        assertThat(state(refused, "newsletter-email")).isEqualTo("uit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "newsletter", "newsletter-fax", "account-email", "-", "newsletter-phone"})
    void aWayThatThereIsNotIsRefused(String way) {
        var customer = Customers.signedIn(RUNNING, SITE, Customers.newAddress());

        assertThat(customer.post("/mijn/berichten", "weg", way, "stand", "uit").status())
                .isEqualTo(400);
    }
}
