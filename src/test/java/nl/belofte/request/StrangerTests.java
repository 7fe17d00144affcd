package nl.belofte.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import nl.belofte.AtOnce;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.SignUps;
import nl.belofte.Visitor;
import nl.belofte.casework.ByTelephone;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.proof.Proves;
import nl.belofte.retention.RetentionSweep;
import nl.belofte.rights.Right;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.suppression.Suppressions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** An objection is to what comes too, so that one waits for what he says it is to. */
    @ParameterizedTest
    @CsvSource({"erasure,closed", "withdrawal,closed", "restriction,closed", "objection,open", "rectification,open"})
    @Proves({"RIG-4", "RIG-10"})
    void ofWhomNothingIsHeldThereIsNothingToDo(String right, String status) {
        var email = Customers.newAddress();
        var stranger = Visitor.at(RUNNING, SITE);
        ask(stranger, email, right);

        var page = confirmed(stranger, email).page();

        assertThat(page.text()).contains("Onder dit e-mailadres hebben wij niets van u");
        assertThat(page.text().contains("kan nu meteen")).isFalse();
        assertThat(page.select(".mine-side .ring").isEmpty()).isEqualTo(status.equals("closed"));
    }

    @Test
    @Proves("RIG-2")
    void whoAskedBeforeSeesThatToo() {
        var email = Customers.newAddress();
        ByTelephone.ask(esra(), "complaint", RUNNING.today(), "Belde over een wachttijd.", "email.email", email);
        var stranger = Visitor.at(RUNNING, SITE);
        ask(stranger, email, "access");

        stranger.post("/privacy/verzoek/bevestiging", "bewijs", confirmation(email));

        assertThat(stranger.get("/mijn/privacy/inzage/lezen").page().text()).contains("Belde over een wachttijd.");
        assertThat(Customers.mailTo(RUNNING, email, "Uw verzoek is uitgevoerd")).contains("Uw overzicht staat klaar");
    }

    /** What he typed is somebody else's, and so is what waits there. */
    @Test
    @Proves({"RIG-8", "RIG-9"})
    void whoTypesAnothersAddressSaysNoForNobodyElse() {
        var anna = Customers.newAddress();
        SignUps.send(Visitor.at(RUNNING, SITE), anna);
        var bram = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        Questions.ask(bram, anna, "Dit adres is niet van mij.");

        bram.post("/mijn/privacy/bezwaar", "gebruik", "newsletter");

        assertThat(Visitor.at(RUNNING, SITE)
                        .post("/nieuwsbrief/bevestiging", "bewijs", SignUps.tokenTo(RUNNING, anna))
                        .status())
                .isEqualTo(200);
        assertThat(RUNNING.part(Suppressions.class)
                        .isSuppressed(
                                "ipcall",
                                Purpose.NEWSLETTER,
                                Channel.EMAIL,
                                new Content(Map.of(Category.EMAIL, Map.of(Field.EMAIL, anna)))))
                .isFalse();
    }

    @Test
    @Proves("RIG-4")
    void whoSaysMoreIsReadAndIsNotSentToWhatIsNotThere() {
        var email = Customers.newAddress();
        var stranger = Visitor.at(RUNNING, SITE);
        stranger.post(
                "/privacy/verzoek", "recht", "erasure", "email", email, "tekst", "Ik was klant op de Kerkstraat.");

        var page = confirmed(stranger, email).page();

        assertThat(page.text()).contains("U krijgt antwoord uiterlijk op").doesNotContain("kan nu meteen");
    }

    @Test
    @Proves("RIG-9")
    void whoConfirmsTwoRequestsAtOnceHasBoth() throws Exception {
        var email = Customers.newAddress();
        var tokens = new ArrayDeque<String>();
        for (var right : List.of("rectification", "objection")) {
            ask(Visitor.at(RUNNING, SITE), email, right);
            Customers.await(() -> !tokens.contains(confirmation(email)));
            tokens.add(confirmation(email));
        }

        var done = AtOnce.times(2, () -> {
            String token;
            synchronized (tokens) {
                token = tokens.remove();
            }
            return Visitor.at(RUNNING, SITE)
                    .post("/privacy/verzoek/bevestiging", "bewijs", token)
                    .status();
        });

        assertThat(done).containsOnly(303);
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

    private static String link(String email, String subject) {
        return Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email, subject)));
    }

    private static Visitor.Answer open(Visitor visitor, String token) {
        return visitor.post("/privacy/verzoek/openen", "bewijs", token);
    }

    /** Whoever has the old mailbox now may be anybody: neither a link that was used nor one that was not lets him in. */
    @Test
    @Proves("RIG-9")
    void anOldMailboxOpensNothingOnceItsCustomerHasAnother() {
        var old = Customers.newAddress();
        var now = Customers.newAddress();
        var anna = Customers.signedIn(RUNNING, SITE, old);
        anna.post("/mijn/privacy/vragen/complaint", "tekst", "Niemand belde terug.");
        anna.post("/mijn/privacy/vragen/explanation", "tekst", "Wat weet u van mij?");
        var unused = link(old, "Uw verzoek is ontvangen");
        var reader = Visitor.at(RUNNING, SITE);
        assertThat(open(reader, unused).status()).isEqualTo(303);
        anna.post("/mijn/privacy/vragen/complaint", "tekst", "Nog steeds niet.");
        unused = link(old, "Uw verzoek is ontvangen");

        anna.post("/mijn/e-mailadres", "email", now, "password", Customers.PASSWORD);
        anna.post("/e-mailadres/bevestiging", "bewijs", link(now, "Bevestig"));

        assertThat(reader.get("/mijn/privacy/inzage").location()).endsWith("/inloggen");
        var finder = Visitor.at(RUNNING, SITE);
        assertThat(finder.get("/privacy/verzoek/openen?bewijs=" + unused).status())
                .isEqualTo(410);
        assertThat(open(finder, unused).status()).isEqualTo(410);
        assertThat(finder.post("/privacy/verzoek/nieuwe-link", "bewijs", unused).status())
                .isEqualTo(410);
        assertThat(finder.cookies()).isEmpty();
        assertThat(Customers.subjectsTo(RUNNING, old))
                .filteredOn(subject -> subject.contains("nieuwe link"))
                .isEmpty();
    }

    @Test
    void whoChangesThePasswordShutsOutWhoCameInByALetter() {
        var email = Customers.newAddress();
        var anna = Customers.signedIn(RUNNING, SITE, email);
        anna.post("/mijn/privacy/vragen/complaint", "tekst", "Niemand belde terug.");
        var reader = Visitor.at(RUNNING, SITE);
        open(reader, link(email, "Uw verzoek is ontvangen"));
        assertThat(reader.get("/mijn/privacy").status()).isEqualTo(200);

        anna.post("/mijn/wachtwoord", "current", Customers.PASSWORD, "password", "zes heel andere stille woorden");

        assertThat(reader.get("/mijn/privacy").location()).endsWith("/inloggen");
        assertThat(anna.get("/mijn").status()).isEqualTo(200);
    }

    /** The letter of doubt goes to the mailbox that is doubted: it lets its reader answer, and nothing else. */
    @Test
    @Proves("RIG-9")
    void whileItIsDoubtedWhoAsksTheMailboxGetsToNothing() {
        var email = Customers.newAddress();
        var anna = Customers.signedIn(RUNNING, SITE, email);
        var stranger = Visitor.at(RUNNING, SITE);
        ask(stranger, email, "erasure");
        confirmed(stranger, email);
        var reference = DB.sql(
                        "select reference from rights_request where status = 'open' order by received_on desc limit 1")
                .query(String.class)
                .single();
        assertThat(stranger.get("/mijn/privacy/wissen").status()).isEqualTo(200);

        esra().post("/balie/rechten/" + reference + "/twijfel", "twijfel", "Wat is uw klantnummer?", "versturen", "ja");

        var reader = Visitor.at(RUNNING, SITE);
        open(reader, link(email, "nog iets van u nodig"));
        for (var path : List.of("/inzage", "/inzage/lezen", "/inzage/json", "/meenemen/zip", "/wissen", "/beperking")) {
            assertThat(reader.get("/mijn/privacy" + path).location()).as(path).endsWith("?gedaan=twijfel");
        }
        assertThat(reader.post("/mijn/privacy/wissen", "dossier", newestAccount(), "zeker", "ja")
                        .location())
                .endsWith("?gedaan=twijfel");
        assertThat(reader.get("/mijn/logboek").location()).endsWith("?gedaan=twijfel");
        assertThat(reader.get("/mijn/privacy?gedaan=twijfel").page().text()).contains("Dat kan nog niet");
        assertThat(reader.get("/mijn/privacy/verzoeken/" + reference).status()).isEqualTo(200);
        var again = Visitor.at(RUNNING, SITE);
        ask(again, email, "access");
        Customers.await(() -> Customers.subjectsTo(RUNNING, email).stream()
                        .filter(subject -> subject.startsWith("Bevestig uw verzoek"))
                        .count()
                == 2);
        confirmed(again, email);
        assertThat(again.get("/mijn/privacy/inzage/lezen").location()).endsWith("?gedaan=twijfel");
        assertThat(anna.get("/mijn/privacy/inzage").status())
                .as("who logs in is not who is doubted")
                .isEqualTo(200);

        reader.post("/mijn/privacy/verzoeken/" + reference + "/aanvulling", "tekst", "Het is 1234.");
        assertThat(reader.get("/mijn/privacy/inzage").location())
                .as("somebody has to see to it")
                .endsWith("?gedaan=twijfel");
        esra().post("/balie/rechten/" + reference + "/identiteit", "identiteit", "Het klantnummer klopt.");
        assertThat(reader.get("/mijn/privacy/inzage").status()).isEqualTo(200);
    }

    private static String newestAccount() {
        return DB.sql(
                        "select a.dossier from account a join dossier d on d.id = a.dossier order by d.opened_on desc limit 1")
                .query(String.class)
                .single();
    }

    private static Visitor esra() {
        var esra = Visitor.at(RUNNING, SITE);
        esra.post("/balie/inloggen", "email", "esra@voorbeeld.example", "password", "vier stille gewone woorden");
        return esra;
    }

    /** What was asked before there was an account, and the account that was closed, are on file too. */
    @Test
    @Proves({"RIG-2", "RIG-9"})
    void whoeverHasTheMailboxGetsAllThatIsHeldOnIt() {
        var email = Customers.newAddress();
        Questions.ask(Visitor.at(RUNNING, SITE), email, "Kan ik mijn nummer meenemen?");
        var first = Customers.signedIn(RUNNING, SITE, email);
        assertThat(first.get("/mijn/privacy/inzage/lezen").page().text()).contains("Kan ik mijn nummer meenemen?");
        first.post("/mijn/opheffing", "password", Customers.PASSWORD);
        assertThat(first.get("/mijn").location()).endsWith("/inloggen");

        var second = Customers.signedIn(RUNNING, SITE, email);

        assertThat(second.get("/mijn/privacy/inzage/lezen").page().text()).contains("Kan ik mijn nummer meenemen?");
        assertThat(second.get("/mijn/privacy/inzage/json").response().body()).contains("\"closed\" : \"true\"");
    }

    /** Who telephones says whose name he likes, and an address of his own. */
    @Test
    @Proves("RIG-9")
    void anAddressThatWasToldByTelephoneShowsNotWhoSaidIt() {
        var email = Customers.newAddress();
        ByTelephone.ask(
                Questions.dirk(RUNNING, SITE),
                "explanation",
                RUNNING.today(),
                "Wil weten wat wij hebben.",
                "name-and-address.given-name",
                "Lies",
                "name-and-address.family-name",
                "Vijfde",
                "email.email",
                email);
        assertThat(open(Visitor.at(RUNNING, SITE), link(email, "Uw verzoek is ontvangen"))
                        .status())
                .isEqualTo(303);

        assertThat(DB.sql(
                                "select coalesce(identity, 'none') from rights_request order by received_on desc, reference limit 1")
                        .query(String.class)
                        .list())
                .containsExactly("none");
    }

    @Test
    void nobodyKeepsAnotherFromAsking() {
        var email = Customers.newAddress();
        var bram = Visitor.at(RUNNING, SITE);
        var first = ask(bram, email, "erasure");
        for (int i = 0; i < 3; i++) {
            var next = ask(bram, email, "erasure");
            assertThat(next.status()).isEqualTo(first.status());
            assertThat(next.page().select("main").html())
                    .isEqualTo(first.page().select("main").html());
        }
        Customers.await(() -> Customers.subjectsTo(RUNNING, email).size() == 3);
    }

    /** What is work for somebody sooner than what counts at once. */
    @ParameterizedTest
    @CsvSource({"vragen/explanation, 10, 422", "bezwaar, 100, 429"})
    void whatIsAskedOverAndOverIsSlowed(String path, int most, int then) {
        var customer = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        for (int i = 1; i <= most + 1; i++) {
            assertThat(customer.post("/mijn/privacy/" + path, "gebruik", "advertising", "tekst", "Vraag " + i)
                            .status())
                    .as("time %d", i)
                    .isEqualTo(i <= most ? 303 : then);
        }
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
