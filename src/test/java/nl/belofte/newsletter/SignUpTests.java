package nl.belofte.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.SignUps;
import nl.belofte.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody gets the newsletter who did not ask for it from the mailbox itself. In a trial of its own, whose clock is turned. */
class SignUpTests {

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

    private static Visitor visitor() {
        return Visitor.at(RUNNING, SITE);
    }

    private static int count(String purpose) {
        return RUNNING.part(JdbcClient.class)
                .sql("""
                        select count(*) from dossier d join declaration e on e.id = d.declaration
                        where e.purpose = ? and d.person is not null""")
                .param(purpose)
                .query(Integer.class)
                .single();
    }

    private static UUID newestWaiting() {
        return RUNNING.part(JdbcClient.class)
                .sql("select dossier from pending_subscription order by asked_at desc limit 1")
                .query(UUID.class)
                .single();
    }

    private static boolean isThere(UUID dossier) {
        return RUNNING.part(JdbcClient.class)
                .sql("""
                        select (select person is not null from dossier where id = :id)
                          and exists (select from pending_subscription where dossier = :id)""")
                .param("id", dossier)
                .query(Boolean.class)
                .single();
    }

    private static String heading(Visitor.Answer answer) {
        return answer.page().select("h1").text();
    }

    private static long lettersTo(String email) {
        return Customers.subjectsTo(RUNNING, email).stream()
                .filter(subject -> subject.startsWith("Bevestig uw aanmelding"))
                .count();
    }

    @Test
    void theFormAsksWhatIsDeclaredAndShowsWhatOneAgreesTo() {
        var page = visitor().get("/nieuwsbrief").page();

        assertThat(page.select("main form input:not([type=hidden]):not([name=website])")
                        .eachAttr("name"))
                .containsExactly("name-and-address.given-name", "email.email", "toestemming");
        assertThat(page.select("#asked").text())
                .contains(
                        "ipcall.me B.V. u de nieuwsbrief mailt",
                        "deze gegevens gebruikt: uw voornaam en uw e-mailadres?",
                        "Wij bewaren ze tot u zich afmeldt");
        assertThat(visitor().get("/en/nieuwsbrief").page().select("#asked").text())
                .contains("uses these details for it: your first name and your email address?");
        assertThat(page.select("#toestemming").hasAttr("checked")).isFalse();
        assertThat(page.select(".footer a[href=/nieuwsbrief]")).hasSize(1);
    }

    @Test
    void whereNoneIsDeclaredThereIsNoFormAndNoLink() {
        var elsewhere = Visitor.at(RUNNING, "voipexpress.nl");

        assertThat(elsewhere.get("/nieuwsbrief").status()).isEqualTo(404);
        assertThat(elsewhere
                        .post("/nieuwsbrief", SignUps.answers("anna@voorbeeld.example"))
                        .status())
                .isEqualTo(404);
        assertThat(elsewhere.get("/nieuwsbrief/bevestiging?bewijs=x").status()).isEqualTo(404);
        assertThat(elsewhere.get("/privacy").body()).doesNotContain("/nieuwsbrief");
    }

    @Test
    void openingTheLinkDoesNothingAndTheButtonBehindItSubscribesOnce() {
        var email = Customers.newAddress();
        int before = count("newsletter");
        assertThat(heading(SignUps.send(visitor(), email))).isEqualTo("Kijk in uw e-mail");
        assertThat(count("newsletter")).isEqualTo(before);
        var token = SignUps.tokenTo(RUNNING, email);

        assertThat(heading(visitor().get("/nieuwsbrief/bevestiging?bewijs=" + token)))
                .isEqualTo("Wilt u de nieuwsbrief?");
        assertThat(count("newsletter")).as("GET changes nothing").isEqualTo(before);
        assertThat(heading(visitor().post("/nieuwsbrief/bevestiging", "bewijs", token)))
                .isEqualTo("U krijgt de nieuwsbrief");
        assertThat(count("newsletter")).isEqualTo(before + 1);
        assertThat(Customers.mailTo(RUNNING, email, "U krijgt de nieuwsbrief"))
                .contains("/berichten/afmelding?bewijs=", "Dag Anna");

        var again = visitor().post("/nieuwsbrief/bevestiging", "bewijs", token);
        assertThat(again.status()).isEqualTo(410);
        assertThat(heading(again)).isEqualTo("Deze link werkt niet meer");
        assertThat(count("newsletter")).isEqualTo(before + 1);
    }

