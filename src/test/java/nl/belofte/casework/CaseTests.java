package nl.belofte.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import nl.belofte.AtOnce;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.dossier.Dossiers;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.proof.Proves;
import nl.belofte.rights.Reminders;
import nl.belofte.statement.Wording;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the desk does about a request, and what its clock does meanwhile. In a trial of its own, whose clock is turned. */
class CaseTests {

    private static final Running RUNNING = Running.start();
    private static final JdbcClient DB = RUNNING.part(JdbcClient.class);
    private static final String SITE = "ipcall.me";

    private Visitor esra;

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static Visitor staff(String email, String password) {
        var visitor = Visitor.at(RUNNING, SITE);
        assertThat(visitor.post("/balie/inloggen", "email", email, "password", password)
                        .location())
                .isEqualTo("/balie");
        return visitor;
    }

    private static Visitor esra() {
        return staff("esra@voorbeeld.example", "vier stille gewone woorden");
    }

    private static Visitor hanna() {
        return staff("hanna@voorbeeld.example", "vier lichte gewone woorden");
    }

    @BeforeEach
    void begin() {
        RUNNING.letADayPass();
        esra = esra();
        DB.sql("update rights_request set status = 'closed', outcome = 'granted', closed_on = received_on")
                .update();
        DB.sql("delete from rights_letter").update();
    }

    /** Where a customer's request stands, at the desk and for the customer. */
    private record Asked(Visitor customer, String email, String reference) {
        String desk() {
            return "/balie/rechten/" + reference;
        }

        String mine() {
            return "/mijn/privacy/verzoeken/" + reference;
        }

        /** Whoever came in by the link in this letter. */
        Visitor byLetter(String subject) {
            var reader = Visitor.at(RUNNING, SITE);
            var token = Customers.token(Customers.linkIn(letter(subject)));
            assertThat(reader.post("/privacy/verzoek/openen", "bewijs", token).status())
                    .isEqualTo(303);
            return reader;
        }

        String letter(String subject) {
            return Customers.mailTo(RUNNING, email, subject);
        }
    }

