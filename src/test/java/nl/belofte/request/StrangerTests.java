package nl.belofte.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import nl.belofte.retention.RetentionSweep;
import nl.belofte.rights.Right;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has no account shows by a mailbox who he is, and who only says so gets nothing and learns nothing. RIG-9. */
class StrangerTests {

    private static final Running RUNNING = Running.start();
    private static final JdbcClient DB = RUNNING.part(JdbcClient.class);
    private static final String SITE = "ipcall.me";

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @BeforeEach
    void begin() {
        RUNNING.letADayPass();
    }

    private static Visitor.Answer ask(Visitor visitor, String email, String right) {
        return visitor.post("/privacy/verzoek", "recht", right, "email", email, "tekst", "");
    }

    private static String confirmation(String email) {
        return Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email, "Bevestig uw verzoek")));
    }

    /** Confirms, and stands in the case. */
    private static Visitor.Answer confirmed(Visitor visitor, String email) {
        var in = visitor.post("/privacy/verzoek/bevestiging", "bewijs", confirmation(email));
        assertThat(in.status()).isEqualTo(303);
        return visitor.get(in.location());
    }

    private static int count(String what) {
        return DB.sql("select count(*) from " + what).query(Integer.class).single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipcall.me", "voipexpress.nl"})
    @Proves({"RIG-9", "RIG-11"})
    void whoAskedAQuestionWithoutAnAccountReadsByTheMailboxWhatIsHeld(String site) {
        var email = Customers.newAddress();
        Questions.ask(Visitor.at(RUNNING, site), email, "Kan ik mijn nummer meenemen?");
        var stranger = Visitor.at(RUNNING, site);
        assertThat(ask(stranger, email, "explanation").page().text()).contains("Kijk in uw mailbox");

        var requested = confirmed(stranger, email);

        assertThat(requested.page().text()).contains("Uitleg over uw gegevens", "U krijgt antwoord uiterlijk op");
        assertThat(stranger.get("/mijn/logboek").page().text()).contains("Het bewijs van uw toestemming");
        assertThat(Customers.mailTo(RUNNING, email, "Uw verzoek is ontvangen")).contains("U krijgt antwoord uiterlijk");
    }

    @ParameterizedTest
    @EnumSource
    @Proves("RIG-9")
    void whicheverRightIsAskedForAnotherNothingOfItReachesWhoAsks(Right right) {
        var anna = Customers.newAddress();
        var hers = Customers.signedIn(RUNNING, SITE, anna);
        var bram = Visitor.at(RUNNING, SITE);
        var unknown = ask(bram, Customers.newAddress(), right.id());

        var known = ask(bram, anna, right.id());

        assertThat(known.page().select("main").html())
                .isEqualTo(unknown.page().select("main").html());
        assertThat(bram.cookies()).isEmpty();
        assertThat(hers.get("/mijn/privacy").page().select(".my-requests")).isEmpty();
        assertThat(hers.get("/mijn").status()).isEqualTo(200);
    }

    @Test
    @Proves("RIG-9")
    void whoTypesAnAddressLearnsNothingOfIt() {
        var anna = Customers.newAddress();
        Customers.signedIn(RUNNING, SITE, anna);
        var unknown = Customers.newAddress();
        var before = count("rights_request");

        var ofKnown = ask(Visitor.at(RUNNING, SITE), anna, "access");
        var ofUnknown = ask(Visitor.at(RUNNING, SITE), unknown, "access");

        assertThat(ofKnown.status()).isEqualTo(ofUnknown.status());
        assertThat(ofKnown.page().select("main").html())
                .isEqualTo(ofUnknown.page().select("main").html());
        assertThat(Customers.mailTo(RUNNING, anna, "Bevestig uw verzoek").replace(confirmation(anna), ""))
                .isEqualToIgnoringWhitespace(Customers.mailTo(RUNNING, unknown, "Bevestig uw verzoek")
                        .replace(confirmation(unknown), "")
                        .replace(unknown, anna));
        assertThat(count("rights_request")).isEqualTo(before);
    }

    @Test
    @Proves({"RIG-2", "RIG-10"})
    void whoOnlyWantsToSeeWhatIsHeldDoesNotWaitForAnybody() {
        var email = Customers.newAddress();
        var open = count("rights_request where status = 'open'");
        Questions.ask(Visitor.at(RUNNING, SITE), email, "Kan ik mijn nummer meenemen?");
        var stranger = Visitor.at(RUNNING, SITE);
        ask(stranger, email, "access");

        var in = stranger.post("/privacy/verzoek/bevestiging", "bewijs", confirmation(email));

        assertThat(in.location()).isEqualTo("/mijn/privacy/inzage");
        assertThat(stranger.get("/mijn/privacy/inzage/lezen").page().text()).contains("Kan ik mijn nummer meenemen?");
        assertThat(Customers.mailTo(RUNNING, email, "Uw verzoek is uitgevoerd")).contains("Uw overzicht staat klaar");
        assertThat(count("rights_request where status = 'open'")).isEqualTo(open);
    }

    @Test
    void whoPretendsGetsNothingWhateverTheAddressHolds() {
        var anna = Customers.newAddress();
        Customers.signedIn(RUNNING, SITE, anna);
        var bram = Visitor.at(RUNNING, SITE);

        ask(bram, anna, "erasure");

        assertThat(bram.cookies()).isEmpty();
        assertThat(bram.get("/mijn/privacy").location()).endsWith("/inloggen");
        assertThat(bram.post("/privacy/verzoek/bevestiging", "bewijs", "A".repeat(43))
                        .status())
                .isEqualTo(410);
    }

    /** An address that a customer typed in a question is not proved by that. */
    @Test
    @Proves("RIG-9")
    void whoTypesAnothersAddressInAQuestionBecomesNobodyElse() {
        var anna = Customers.newAddress();
        var hers = Customers.signedIn(RUNNING, SITE, anna);
        var mal = Customers.newAddress();
        var his = Customers.signedIn(RUNNING, SITE, mal);
        Questions.ask(his, anna, "Ik ben Anna.");
        var stranger = Visitor.at(RUNNING, SITE);
        ask(stranger, anna, "access");

        stranger.post("/privacy/verzoek/bevestiging", "bewijs", confirmation(anna));

        assertThat(stranger.get("/mijn/privacy/inzage/json").response().body())
                .contains(anna)
                .doesNotContain(mal);
        assertThat(his.get("/mijn/privacy/inzage/json").response().body()).contains(mal);
        assertThat(his.get("/mijn").page().select(".dossier")).hasSize(2 + 1);
        assertThat(hers.get("/mijn").page().text()).doesNotContain("Ik ben Anna.");
    }

    /** And its owner does not become the customer who typed it. */
    @Test
    @Proves("RIG-9")
    void whoseAddressACustomerTypedDoesNotReadWhatThatCustomerHas() {
        var anna = Customers.newAddress();
        var bram = Customers.newAddress();
        Questions.ask(Customers.signedIn(RUNNING, SITE, anna), bram, "Dit adres is niet van mij.");
        var stranger = Visitor.at(RUNNING, SITE);
        ask(stranger, bram, "access");

        stranger.post("/privacy/verzoek/bevestiging", "bewijs", confirmation(bram));

        assertThat(stranger.get("/mijn/privacy/inzage/json").response().body())
                .contains(bram)
                .doesNotContain(anna, "Dit adres is niet van mij.");
    }

    @Test
    void aLinkOpensOnceAndThenSendsAnotherToTheSameMailbox() {
        var email = Customers.newAddress();
        var stranger = Visitor.at(RUNNING, SITE);
        ask(stranger, email, "explanation");
        confirmed(stranger, email);
        var token = Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email, "Uw verzoek is ontvangen")));

        var first = Visitor.at(RUNNING, SITE);
        assertThat(first.get("/privacy/verzoek/openen?bewijs=" + token).page().text())
                .contains("Uw verzoek openen");
        assertThat(first.cookies())
                .as("opening the page of a link opens nothing")
                .isEmpty();
        assertThat(first.post("/privacy/verzoek/openen", "bewijs", token).status())
                .isEqualTo(303);

        var second = Visitor.at(RUNNING, SITE);
        assertThat(second.post("/privacy/verzoek/openen", "bewijs", token).status())
                .isEqualTo(410);
        assertThat(second.get("/privacy/verzoek/openen?bewijs=" + token).status())
                .isEqualTo(410);
        assertThat(second.cookies()).isEmpty();
        assertThat(second.post("/privacy/verzoek/nieuwe-link", "bewijs", token).status())
                .isEqualTo(200);
        assertThat(Customers.mailTo(RUNNING, email, "Een nieuwe link")).contains("bewijs=");
    }

    @Test
    void aConfirmationCountsOnce() {
        var email = Customers.newAddress();
        var before = count("pending_request");
        var stranger = Visitor.at(RUNNING, SITE);
        ask(stranger, email, "explanation");
        var token = confirmation(email);
        assertThat(stranger.post("/privacy/verzoek/bevestiging", "bewijs", token)
                        .status())
                .isEqualTo(303);

        var again = Visitor.at(RUNNING, SITE);
        assertThat(again.post("/privacy/verzoek/bevestiging", "bewijs", token).status())
                .isEqualTo(410);
        assertThat(again.cookies()).isEmpty();
        assertThat(count("pending_request")).isEqualTo(before);
    }

    @Test
    void aLinkOfAnotherControllerOpensNothing() {
        var email = Customers.newAddress();
        ask(Visitor.at(RUNNING, SITE), email, "explanation");
        var elsewhere = Visitor.at(RUNNING, "voipexpress.nl");

        assertThat(elsewhere
                        .post("/privacy/verzoek/bevestiging", "bewijs", confirmation(email))
                        .status())
                .isEqualTo(410);

        confirmed(Visitor.at(RUNNING, SITE), email);
        var token = Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email, "Uw verzoek is ontvangen")));
        assertThat(elsewhere.post("/privacy/verzoek/openen", "bewijs", token).status())
                .isEqualTo(410);
        assertThat(elsewhere.cookies()).isEmpty();
    }

    @Test
    void anotherPersonsCaseIsNotThere() {
        var anna = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        var asked = anna.post("/mijn/privacy/vragen/explanation", "tekst", "Wat weet u van mij?")
                .location();
        var bram = Customers.signedIn(RUNNING, SITE, Customers.newAddress());

        var path = asked.replaceFirst("\\?.*", "");
        assertThat(anna.get(path).status()).isEqualTo(200);
        assertThat(bram.get(path).status()).isEqualTo(404);
        assertThat(bram.post(path + "/intrekking").status()).isEqualTo(404);
        assertThat(bram.post(path + "/aanvulling", "tekst", "Ik ben Anna").status())
                .isEqualTo(404);
        assertThat(anna.get(path).page().text()).doesNotContain("Ik ben Anna");
    }

    @Test
    void byTheMailboxOneSeesWhatIsHeldAndNothingElseOfAnAccount() {
        var email = Customers.newAddress();
        Customers.signedIn(RUNNING, SITE, email);
        var stranger = Visitor.at(RUNNING, SITE);
        ask(stranger, email, "explanation");
        confirmed(stranger, email);

        assertThat(stranger.get("/mijn/privacy").status()).isEqualTo(200);
        for (var path :
                new String[] {"/mijn", "/mijn/wachtwoord", "/mijn/e-mailadres", "/mijn/opheffing", "/mijn/vragen"}) {
            assertThat(stranger.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(stranger.get("/contact").status()).isEqualTo(200);
    }

    @Test
    void aRequestThatNobodyConfirmsIsForgotten() {
        var email = Customers.newAddress();
        ask(Visitor.at(RUNNING, SITE), email, "access");
        var asked = RUNNING.today();
        var token = confirmation(email);
        var stranger = Visitor.at(RUNNING, SITE);

        RUNNING.turnTo(asked.plusDays(6));
        RUNNING.part(RetentionSweep.class).run();
        assertThat(stranger.get("/privacy/verzoek/bevestiging?bewijs=" + token).status())
                .isEqualTo(200);
        RUNNING.turnTo(asked.plusDays(7));
        RUNNING.part(RetentionSweep.class).run();

        assertThat(stranger.post("/privacy/verzoek/bevestiging", "bewijs", token)
                        .status())
                .isEqualTo(410);
        assertThat(count("pending_request")).isZero();
        RUNNING.turnTo(asked.plusDays(8));
    }

    @Test
    void hostileAndHugeRequestsAreRefusedAndAFloodIsSlowed() {
        var visitor = Visitor.at(RUNNING, SITE);
        assertThat(ask(visitor, "niets", "access").status()).isEqualTo(422);
        assertThat(ask(visitor, Customers.newAddress(), "alles").status()).isEqualTo(422);
        assertThat(visitor.post(
                                "/privacy/verzoek",
                                "recht",
                                "access",
                                "email",
                                Customers.newAddress(),
                                "tekst",
                                "x".repeat(5_001))
                        .status())
                .isEqualTo(422);
        assertThat(visitor.post(
                                "/privacy/verzoek",
                                "recht",
                                "access",
                                "email",
                                Customers.newAddress(),
                                "tekst",
                                "x".repeat(3_000_000))
                        .status())
                .isIn(400, 413);
        var script = "<script>alert(1)</script> '; drop table rights_request; --";
        var email = Customers.newAddress();
        assertThat(visitor.post("/privacy/verzoek", "recht", "access", "email", email, "tekst", script)
                        .status())
                .isEqualTo(200);
        assertThat(confirmed(visitor, email).response().body())
                .doesNotContain("<script>alert")
                .contains("drop table rights_request");

        var last = 0;
        for (int i = 0; i < 12; i++) {
            last = ask(visitor, Customers.newAddress(), "access").status();
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    void theClockRunsFromTheDayOnWhichTheRequestCameAndNotFromTheProof() {
        var email = Customers.newAddress();
        ask(Visitor.at(RUNNING, SITE), email, "explanation");
        var received = RUNNING.today();
        RUNNING.turnTo(received.plusDays(3));

        confirmed(Visitor.at(RUNNING, SITE), email);

        assertThat(DB.sql("select received_on from rights_request order by received_on desc limit 1")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(received);
    }

    @Test
    void theSessionOfALinkEndsAfterHalfAnHour() {
        var email = Customers.newAddress();
        var stranger = Visitor.at(RUNNING, SITE);
        ask(stranger, email, "explanation");
        confirmed(stranger, email);
        assertThat(stranger.get("/mijn/privacy").status()).isEqualTo(200);

        DB.sql(
                        "update session set begun_at = begun_at - interval '31 minutes' where dossier in (select dossier from rights_request)")
                .update();

        assertThat(stranger.get("/mijn/privacy").location()).endsWith("/inloggen");
    }
}