    /** Used, unsubscribed since, or never ours: nobody can tell from the link which. */
    @Test
    void aLinkThatDoesNothingPromisesNoNewsletter() {
        var email = Customers.newAddress();
        SignUps.send(visitor(), email);
        var token = SignUps.tokenTo(RUNNING, email);
        visitor().post("/nieuwsbrief/bevestiging", "bewijs", token);
        var out = Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email, "U krijgt de nieuwsbrief")));
        visitor().post("/berichten/afmelding?bewijs=" + out);

        for (var link : new String[] {token, "onzin"}) {
            assertThat(visitor()
                            .get("/nieuwsbrief/bevestiging?bewijs=" + link)
                            .page()
                            .select("main")
                            .text())
                    .contains("Er verandert nu niets", "hebt u zich afgemeld, dan ook")
                    .doesNotContain("dan krijgt u de nieuwsbrief");
        }
    }

    @Test
    void theHistoryTellsWhatWasShownWhenItWasAskedAndWhenItWasConfirmed() {
        var email = Customers.newAddress();
        SignUps.subscribe(RUNNING, visitor(), email);

        var history =
                RUNNING.part(JdbcClient.class).sql("""
                        select h.kind || ' ' || t.control || ' ' || t.language || ' ' || t.statement_version
                        from consent_history h join consent_text t on t.number = h.consent_text
                        where h.proof = (select proof from consent_history order by entry desc limit 1) order by h.at""").query(String.class).list();
        assertThat(history)
                .containsExactly("requested newsletter-form nl 2022-06-29", "given newsletter-form nl 2022-06-29");
    }

    @Test
    void theAnswerIsTheSameWhetherAnAddressIsOnFileOrNot() {
        var known = Customers.newAddress();
        SignUps.subscribe(RUNNING, visitor(), known);
        int before = count("newsletter");

        var toKnown = SignUps.send(visitor(), known);
        var toUnknown = SignUps.send(visitor(), Customers.newAddress());

        assertThat(toKnown.status()).isEqualTo(toUnknown.status()).isEqualTo(200);
        assertThat(toKnown.body()).isEqualTo(toUnknown.body());
        visitor().post("/nieuwsbrief/bevestiging", "bewijs", SignUps.tokenTo(RUNNING, known));
        assertThat(count("newsletter")).as("nobody gets it twice").isEqualTo(before);
    }

    @Test
    void whatNobodyConfirmsIsGoneAfterFourteenDaysAndNotADayBefore() {
        var email = Customers.newAddress();
        SignUps.send(visitor(), email);
        var token = SignUps.tokenTo(RUNNING, email);
        var dossier = newestWaiting();
        var day = RUNNING.today().plusDays(14);

        RUNNING.turnTo(day.minusDays(1));
        assertThat(isThere(dossier)).isTrue();
        assertThat(visitor().get("/nieuwsbrief/bevestiging?bewijs=" + token).status())
                .isEqualTo(200);
        RUNNING.turnTo(day);
        assertThat(isThere(dossier)).isFalse();
        assertThat(visitor().get("/nieuwsbrief/bevestiging?bewijs=" + token).status())
                .isEqualTo(410);
        RUNNING.turnTo(day.plusDays(1));
        assertThat(visitor().post("/nieuwsbrief/bevestiging", "bewijs", token).status())
                .isEqualTo(410);
    }

    @Test
    void oneAddressGetsNoMoreThanThreeLettersADay() {
        var email = Customers.newAddress();
        for (int i = 0; i < 5; i++) {
            assertThat(heading(SignUps.sendUnsure(visitor(), email))).isEqualTo("Kijk in uw e-mail");
        }
        Customers.await(() -> lettersTo(email) == 3);

        RUNNING.letADayPass();
        SignUps.sendUnsure(visitor(), email);
        Customers.await(() -> lettersTo(email) == 4);
    }

    @Test
    void confirmingOneOfThemEndsTheOthers() {
        var email = Customers.newAddress();
        int before = count("pending-subscription");
        SignUps.sendUnsure(visitor(), email);
        SignUps.sendUnsure(visitor(), email);
        var token = SignUps.tokenTo(RUNNING, email);

        visitor().post("/nieuwsbrief/bevestiging", "bewijs", token);

        assertThat(count("pending-subscription")).isEqualTo(before);
    }

    @Test
    void aThousandSubscriptionsFromOneAddressAreSlowed() throws Exception {
        int before = count("pending-subscription");
        var form = visitor().get("/nieuwsbrief").page().select("main form");
        var version = form.select("[name=versie]").val();
        var statuses = new ArrayList<Integer>();
        try (var robots = Executors.newFixedThreadPool(4)) {
            var sent = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 1_000; i++) {
                sent.add(() -> {
                    var robot = visitor();
                    var token = robot.get("/nieuwsbrief")
                            .page()
                            .select("[name=bewijs]")
                            .val();
                    return robot.post(
                                    "/nieuwsbrief",
                                    SignUps.answers(
                                            Customers.newAddress(), "versie", version, "bewijs", token, "werk", "0"))
                            .status();
                });
            }
            for (var answer : robots.invokeAll(sent)) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).containsOnly(200, 429);
        assertThat(count("pending-subscription") - before).isLessThanOrEqualTo(20);
    }

    @Test
    void whatIsWrongIsSaidBesideItAndNothingIsLost() {
        var wrong = SignUps.sendUnsure(visitor(), "anna", "website", "https://kopen.example");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select(".error-summary").text())
                .contains("Schrijf het e-mailadres als naam@voorbeeld.nl.", "Laat het veld leeg dat u niet ziet");
        assertThat(wrong.page().select("[name='email.email']").val()).isEqualTo("anna");
    }

    @Test
    void nobodySaysYesWithoutTheTickOrToAnotherText() {
        var visitor = visitor();
        var form = visitor.get("/nieuwsbrief").page().select("main form");
        var token = form.select("[name=bewijs]").val();
        var version = form.select("[name=versie]").val();

        var without =
                visitor.post("/nieuwsbrief", "email.email", Customers.newAddress(), "versie", version, "bewijs", token);
        var older = SignUps.sendUnsure(visitor, Customers.newAddress());
        var other = visitor.post(
                "/nieuwsbrief", SignUps.answers(Customers.newAddress(), "versie", "2018-01-01", "bewijs", token));

        assertThat(older.status()).isEqualTo(200);
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.page().select("#toestemming-error").text()).startsWith("Vink aan dat u dit goedvindt");
        assertThat(other.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@voorb\u0435eld.example",
                "anna@xn--voorbeld-g8g.example",
                "\u0430nna@voorbeeld.example",
                "anna@voorbeeld.example\r\nBcc: bram@voorbeeld.example",
                "anna@voorbeeld.example,bram@voorbeeld.example",
                "<anna@voorbeeld.example>"
            })
    void anAddressThatPassesForAnotherIsRefusedInOneClearLine(String address) {
        int before = count("pending-subscription");

        var refused = SignUps.sendUnsure(visitor(), address);

        assertThat(refused.status()).isIn(400, 422);
        assertThat(refused.body()).doesNotContain("Exception");
        assertThat(count("pending-subscription")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "../../etc", "%00"})
    void aForgedLinkIsALinkThatNoLongerWorks(String token) {
        assertThat(visitor().get("/nieuwsbrief/bevestiging?bewijs=" + token).status())
                .isEqualTo(410);
        assertThat(visitor().post("/nieuwsbrief/bevestiging", "bewijs", token).status())
                .isEqualTo(410);
    }

    @Test
    void whoIsSignedInFindsTheFormFilledInAndIsTheSamePersonOnceConfirmed() {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);

        var page = customer.get("/nieuwsbrief").page();
        assertThat(page.select("[name='email.email']").val()).isEqualTo(email);
        assertThat(page.select("[name='name-and-address.given-name']").val()).isEqualTo("Anna");
        SignUps.subscribe(RUNNING, visitor(), email);

        assertThat(customer.get("/mijn").page().select(".dossier h2").eachText())
                .contains("Uw account", "Onze nieuwsbrief");
    }

    @Test
    void aFormThatIsSentTwiceIsOneSubscription() {
        var visitor = visitor();
        var email = Customers.newAddress();
        var form = visitor.get("/nieuwsbrief").page().select("main form");
        var answers = SignUps.answers(
                email,
                "versie",
                form.select("[name=versie]").val(),
                "bewijs",
                form.select("[name=bewijs]").val());
        int before = count("pending-subscription");

        for (int i = 0; i < 3; i++) {
            assertThat(heading(visitor.post("/nieuwsbrief", answers))).isEqualTo("Kijk in uw e-mail");
        }
        assertThat(count("pending-subscription")).isEqualTo(before + 1);
    }

    @Test
    void whoGoesBackAndCorrectsTheAddressGetsTheLetterThere() {
        var visitor = visitor();
        var right = Customers.newAddress();
        var form = visitor.get("/nieuwsbrief").page().select("main form");
        var version = form.select("[name=versie]").val();
        var token = form.select("[name=bewijs]").val();

        visitor.post("/nieuwsbrief", SignUps.answers(Customers.newAddress(), "versie", version, "bewijs", token));
        var again = visitor.post("/nieuwsbrief", SignUps.answers(right, "versie", version, "bewijs", token));

        assertThat(heading(again)).isEqualTo("Kijk in uw e-mail");
        assertThat(SignUps.tokenTo(RUNNING, right)).isNotEmpty();
    }
}