    private static Asked ask(String right) {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);
        var location = customer.post("/mijn/privacy/vragen/" + right, "tekst", "Wat weet u van mij?")
                .location();
        return new Asked(customer, email, location.replaceFirst(".*/", "").replaceFirst("\\?.*", ""));
    }

    private LocalDate answerBy(Asked asked) {
        return DB.sql("select answer_by from rights_request where reference = ?")
                .param(asked.reference())
                .query(LocalDate.class)
                .single();
    }

    private static int health() {
        return Visitor.at(RUNNING, SITE).get("/health/privacy").status();
    }

    private String answered(Asked asked, String outcome, String text) {
        return esra.post(asked.desk() + "/antwoord", "besluit", outcome, "antwoord", text, "versturen", "ja")
                .location();
    }

    @Test
    @Proves({"RIG-1", "RIG-10", "COM-2"})
    void aRequestIsAnsweredWithALetterThatIsReadBeforeItGoes() {
        var asked = ask("explanation");
        assertThat(esra.get("/balie/rechten").page().text()).contains("Uitleg over uw gegevens", "Anna de Vries");

        var letter = esra.post(asked.desk() + "/antwoord", "besluit", "granted", "antwoord", "Dit weten wij van u.");

        assertThat(letter.page().select(".letter").text())
                .contains("Dag Anna", "Dit weten wij van u.", "Autoriteit Persoonsgegevens", "services@ipcall.me");
        assertThat(Customers.subjectsTo(RUNNING, asked.email())).noneMatch(subject -> subject.startsWith("Antwoord"));
        answered(asked, "granted", "Dit weten wij van u.");
        assertThat(asked.letter("Antwoord op uw verzoek"))
                .contains("Dit weten wij van u.", "Autoriteit Persoonsgegevens", "services@ipcall.me");
        assertThat(asked.letter("Antwoord op uw verzoek")).containsOnlyOnce("Wij deden wat u vroeg.");
        assertThat(asked.customer().get(asked.mine()).page().text()).containsOnlyOnce("Wij deden wat u vroeg.");
        assertThat(asked.customer().get("/mijn/logboek").page().text())
                .contains("Een medewerker (privacyfunctionaris) antwoordde op");
    }

    @Test
    void anAnswerWithoutWordsOrDecisionIsNoAnswer() {
        var asked = ask("explanation");

        assertThat(esra.post(asked.desk() + "/antwoord", "besluit", "granted", "antwoord", "")
                        .status())
                .isEqualTo(422);
        var undecided = esra.post(asked.desk() + "/antwoord", "besluit", "", "antwoord", "Dit weten wij.");
        assertThat(undecided.status()).isEqualTo(422);
        assertThat(undecided.page().select("#antwoord").text()).isEqualTo("Dit weten wij.");
    }

    @Test
    void whatIsClosedIsNotAnsweredTwice() {
        var asked = ask("explanation");
        answered(asked, "granted", "Eerste antwoord.");

        assertThat(esra.post(
                                asked.desk() + "/antwoord",
                                "besluit",
                                "granted",
                                "antwoord",
                                "Nog een.",
                                "versturen",
                                "ja")
                        .status())
                .isEqualTo(409);
        var late = asked.customer().post(asked.mine() + "/aanvulling", "tekst", "Nog iets");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.page().select("#tekst").text())
                .as("nothing typed is lost")
                .isEqualTo("Nog iets");
    }

    /** Three points around the last day. */
    @Test
    @Proves("RIG-10")
    void aRequestThatIsNotAnsweredOnItsLastDayTurnsTheHealthRed() {
        var asked = ask("explanation");
        asked.letter("Uw verzoek is ontvangen");
        var last = answerBy(asked);

        RUNNING.turnTo(last.minusDays(1));
        assertThat(health()).isEqualTo(200);
        RUNNING.turnTo(last);
        assertThat(health()).isEqualTo(200);
        RUNNING.turnTo(last.plusDays(1));
        assertThat(health()).isEqualTo(503);
        assertThat(esra().get("/balie").page().text()).contains("Eén verzoek over gegevens is niet op tijd beantwoord");

        esra().post(asked.desk() + "/antwoord", "besluit", "granted", "antwoord", "Dit weten wij.", "versturen", "ja");
        assertThat(health()).isEqualTo(200);
    }

    @Test
    @Proves("RIG-10")
    void anExtensionIsToldWithItsReasonWithinTheFirstMonthAndOnce() {
        var asked = ask("explanation");
        var first = answerBy(asked);

        esra.post(asked.desk() + "/verlenging", "verlenging", "Het gaat over veel dossiers.", "versturen", "ja");

        assertThat(answerBy(asked)).isAfter(first);
        assertThat(asked.letter("kost ons meer tijd"))
                .contains("Het gaat over veel dossiers.", "U krijgt antwoord uiterlijk op");
        assertThat(esra.post(asked.desk() + "/verlenging", "verlenging", "Nog langer.", "versturen", "ja")
                        .status())
                .isEqualTo(409);

        var late = ask("explanation");
        RUNNING.turnTo(answerBy(late).plusDays(1));
        assertThat(esra().post(late.desk() + "/verlenging", "verlenging", "Te laat.", "versturen", "ja")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aLetterOfDoubtOrExtensionIsReadBeforeItGoes() {
        var asked = ask("explanation");
        var by = answerBy(asked);

        var longer = esra.post(asked.desk() + "/verlenging", "verlenging", "Het gaat over veel dossiers.")
                .page();
        var doubt = esra.post(asked.desk() + "/twijfel", "twijfel", "Bel ons terug.")
                .page();

        assertThat(longer.select(".letter").text()).contains("Dag Anna", "Het gaat over veel dossiers.");
        assertThat(doubt.select(".letter").text()).contains("Dag Anna", "Bel ons terug.");
        assertThat(answerBy(asked)).isEqualTo(by);
        var again = esra.post(asked.desk() + "/twijfel", "twijfel", "Bel ons terug.", "schrijven", "ja")
                .page();
        assertThat(again.select("#twijfel").text()).isEqualTo("Bel ons terug.");
        assertThat(Customers.subjectsTo(RUNNING, asked.email())).noneMatch(subject -> subject.contains("meer tijd"));
    }

    @Test
    @Proves({"RIG-9", "RIG-10"})
    void aDoubtThatIsStatedStopsTheClockUntilItIsTakenAway() {
        var asked = ask("explanation");
        var before = answerBy(asked);
        esra.post(asked.desk() + "/twijfel", "twijfel", "Bel ons op het nummer dat wij hebben.", "versturen", "ja");
        assertThat(asked.letter("nog iets van u nodig")).contains("Bel ons op het nummer");
        var doubted = RUNNING.today();

        RUNNING.turnTo(before.plusDays(1));
        assertThat(health()).as("the clock stands still").isEqualTo(200);
        var later = esra();
        later.post(
                asked.desk() + "/identiteit",
                "identiteit",
                "Teruggebeld op het nummer dat wij hebben.",
                "identiteit-dag",
                RUNNING.today().toString());

        var suspended = ChronoUnit.DAYS.between(doubted, RUNNING.today());
        assertThat(answerBy(asked)).isAfterOrEqualTo(doubted.plusMonths(1).plusDays(suspended));
        assertThat(later.post(asked.desk() + "/twijfel", "twijfel", "Nog eens.", "versturen", "ja")
                        .status())
                .isEqualTo(409);
    }

    private Asked doubted() {
        var asked = ask("rectification");
        esra.post(asked.desk() + "/twijfel", "twijfel", "Wat is uw klantnummer?", "versturen", "ja");
        return asked;
    }

    private String[] stands(Asked asked) {
        return DB.sql("select status, suspended_days, identity from rights_request where reference = ?")
                .param(asked.reference())
                .query((row, _) -> new String[] {row.getString(1), row.getString(2), row.getString(3)})
                .single();
    }

    /** Staff look days later: what they take counts against us, not against who asked. */
    @Test
    @Proves({"RIG-9", "RIG-10"})
    void theClockRunsAgainFromTheDayOnWhichTheAnswerToADoubtCame() {
        var asked = doubted();
        var first = answerBy(asked);
        RUNNING.turnTo(RUNNING.today().plusDays(3));

        asked.byLetter("nog iets van u nodig").post(asked.mine() + "/aanvulling", "tekst", "Mijn klantnummer is 1234.");
        RUNNING.turnTo(RUNNING.today().plusDays(5));
        var later = esra();

        assertThat(stands(asked)).containsExactly("open", "3", null);
        assertThat(answerBy(asked)).isBetween(first.plusDays(1), first.plusDays(6));
        assertThat(later.get("/balie").page().select(".work").text()).contains("Gegevens verbeteren");
        RUNNING.turnTo(answerBy(asked).plusDays(1));
        assertThat(health()).as("nobody did anything about it").isEqualTo(503);
    }

    @Test
    @Proves("RIG-9")
    void nothingIsDoneForWhoseIdentityIsDoubtedUntilSomebodySeesToIt() {
        var asked = ask("rectification");
        assertThat(esra.get(asked.desk() + "/verbetering").status()).isEqualTo(200);

        esra.post(asked.desk() + "/twijfel", "twijfel", "Wat is uw klantnummer?", "versturen", "ja");
        assertThat(esra.get(asked.desk() + "/verbetering").status()).isEqualTo(404);
        var reader = asked.byLetter("nog iets van u nodig");
        assertThat(stands(asked))
                .as("the letter went to an address that is doubted")
                .containsExactly("doubted", "0", null);
        reader.post(asked.mine() + "/aanvulling", "tekst", "Mijn klantnummer is 1234.");
        assertThat(esra.get(asked.desk() + "/verbetering").status())
                .as("whether the answer is enough, somebody has to say")
                .isEqualTo(404);

        esra.post(asked.desk() + "/identiteit", "identiteit", "Het klantnummer klopt.");
        assertThat(esra.get(asked.desk() + "/verbetering").status()).isEqualTo(200);
        assertThat(esra.get(asked.desk()).page().select("#twijfel")).as("once").isEmpty();
    }

    /** Three points around each end of the time in which it stood still; by what was heard, and by what showed who it is. */
    @ParameterizedTest
    @CsvSource({
        "reactie, -1, false",
        "reactie, 0, true",
        "reactie, 1, true",
        "reactie, 3, true",
        "reactie, 4, true",
        "reactie, 5, false",
        "identiteit, -1, false",
        "identiteit, 0, true",
        "identiteit, 1, true",
        "identiteit, 3, true",
        "identiteit, 4, true",
        "identiteit, 5, false"
    })
    @Proves({"RIG-9", "RIG-10"})
    void anAnswerCountsFromTheDayOnWhichItCame(String act, int day, boolean taken) {
        var asked = doubted();
        var since = RUNNING.today();
        RUNNING.turnTo(since.plusDays(4));

        var written = esra().post(
                        asked.desk() + "/" + act,
                        act,
                        "Noemde het klantnummer.",
                        act + "-dag",
                        since.plusDays(day).toString());

        assertThat(written.status()).isEqualTo(taken ? 303 : 422);
        assertThat(stands(asked))
                .containsExactly(
                        taken ? "open" : "doubted",
                        taken ? String.valueOf(day) : "0",
                        taken && act.equals("identiteit") ? "staff" : null);
        if (!taken) {
            assertThat(written.page().select("#" + act).text()).isEqualTo("Noemde het klantnummer.");
        }
    }

    @Test
    void whatWasHeardIsSaidWithItsDayAndNotLostWhenTheClockRunsAlready() {
        var asked = doubted();
        var since = RUNNING.today();
        RUNNING.turnTo(since.plusDays(4));
        String[] heard = {
            "reactie",
            "Noemde het klantnummer.",
            "reactie-dag",
            since.plusDays(2).toString()
        };

        assertThat(esra().post(asked.desk() + "/reactie", heard).status()).isEqualTo(303);
        var again = esra().post(asked.desk() + "/reactie", heard);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.page().select("#reactie").text()).isEqualTo("Noemde het klantnummer.");
        var day = Wording.in(Language.NL).date(since.plusDays(2));
        assertThat(asked.byLetter("nog iets van u nodig")
                        .get(asked.mine())
                        .page()
                        .text())
                .contains("U antwoordde op " + day)
                .doesNotContain("U voegde toe");
        assertThat(esra().get(asked.desk()).page().text()).contains("Antwoord van " + day);
    }

    /** Three points around the day on which it would have ended. */
    @Test
    @Proves("RIG-7")
    void whatItsPersonHasSomethingAgainstStaysRestricted() {
        var asked = restricted();
        var dossier = esra.get(asked.desk() + "/opheffing")
                .page()
                .select("input[name=dossier]")
                .attr("value");
        assertThat(esra.post(asked.desk() + "/opheffing/terug", "dossier", dossier)
                        .status())
                .as("nothing was announced")
                .isEqualTo(409);
        esra.post(asked.desk() + "/opheffing", "dossier", dossier, "opheffing", "Het klopt.", "versturen", "ja");
        var told = RUNNING.today();

        var recalled = esra.post(asked.desk() + "/opheffing/terug", "dossier", dossier);

        assertThat(recalled.location()).endsWith("?gedaan=terug");
        assertThat(asked.letter("Wat stil ligt, blijft stil liggen")).contains("Uw account", "geldt niet meer");
        for (int day : new int[] {6, 7, 8}) {
            RUNNING.turnTo(told.plusDays(day));
            RUNNING.part(Dossiers.class).liftEnded(new Actor.Platform("restriction"));
            assertThat(DB.sql("select count(*) from restriction where dossier = ?::uuid and ends_on is null")
                            .param(dossier)
                            .query(Integer.class)
                            .single())
                    .as("after %d days", day)
                    .isEqualTo(1);
        }
    }

    private Asked restricted() {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);
        var form = customer.get("/mijn/privacy/beperking").page();
        customer.post(
                "/mijn/privacy/beperking",
                "dossier",
                form.select("input[name=dossier]").attr("value"),
                "reden",
                "accuracy");
        return new Asked(
                customer,
                email,
                DB.sql("select reference from rights_request where status = 'open'")
                        .query(String.class)
                        .single());
    }

    /** Art. 18(3): told before, and three points around the day. */
    @Test
    @Proves("RIG-7")
    void aRestrictionEndsAWeekAfterItsPersonWasTold() {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);
        var form = customer.get("/mijn/privacy/beperking").page();
        customer.post(
                "/mijn/privacy/beperking",
                "dossier",
                form.select("input[name=dossier]").attr("value"),
                "reden",
                "accuracy");
        var reference = DB.sql("select reference from rights_request where status = 'open'")
                .query(String.class)
                .single();
        var asked = new Asked(customer, email, reference);
        var page = esra.get(asked.desk() + "/opheffing").page();
        var dossier = page.select("input[name=dossier]").attr("value");
        String[] typed = {"dossier", dossier, "opheffing", "Het adres bleek goed."};

        assertThat(esra.post(asked.desk() + "/opheffing", "dossier", "", "opheffing", "Goed.")
                        .status())
                .isEqualTo(422);
        assertThat(esra.post(asked.desk() + "/opheffing", typed)
                        .page()
                        .select(".letter")
                        .text())
                .contains("Uw account", "Het adres bleek goed.");
        assertThat(Customers.subjectsTo(RUNNING, email)).noneMatch(subject -> subject.startsWith("Wat stil ligt"));
        esra.post(
                asked.desk() + "/opheffing",
                "dossier",
                dossier,
                "opheffing",
                "Het adres bleek goed.",
                "versturen",
                "ja");

        assertThat(asked.letter("Wat stil ligt, gaat weer lopen")).contains("Het adres bleek goed.");
        assertThat(esra.get(asked.desk() + "/opheffing").page().text()).contains("De klant weet het");
        var told = RUNNING.today();
        for (int day : new int[] {6, 7, 8}) {
            RUNNING.turnTo(told.plusDays(day));
            RUNNING.part(Dossiers.class).liftEnded(new Actor.Platform("restriction"));
            assertThat(DB.sql("select count(*) from restriction where dossier = ?::uuid")
                            .param(dossier)
                            .query(Integer.class)
                            .single())
                    .as("after %d days", day)
                    .isEqualTo(day < 7 ? 1 : 0);
        }
    }

    @Test
    void toRefuseItAsUnfoundedTakesTwo() {
        var asked = ask("complaint");

        answered(asked, "unfounded", "U vraagt dit elke dag.");

        assertThat(Customers.subjectsTo(RUNNING, asked.email())).noneMatch(subject -> subject.startsWith("Antwoord"));
        var hanna = hanna();
        var read = proposal(hanna, asked);
        assertThat(esra.post(asked.desk() + "/voorstel/akkoord", "brief", read).status())
                .isEqualTo(403);
        assertThat(hanna.get("/balie").page().select(".work").text()).contains("wacht op een tweede");
        hanna.post(asked.desk() + "/voorstel/akkoord", "brief", read);
        assertThat(asked.letter("Antwoord op uw verzoek")).contains("U vraagt dit elke dag.");
        assertThat(hanna.post(asked.desk() + "/voorstel/akkoord", "brief", read).status())
                .isEqualTo(409);
        assertThat(asked.customer().get(asked.mine()).page().text()).doesNotContain("Voorstel");
    }

    private static String proposal(Visitor reader, Asked asked) {
        return reader.get(asked.desk()).page().select("input[name=brief]").val();
    }

    /** Four eyes are on one letter: what the second read is what goes. */
    @Test
    void whoAgreesToALetterThatWasChangedMeanwhileSendsNothing() {
        var asked = ask("complaint");
        answered(asked, "unfounded", "De eerste brief.");
        var hanna = hanna();
        var read = proposal(hanna, asked);
        esra.post(asked.desk() + "/voorstel/weigering");
        answered(asked, "unfounded", "Een heel andere brief.");

        var agreed = hanna.post(asked.desk() + "/voorstel/akkoord", "brief", read);

        assertThat(agreed.status()).isEqualTo(409);
        assertThat(agreed.page().text()).contains("Er is niets verstuurd");
        assertThat(Customers.subjectsTo(RUNNING, asked.email())).noneMatch(subject -> subject.startsWith("Antwoord"));
        hanna.post(asked.desk() + "/voorstel/akkoord", "brief", proposal(hanna, asked));
        assertThat(asked.letter("Antwoord op uw verzoek")).contains("Een heel andere brief.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-allowed", "granted", "unfounded"})
    void whileAProposalWaitsNobodyDecidesAnotherWayByHimself(String outcome) {
        var asked = ask("complaint");
        answered(asked, "unfounded", "U vraagt dit elke dag.");

        var refused = esra.post(
                asked.desk() + "/antwoord", "besluit", outcome, "antwoord", "Zelfde woorden.", "versturen", "ja");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().text()).contains("Er wacht een voorstel");
        assertThat(refused.page().select("#antwoord").text()).isEqualTo("Zelfde woorden.");
        assertThat(stands(asked)[0]).isEqualTo("open");
        esra.post(asked.desk() + "/voorstel/weigering");
        answered(asked, "not-allowed", "Een wet staat in de weg.");
        assertThat(stands(asked)[0]).isEqualTo("closed");
    }

    /** Art. 17(1): what nobody asked to have erased, nobody erases by himself. */
    @ParameterizedTest
    @CsvSource({
        "explanation, 404",
        "access, 404",
        "rectification, 404",
        "portability, 404",
        "restriction, 404",
        "complaint, 404",
        "erasure, 200",
        "objection, 200",
        "withdrawal, 200"
    })
    @Proves("RIG-4")
    void dossiersAreErasedForWhoAskedThatOnly(String right, int status) {
        var asked = ask("explanation");
        DB.sql("update rights_request set asked_right = ? where reference = ?")
                .params(right, asked.reference())
                .update();
        var account = DB.sql(
                        "select d.id from rights_request r join dossier o on o.id = r.dossier"
                                + " join dossier d on d.person = o.person join account a on a.dossier = d.id where r.reference = ?")
                .param(asked.reference())
                .query(UUID.class)
                .single();
        asked.customer().post("/mijn/opheffing", "password", Customers.PASSWORD);

        var page = esra.get(asked.desk() + "/wissen");
        esra.post(asked.desk() + "/wissen", "dossier", account.toString());

        assertThat(page.status()).isEqualTo(status);
        assertThat(DB.sql("select count(*) from dossier where id = ? and person is not null")
                        .param(account)
                        .query(Integer.class)
                        .single())
                .as("the account stands on a contract, which neither a no nor a consent taken back ends")
                .isEqualTo(right.equals("erasure") ? 0 : 1);
    }

    /** Of each threshold the day before, the day, and the day after. */
    @Test
    @Proves("RIG-10")
    void staffAreRemindedAtFourteenSevenThreeAndOneDaysAndOnceWhenItIsOver() {
        var asked = ask("explanation");
        var last = answerBy(asked);
        DB.sql("update rights_request set reminded = null").update();
        var letters = new TreeMap<Integer, Integer>();
        for (int left : new int[] {15, 14, 13, 8, 7, 6, 4, 3, 2, 1, 0, -1, -2}) {
            DB.sql("delete from outgoing_mail").update();
            int before = reminders();
            // The nightly job may be the one that reminds.
            RUNNING.turnTo(last.minusDays(left));
            RUNNING.part(Reminders.class).remind();
            Customers.await(() -> DB.sql("select count(*) from outgoing_mail")
                            .query(Integer.class)
                            .single()
                    == 0);
            letters.put(left, reminders() - before);
        }

        assertThat(letters)
                .allSatisfy((left, sent) -> assertThat(sent)
                        .as("%d days before", left)
                        .isEqualTo(left == 14 || left == 7 || left == 3 || left == 1 || left == -1 ? 1 : 0));
    }

    private static int reminders() {
        return (int) Customers.subjectsTo(RUNNING, "esra@voorbeeld.example").stream()
                .filter(subject -> subject.startsWith("Verzoeken over gegevens"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"telephone", "mail", "post", "counter"})
    @Proves("RIG-11")
    void whatCameAnotherWayRunsFromTheDayOnWhichItCameAndIsProvedByTheAddressOnFile(String source) {
        var email = Customers.newAddress();
        var received = RUNNING.today().minusDays(4);
        var dirk = Questions.dirk(RUNNING, SITE);

        var recorded = dirk.post(
                "/balie/rechten/nieuw",
                "recht",
                "access",
                "bron",
                source,
                "ontvangen",
                received.toString(),
                "taal",
                "nl",
                "tekst",
                "Wil weten wat wij hebben.",
                "name-and-address.given-name",
                "Bram",
                "name-and-address.family-name",
                "Jansen",
                "email.email",
                email);

        assertThat(recorded.page().text()).contains("Opgeschreven");
        var link = Customers.linkIn(Customers.mailTo(RUNNING, email, "Uw verzoek is ontvangen"));
        var bram = Visitor.at(RUNNING, SITE);
        var opened = bram.post("/privacy/verzoek/openen", "bewijs", Customers.token(link));
        assertThat(bram.get(opened.location()).page().text()).contains("Ontvangen op", "Inzage in uw gegevens");
        assertThat(DB.sql("select received_on from rights_request where reference = ?")
                        .param(opened.location().replaceFirst(".*/", ""))
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(received);
    }

    private String recordedBy(Visitor who, String... more) {
        var all = new java.util.ArrayList<>(java.util.List.of(
                "recht",
                "access",
                "bron",
                "telephone",
                "ontvangen",
                RUNNING.today().toString(),
                "taal",
                "nl"));
        all.addAll(java.util.List.of(more));
        var recorded = who.post("/balie/rechten/nieuw", all.toArray(String[]::new));
        assertThat(recorded.page().text()).contains("Opgeschreven");
        return "/balie/rechten/"
                + DB.sql("select reference from rights_request where status = 'open'")
                        .query(String.class)
                        .single();
    }

    /** Whoever wrote it down could not see that he is a customer. */
    @Test
    @Proves({"RIG-9", "RIG-11"})
    void whatWasWrittenDownOfAnUnknownIsJoinedToWhoIsKnownByItsAddress() {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);
        var desk = recordedBy(Questions.dirk(RUNNING, SITE), "email.email", email);
        var page = esra.get(desk).page();
        assertThat(page.text()).contains("dit is een verzoek van iemand die wij kennen");
        var klant = page.select("input[name=klant]").val();
        assertThat(esra.post(desk + "/antwoord", "besluit", "nothing-held", "antwoord", "Niets.", "versturen", "ja")
                        .status())
                .as("something is held with this address")
                .isEqualTo(422);
        assertThat(esra.post(desk + "/koppeling", "klant", klant, "koppeling", "")
                        .status())
                .as("without saying how one knows")
                .isEqualTo(422);
        assertThat(esra.post(desk + "/koppeling", "klant", UUID.randomUUID().toString(), "koppeling", "Teruggebeld.")
                        .status())
                .as("to nobody else")
                .isEqualTo(409);

        var joined = esra.post(desk + "/koppeling", "klant", klant, "koppeling", "Teruggebeld op het nummer.");

        assertThat(joined.location()).endsWith("?gedaan=koppeling");
        assertThat(esra.get(desk).page().select("form[action$=koppeling]")).isEmpty();
        assertThat(customer.get("/mijn/privacy/verzoeken/" + desk.replaceFirst(".*/", ""))
                        .page()
                        .text())
                .contains("Teruggebeld op het nummer.");
        assertThat(esra.get(desk + "/kopie").status()).isEqualTo(200);
        assertThat(customer.get("/mijn/logboek").page().text()).contains("voegde dit bij u");
    }

    @ParameterizedTest
    @CsvSource({
        "phone.phone, 0612345678, 612345678",
        "name-and-address.family-name, Jansen, Jansen",
        "name-and-address.given-name, Bram, Bram"
    })
    @Proves("RIG-11")
    void whoTellsLittleOfHimselfIsWrittenDownAndCanBeReachedLater(String field, String value, String shown) {
        var desk = recordedBy(Questions.dirk(RUNNING, SITE), field, value);
        var page = esra.get(desk).page();
        assertThat(page.select("h1").parents().text().replace(" ", "")).contains(shown);
        assertThat(page.text()).contains("Vraag waar het antwoord heen mag");
        assertThat(esra.post(desk + "/adres", "email.email", "geen adres").status())
                .isEqualTo(422);

        var email = Customers.newAddress();
        assertThat(esra.post(desk + "/adres", "email.email", email).location()).endsWith("?gedaan=adres");

        assertThat(Customers.mailTo(RUNNING, email, "Uw verzoek is ontvangen")).contains("uiterlijk op");
        assertThat(esra.get(desk).page().select("a[href$=adres], a[href*=welke]"))
                .isEmpty();
        assertThat(esra.post(desk + "/adres", "email.email", Customers.newAddress())
                        .status())
                .as("the answer goes nowhere else")
                .isEqualTo(409);
    }

    /** A number reaches nobody with an answer, an address does; and what was known stays. */
    @Test
    @Proves("RIG-11")
    void whoIsReachedByPostAlsoIsAndANumberHelpsToAskForThat() {
        var desk = recordedBy(Questions.dirk(RUNNING, SITE), "name-and-address.given-name", "Bram");
        var path = desk + "/adres";
        assertThat(esra.get(desk).page().select("a[href=" + path + "]")).hasSize(1);
        assertThat(esra.get(path).status()).isEqualTo(200);
        assertThat(esra.post(path, "phone.phone", "").status()).isEqualTo(422);

        var number = esra.post(path, "phone.phone", "06 12345678");
        assertThat(number.location()).endsWith("?gedaan=nummer");
        assertThat(esra.get(number.location()).page().text().replace(" ", ""))
                .contains("612345678", "Vraagnogwaarhetantwoordheenmag");

        var half = esra.post(path, "name-and-address.street", "Kerkstraat");
        assertThat(half.status()).isEqualTo(422);
        assertThat(half.page().select("[name=name-and-address.street]").val()).isEqualTo("Kerkstraat");

        String[] whole = {
            "name-and-address.given-name", "Anna",
            "name-and-address.street", "Kerkstraat",
            "name-and-address.house-number", "12",
            "name-and-address.postcode", "3911AB",
            "name-and-address.town", "Rhenen",
            "name-and-address.country", "NL"
        };
        assertThat(esra.post(path, whole).location()).endsWith("?gedaan=adres");
        var page = esra.get(desk + "?gedaan=adres").page();
        assertThat(page.select("[role=status]").text()).contains("klaar om te posten");
        assertThat(page.select("aside").text())
                .contains("Bram", "Kerkstraat 12", "Rhenen")
                .doesNotContain("Anna");
        assertThat(page.select("form[action$=gepost]")).hasSize(1);
        assertThat(page.select("a[href=" + path + "]")).isEmpty();
        assertThat(esra.post(path, whole).status())
                .as("the answer goes nowhere else")
                .isEqualTo(409);
    }

    /** What shows whose it is came on a day, from which the clock runs on: that is said first. */
    @Test
    @Proves({"RIG-9", "RIG-10"})
    void whileTheClockStandsStillNothingIsJoinedBeforeItIsSaidWhenThatBecameClear() {
        var email = Customers.newAddress();
        Customers.signedIn(RUNNING, SITE, email);
        var desk = recordedBy(Questions.dirk(RUNNING, SITE), "email.email", email);
        var klant = esra.get(desk).page().select("input[name=klant]").val();
        esra.post(desk + "/twijfel", "twijfel", "Wat is uw klantnummer?", "versturen", "ja");

        assertThat(esra.get(desk).page().select("form[action$=koppeling]")).isEmpty();
        assertThat(esra.post(desk + "/koppeling", "klant", klant, "koppeling", "Noemde het nummer.")
                        .status())
                .isEqualTo(409);
        esra.post(
                desk + "/identiteit",
                "identiteit",
                "Noemde het nummer.",
                "identiteit-dag",
                RUNNING.today().toString());
        assertThat(esra.post(desk + "/koppeling", "klant", klant, "koppeling", "Noemde het nummer.")
                        .location())
                .endsWith("?gedaan=koppeling");
    }

    @Test
    void nothingIsWrittenDownOfNobody() {
        var nobody = ByTelephone.ask(Questions.dirk(RUNNING, SITE), "access", RUNNING.today(), "Belde.");
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.page().select(".error").text()).contains("waaraan wij deze persoon herkennen");
        assertThat(nobody.page().select("#tekst").text()).isEqualTo("Belde.");
    }

    @Test
    void whoCallsAndSaysThatHeIsACustomerIsAnsweredAtTheCustomersAddress() {
        var email = Customers.newAddress();
        Customers.signedIn(RUNNING, SITE, email);
        var person = DB.sql(
                        "select d.person from session s join dossier d on d.id = s.dossier where s.staff_role is null order by s.begun_at desc limit 1")
                .query(UUID.class)
                .single();
        var dirk = Questions.dirk(RUNNING, SITE);

        dirk.post(
                "/balie/rechten/nieuw",
                "klant",
                person.toString(),
                "recht",
                "erasure",
                "bron",
                "telephone",
                "ontvangen",
                RUNNING.today().toString(),
                "taal",
                "en",
                "tekst",
                "",
                "email.email",
                "someone.else@voorbeeld.example");

        assertThat(Customers.mailTo(RUNNING, email, "Your request was received"))
                .contains("You get an answer by");
        assertThat(Customers.subjectsTo(RUNNING, "someone.else@voorbeeld.example"))
                .isEmpty();
        var reference = DB.sql("select reference from rights_request order by received_on desc, answer_by desc limit 1")
                .query(String.class)
                .single();
        assertThat(esra.get("/balie/rechten/" + reference + "/wissen").status())
                .as("nobody knows yet who called")
                .isEqualTo(404);
    }

    @Test
    void aDayThatHasNotComeOrIsLongAgoIsNoDayOfReceipt() {
        var dirk = Questions.dirk(RUNNING, SITE);
        for (var day : new LocalDate[] {
            RUNNING.today().plusDays(1), RUNNING.today().minusYears(1).minusDays(1)
        }) {
            assertThat(dirk.post(
                                    "/balie/rechten/nieuw",
                                    "recht",
                                    "access",
                                    "bron",
                                    "telephone",
                                    "ontvangen",
                                    day.toString(),
                                    "taal",
                                    "nl",
                                    "name-and-address.given-name",
                                    "Bram",
                                    "name-and-address.family-name",
                                    "Jansen",
                                    "email.email",
                                    Customers.newAddress())
                            .status())
                    .isEqualTo(422);
        }
    }

    /** Who may not read a request must not be refused to write down another, nor learn of the first. */
    @Test
    @Proves("RIG-11")
    void supportWritesDownWhatACustomerAsksTwiceAndWhatIsTheSameOnce() {
        var asked = ask("explanation");
        var person = DB.sql(
                        "select d.person from rights_request r join dossier d on d.id = r.dossier where r.reference = ?")
                .param(asked.reference())
                .query(String.class)
                .single();
        var dirk = Questions.dirk(RUNNING, SITE);
        for (var said : List.of("U belde om acht uur.", "U belde alweer.", "U belde alweer.")) {
            var written = dirk.post(
                    "/balie/rechten/nieuw",
                    "klant",
                    person,
                    "recht",
                    "complaint",
                    "bron",
                    "telephone",
                    "ontvangen",
                    RUNNING.today().toString(),
                    "tekst",
                    said,
                    "taal",
                    "nl");
            assertThat(written.status()).isEqualTo(200);
            assertThat(written.page().text()).contains("Opgeschreven");
        }
        assertThat(DB.sql("""
                        select count(*) from rights_request r join dossier d on d.id = r.dossier
                        where d.person = ?::uuid and r.asked_right = 'complaint'""").param(person).query(Integer.class).single()).isEqualTo(2);
    }

    /** Who goes back and writes down somebody else writes down another. */
    @Test
    @Proves("RIG-11")
    void whoPressesTwiceWritesAnUnknownDownOnce() throws Exception {
        var dirk = Questions.dirk(RUNNING, SITE);
        var form = dirk.get("/balie/rechten/nieuw")
                .page()
                .select("[name=formulier]")
                .val();
        var said = "Belde over " + form;
        Callable<Integer> press = () -> ByTelephone.ask(
                        dirk, "complaint", RUNNING.today(), said, "phone.phone", "0612345678", "formulier", form)
                .status();

        assertThat(AtOnce.times(3, press)).containsOnly(200);

        assertThat(casesToday()).isEqualTo(1);
        ByTelephone.ask(dirk, "complaint", RUNNING.today(), said, "phone.phone", "0687654321", "formulier", form);
        assertThat(casesToday()).isEqualTo(2);
        // Two people may have one number.
        ByTelephone.ask(
                dirk, "complaint", RUNNING.today(), "Een ander.", "phone.phone", "0612345678", "formulier", form);
        assertThat(DB.sql("""
                        select count(distinct d.person) from rights_request r join dossier d on d.id = r.dossier
                        where r.asked_right = 'complaint' and r.received_on = ?""").param(RUNNING.today()).query(Integer.class).single())
                .isEqualTo(3);
    }

    private static int casesToday() {
        return DB.sql("select count(*) from rights_request where asked_right = 'complaint' and received_on = ?")
                .param(RUNNING.today())
                .query(Integer.class)
                .single();
    }

    @Test
    void supportWritesARequestDownAndReadsNone() {
        var asked = ask("explanation");
        var dirk = Questions.dirk(RUNNING, SITE);

        assertThat(dirk.get("/balie/rechten/nieuw").status()).isEqualTo(200);
        assertThat(dirk.get("/balie/rechten").status()).isEqualTo(403);
        assertThat(dirk.get(asked.desk()).status()).isEqualTo(403);
    }

    @Test
    void anotherControllersCaseIsNotThere() {
        var asked = ask("explanation");
        var elsewhere = Visitor.at(RUNNING, "voipexpress.nl");
        assertThat(elsewhere
                        .post(
                                "/balie/inloggen",
                                "email",
                                "esra@voorbeeld.example",
                                "password",
                                "vier stille gewone woorden")
                        .location())
                .isEqualTo("/balie");

        assertThat(elsewhere.get(asked.desk()).status()).isEqualTo(404);
        assertThat(elsewhere.post(asked.desk() + "/notitie", "notitie", "hier").status())
                .isEqualTo(404);
    }

    @Test
    @Proves("RIG-3")
    void aDetailIsCorrectedWhereverTheOldOneStands() {
        var asked = ask("rectification");
        var dossier = DB.sql(
                        "select d.id from rights_request r join dossier o on o.id = r.dossier join dossier d on d.person = o.person join account a on a.dossier = d.id where r.reference = ?")
                .param(asked.reference())
                .query(UUID.class)
                .single();
        assertThat(esra.get(asked.desk() + "/verbetering").page().text()).contains("uw naam en adres");

        var same = correct(asked, dossier, "Anna");
        assertThat(same.status()).isEqualTo(422);
        assertThat(same.page().select(".error").text()).contains("Er is niets veranderd");
        assertThat(same.page().select("input[name=name-and-address.given-name]").val())
                .isEqualTo("Anna");
        assertThat(answeredStatus(asked, "granted")).as("nothing was corrected").isEqualTo(422);

        var done = correct(asked, dossier, "Anneke");

        assertThat(done.location()).endsWith("?gedaan=verbetering");
        assertThat(asked.customer().get("/mijn").page().text()).contains("Anneke de Vries");
        assertThat(esra.get(asked.desk()).page().text()).contains("Verbeterd: Naam en adres");
    }

    private int answeredStatus(Asked asked, String outcome) {
        return esra.post(asked.desk() + "/antwoord", "besluit", outcome, "antwoord", "Gedaan.", "versturen", "ja")
                .status();
    }

    private Visitor.Answer correct(Asked asked, UUID dossier, String given) {
        var form = esra.get(asked.desk() + "/verbetering?dossier=%s&gegeven=name-and-address".formatted(dossier))
                .page();
        return esra.post(
                asked.desk() + "/verbetering",
                "gezien",
                form.select("input[name=gezien]").val(),
                "dossier",
                dossier.toString(),
                "gegeven",
                "name-and-address",
                "name-and-address.given-name",
                given,
                "name-and-address.family-name",
                "de Vries",
                "name-and-address.street",
                "Kerkstraat",
                "name-and-address.house-number",
                "12",
                "name-and-address.postcode",
                "3911AB",
                "name-and-address.town",
                "Rhenen",
                "name-and-address.country",
                "NL");
    }

    /** Written down of somebody who left no address for mail; it is open, and where it stands at the desk. */
    private String onPaper(String right) {
        var recorded = ByPost.ask(esra, right, RUNNING.today());
        assertThat(recorded.page().text()).contains("Er is geen e-mailadres");
        return "/balie/rechten/"
                + DB.sql(
                                "select reference from rights_request where source = 'post' and status = 'open' order by received_on desc limit 1")
                        .query(String.class)
                        .single();
    }

    private static String print(Visitor reader, String link) {
        try (var pdf = Loader.loadPDF(reader.file(link))) {
            return new PDFTextStripper().getText(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the newest letter that waits at a case says. */
    private static String waiting(Visitor reader, String desk) {
        return print(
                reader,
                reader.get(desk)
                        .page()
                        .select("a[href*=welke]:contains(Brief afdrukken)")
                        .last()
                        .attr("href"));
    }

    private static Visitor.Answer post(Visitor reader, String desk, LocalDate on) {
        var letter = reader.get(desk)
                .page()
                .select("form[action$=gepost] input[name=welke]")
                .last()
                .val();
        return reader.post(desk + "/gepost", "welke", letter, "gepost", on.toString());
    }

    private String clock(String desk) {
        return DB.sql(
                        "select status || ' ' || extended || ' ' || coalesce(doubted_on::text, '-') from rights_request where reference = ?")
                .param(desk.replaceFirst(".*/", ""))
                .query(String.class)
                .single();
    }

    @Test
    @Proves({"RIG-10", "RIG-11"})
    void whoCannotBeMailedGetsEachLetterOnPaperAndUntilItIsPostedItIsWork() {
        var desk = onPaper("explanation");
        assertThat(esra.get("/balie").page().select(".work").text())
                .contains("worden afgedrukt en gepost: verzoek ontvangen");
        assertThat(waiting(esra, desk)).contains("Chaima El Amrani", "Dorpsstraat 3", "U krijgt antwoord uiterlijk op");
        assertThat(post(esra, desk, RUNNING.today()).location()).endsWith("?gedaan=gepost");
        assertThat(esra.get(desk).page().text()).contains("Op de post gedaan op", "Gepost op");
        assertThat(esra.get("/balie").page().select(".work").text()).doesNotContain("worden afgedrukt en gepost");

        esra.post(
                desk + "/antwoord",
                "besluit",
                "nothing-held",
                "antwoord",
                "Wij hebben niets van u.",
                "versturen",
                "ja");

        assertThat(waiting(esra, desk)).contains("Wij hebben niets van u.", "Autoriteit Persoonsgegevens");
        assertThat(esra.get("/balie").page().select(".work").text()).contains("gepost: antwoord op een verzoek");
        assertThat(post(esra, desk, RUNNING.today()).status()).isEqualTo(303);
        assertThat(esra.get("/balie").page().select(".work").text()).doesNotContain("worden afgedrukt en gepost");
        assertThat(DB.sql("select count(*) from outgoing_mail")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Three points around each end of the time in which the letter can have gone. */
    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true", "2, true", "3, true", "4, false"})
    @Proves({"RIG-9", "RIG-10"})
    void onPaperADoubtStopsTheClockFromTheDayOnWhichItsLetterWent(int day, boolean taken) {
        var desk = onPaper("access");
        var preview = esra.post(desk + "/twijfel", "twijfel", "Wat is uw klantnummer?")
                .page();
        assertThat(preview.select(".letter").text())
                .contains("Chaima", "noem het kenmerk")
                .doesNotContain("link");
        var lead = esra.post(desk + "/twijfel", "twijfel", "Wat is uw klantnummer?", "versturen", "ja");
        assertThat(lead.status()).isEqualTo(303);
        var written = RUNNING.today();
        assertThat(clock(desk)).as("nobody read it yet").isEqualTo("open false -");
        assertThat(waiting(esra, desk)).contains("Wat is uw klantnummer?");
        RUNNING.turnTo(written.plusDays(3));
        var later = esra();

        var posted = post(later, desk, written.plusDays(day));

        assertThat(posted.status()).isEqualTo(taken ? 303 : 422);
        assertThat(clock(desk)).isEqualTo(taken ? "doubted false " + written.plusDays(day) : "open false -");
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    @Proves("RIG-10")
    void onPaperAnExtensionHoldsOnceItsLetterWentByTheLastDay(int day, boolean holds) {
        var desk = onPaper("explanation");
        var last = DB.sql("select answer_by from rights_request where reference = ?")
                .param(desk.replaceFirst(".*/", ""))
                .query(LocalDate.class)
                .single();
        esra.post(desk + "/verlenging", "verlenging", "Het zijn veel dossiers.", "versturen", "ja");
        assertThat(clock(desk)).isEqualTo("open false -");
        assertThat(esra.post(desk + "/verlenging", "verlenging", "Nog eens.", "versturen", "ja")
                        .status())
                .isEqualTo(409);
        assertThat(waiting(esra, desk)).contains("Het zijn veel dossiers.", "U krijgt antwoord uiterlijk op");
        RUNNING.turnTo(last.plusDays(day));

        post(esra(), desk, RUNNING.today());

        assertThat(clock(desk)).isEqualTo("open " + holds + " -");
    }

    /** Three points around a month. */
    @Test
    void aDoubtThatLastsLongerThanAMonthIsWork() {
        var asked = doubted();
        var since = RUNNING.today();
        for (int day : new int[] {-1, 0, 1}) {
            RUNNING.turnTo(since.plusMonths(1).plusDays(day));
            var work = esra().get("/balie").page().text();
            assertThat(work.contains("staat de klok al meer dan een maand stil"))
                    .as("%d days after a month", day)
                    .isEqualTo(day > 0);
        }
        var page = esra().get(asked.desk()).page().text();
        assertThat(page).contains("schuift de laatste dag op").doesNotContain("De wet geeft één maand");
        assertThat(esra().get("/balie/rechten?status=doubted")
                        .page()
                        .select(".queue")
                        .text())
                .contains("de klok staat stil")
                .doesNotContain("uiterlijk");
    }
}
