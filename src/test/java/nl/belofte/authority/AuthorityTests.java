package nl.belofte.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipInputStream;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.disclosure.Demands;
import nl.belofte.disclosure.Demands.Demand;
import nl.belofte.disclosure.Disclosures;
import nl.belofte.disclosure.NotDisclosed;
import nl.belofte.disclosure.Notices;
import nl.belofte.disclosure.Received;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.RestrictionGround;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.evidence.EvidenceExport;
import nl.belofte.person.PersonId;
import nl.belofte.proof.Proves;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a law demands goes when two find so, and is hidden until its day. In a trial of its own, whose clock is turned. */
class AuthorityTests {

    private static final Running RUNNING = Running.start();
    private static final JdbcClient DB = RUNNING.part(JdbcClient.class);
    private static final String SITE = "ipcall.me";

    private String email;
    private Visitor customer;
    private Visitor esra;
    private Visitor hanna;
    private UUID account;
    private String path;

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static Visitor staff(String site, String email, String password) {
        var visitor = Visitor.at(RUNNING, site);
        assertThat(visitor.post("/balie/inloggen", "email", email, "password", password)
                        .location())
                .isEqualTo("/balie");
        return visitor;
    }

    private static Visitor esra() {
        return staff(SITE, "esra@voorbeeld.example", "vier stille gewone woorden");
    }

    private static Visitor hanna() {
        return staff(SITE, "hanna@voorbeeld.example", "vier lichte gewone woorden");
    }

    @BeforeEach
    void begin() {
        RUNNING.letADayPass();
        DB.sql("update authority_request set state = 'refused', shown_on = null, later_on = null")
                .update();
        email = Customers.newAddress();
        customer = Customers.signedIn(RUNNING, SITE, email);
        account = DB.sql("select dossier from session where staff_role is null order by begun_at desc limit 1")
                .query(UUID.class)
                .single();
        path = "/balie/klanten/" + person().value();
        esra = esra();
        hanna = hanna();
    }

    private PersonId person() {
        return new PersonId(DB.sql("select person from dossier where id = ?")
                .param(account)
                .query(UUID.class)
                .single());
    }

    private String[] filledIn(String... more) {
        var all = new ArrayList<>(List.of(
                "autoriteit",
                "police",
                "naam",
                "Eenheid Midden",
                "kenmerk",
                "PL-2026-17",
                "wet",
                "nl-sv-126na",
                "wat",
                "Naam en adres van de houder.",
                "email-" + account,
                "ja"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private String hidden(int days) {
        return RUNNING.today().plusDays(days).toString();
    }

    private UUID ask(Visitor visitor, String... more) {
        var asked = visitor.post(path + "/vordering", filledIn(more));
        assertThat(asked.location()).startsWith("/balie/vorderingen/");
        return UUID.fromString(asked.location().substring("/balie/vorderingen/".length()));
    }

    private UUID askHidden(int days) {
        return ask(esra, "verbergen", "ja", "tot", hidden(days), "waarom", "Het onderzoek loopt nog.");
    }

    private static int post(Visitor visitor, UUID request, String step, String... fields) {
        return visitor.post("/balie/vorderingen/" + request + step, fields).status();
    }

    private static String state(UUID request) {
        return DB.sql("select state from authority_request where dossier = ?")
                .param(request)
                .query(String.class)
                .single();
    }

    private int disclosed() {
        return DB.sql("select count(*) from disclosure where dossier = ? and recipient = 'authority'")
                .param(account)
                .query(Integer.class)
                .single();
    }

    private static String work(Visitor visitor) {
        return visitor.get("/balie").page().select(".work").text();
    }

    private static String main(Visitor visitor, UUID request) {
        return visitor.get("/balie/vorderingen/" + request)
                .page()
                .select("main")
                .text();
    }

    /** The customer's own, newly logged in: a turn of the clock ends a session. */
    private String log() {
        customer.post("/inloggen", "name", email, "password", Customers.PASSWORD);
        return customer.get("/mijn/logboek").page().select(".log").text();
    }

    private List<String> deeds() {
        var person = person().value();
        return RUNNING.part(Evidence.class).about(person, List.of(account), Long.MAX_VALUE, 500).stream()
                .filter(recorded -> recorded.purpose().equals(Purpose.AUTHORITY_REQUEST.id())
                        || recorded.actor().startsWith("staff:"))
                .map(recorded -> recorded.deed().id())
                .toList();
    }

    @Test
    void twoWhoFindThatTheLawDemandsItHandOverWhatWasAskedAndNoMore() throws IOException {
        var request = ask(esra);
        assertThat(main(esra, request))
                .contains("Een collega met dezelfde rol moet beslissen")
                .doesNotContain(email);
        assertThat(disclosed()).isZero();
        assertThat(work(hanna)).contains("Een vordering (politie) wacht op een tweede");
        assertThat(main(hanna, request))
                .contains("Eenheid Midden", "PL-2026-17", email)
                .doesNotContain("Appelboom");

        assertThat(post(hanna, request, "/akkoord")).isEqualTo(303);
        assertThat(work(esra)).contains("Een vordering (politie) is goedgekeurd");
        var file = esra.download("/balie/vorderingen/" + request + "/afgifte");

        var files = unzip(file);
        assertThat(files).containsOnlyKeys("gegevens.pdf", "gegevens.json");
        assertThat(new String(files.get("gegevens.pdf"), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(new String(files.get("gegevens.json"), StandardCharsets.UTF_8))
                .contains("PL-2026-17", "\"email\":{\"email\":\"" + email + "\"}")
                .doesNotContain("name-and-address", "phone");
        assertThat(state(request)).isEqualTo("handed-over");
        assertThat(log())
                .contains(
                        "omdat de wet ons daartoe verplicht: Uw account. Autoriteit: politie. Grond: Wetboek van Strafvordering (NL), artikel 126na.")
                .doesNotContain("Eenheid Midden", "PL-2026-17", "Esra", "Hanna");
        assertThat(RUNNING.part(Received.class).of(person())).singleElement().satisfies(received -> {
            assertThat(received.recipient()).isEqualTo("authority");
            assertThat(received.categories()).containsExactly(Category.EMAIL);
            assertThat(received.duty()).contains("police/nl-sv-126na");
        });
    }

    private static Map<String, byte[]> unzip(byte[] file) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void nothingIsTickedBeforehandAndNothingIsRecordedWithoutAGroundOrData() {
        var form = esra.get(path + "/vordering").page();
        assertThat(form.select("input[type=checkbox]")).isNotEmpty();
        assertThat(form.select("input[checked]")).isEmpty();
        for (var wrong : List.of(
                List.of("wet", ""),
                List.of("wet", "zomaar"),
                List.of("autoriteit", ""),
                List.of("kenmerk", ""),
                List.of("wet", "other"),
                List.of("wat", ""),
                List.of("email-" + account, ""))) {
            var fields = new ArrayList<>(List.of(filledIn()));
            fields.set(fields.indexOf(wrong.getFirst()) + 1, wrong.getLast());
            assertThat(esra.post(path + "/vordering", fields.toArray(String[]::new))
                            .status())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 422", "0, 1, 303", "6, 0, 303", "6, 1, 422"})
    void itIsHiddenUntilADayAfterTodayAndWithinSixMonths(int months, int days, int status) {
        var day = RUNNING.today().plusMonths(months).plusDays(days).toString();

        assertThat(esra.post(path + "/vordering", filledIn("verbergen", "ja", "tot", day, "waarom", "Onderzoek."))
                        .status())
                .isEqualTo(status);
        assertThat(esra.post(path + "/vordering", filledIn("verbergen", "ja", "tot", day))
                        .status())
                .as("without a reason")
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"9, false", "10, true", "11, true"})
    void thePersonSeesNothingOfItBeforeTheDayAndAllOfItFromThenOn(int days, boolean sees) {
        assertThat(esra.get(path).status()).isEqualTo(200);
        var request = askHidden(10);
        main(hanna, request);
        post(hanna, request, "/akkoord");
        assertThat(post(esra, request, "/afgifte")).isEqualTo(200);

        RUNNING.turnTo(RUNNING.today().plusDays(days));

        var log = log();
        assertThat(log.contains("Autoriteit: politie")).isEqualTo(sees);
        assertThat(log.contains("Een medewerker")).as("the looks for it").isEqualTo(sees);
        for (var form : List.of("lezen", "json")) {
            var report = customer.get("/mijn/privacy/inzage/" + form).response().body();
            assertThat(report).as(form).contains(email);
            assertThat(report.contains("126na")).as(form).isEqualTo(sees);
            assertThat(report).as(form).doesNotContain("concealed", "demanded\"");
        }
        assertThat(RUNNING.part(Received.class).of(person())).hasSize(sees ? 1 : 0);
        assertThat(exported(request)).isEqualTo(sees);
        if (sees) {
            assertThat(deeds()).contains("authority-asked", "authority-approved", "read", "found", "disclosed");
        } else {
            assertThat(deeds()).isEmpty();
        }
        assertThat(customer.get("/mijn").page().text()).doesNotContain("vordering", "Eenheid Midden");
        assertThat(main(esra(), request)).contains("afgegeven");
    }

    /** Three points around the day; what is held before the demand is recorded, and what is held after it. */
    @ParameterizedTest
    @CsvSource({"9, false, true", "10, true, true", "11, true, false", "9, false, false"})
    @Proves("SHA-3")
    void aDossierThatIsKeptForAnAuthorityTellsNothingOfASilentDemand(int days, boolean sees, boolean heldFirst) {
        if (heldFirst) {
            hold("authority");
            askHidden(10);
        } else {
            askHidden(10);
            hold("authority");
        }

        RUNNING.turnTo(RUNNING.today().plusDays(days));

        assertThat(log().contains("langer te bewaren")).isEqualTo(sees);
        for (var form : List.of("lezen", "json")) {
            var report = customer.get("/mijn/privacy/inzage/" + form).response().body();
            assertThat(report.contains(form.equals("json") ? "\"heldFor\"" : "Langer bewaard, want"))
                    .as(form)
                    .isEqualTo(sees);
            assertThat(report.contains("hold-asked")).as(form).isEqualTo(sees && form.equals("json"));
            assertThat(report).as(form).doesNotContain("autoriteit vraagt", "\"reason\" : \"authority\"");
        }
        assertThat(customer.get("/mijn/privacy/wissen").page().text()).contains("Een wet verplicht ons");
    }

    /** Without its day an account has none; with it, whoever is held and whoever is not read the same. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Proves("SHA-3")
    void whoIsHeldSilentlyReadsWhatEverybodyReads(boolean ended) {
        if (ended) {
            DB.sql("update dossier set event = 'closed', event_on = ? where id = ?")
                    .params(RUNNING.today(), account)
                    .update();
        }
        var before = pages();

        askHidden(10);
        hold("authority");

        assertThat(pages()).isEqualTo(before);
        RUNNING.turnTo(RUNNING.today().plusDays(10));
        customer.post("/inloggen", "name", email, "password", Customers.PASSWORD);
        assertThat(pages()).isNotEqualTo(before);
    }

    /** All that somebody reads of how long something is kept. */
    private List<String> pages() {
        return List.of(
                customer.get("/mijn").page().select(".dossier").text(),
                customer.get("/mijn/opheffing").page().select("main").text(),
                report());
    }

    /** What is held, but for when it was last looked at. */
    private String report() {
        return customer.get("/mijn/privacy/inzage/json")
                .response()
                .body()
                .replaceAll(
                        "(?s)\"log\" : .*|.*\"dossiers\" :|\"logEntries\" : \\d+|\"last_seen_at\" : \"[^\"]*\"", "");
    }

    /** As it would be gone without that. */
    @Test
    @Proves("SHA-3")
    void whatOnlyASilentDemandKeepsPastItsDayIsGoneForItsPerson() {
        askHidden(10);
        hold("authority");
        assertThat(report()).contains("\"purpose\" : \"account\"");
        DB.sql("update dossier set event = 'closed', event_on = ? where id = ?")
                .params(RUNNING.today().minusYears(9), account)
                .update();

        assertThat(report()).doesNotContain("\"purpose\" : \"account\"");
        assertThat(DB.sql("select person is not null from dossier where id = ?")
                        .param(account)
                        .query(Boolean.class)
                        .single())
                .as("it is kept all the same")
                .isTrue();
    }

    @Test
    void thatALawMaySilenceUsIsSaidToEverybody() {
        var report = customer.get("/mijn/privacy/inzage/lezen").page().text();

        assertThat(report)
                .contains("Dat geldt voor iedereen die dit leest.", "Hier staat nu niets.")
                .doesNotContain("Wij gaven niets van u door", "staat er helemaal");
    }

    /** Three points around the day. */
    @ParameterizedTest
    @CsvSource({"9, false", "10, true", "11, true"})
    @Proves("SHA-3")
    void whoErasedTheAccountMeanwhileIsToldOnTheDayAllTheSame(int days, boolean sees) {
        var request = askHidden(10);
        post(hanna, request, "/akkoord");
        assertThat(post(esra, request, "/afgifte")).isEqualTo(200);
        customer.post("/mijn/privacy/wissen", "dossier", account.toString(), "zeker", "ja");
        assertThat(DB.sql("select person is null from dossier where id = ?")
                        .param(account)
                        .query(Boolean.class)
                        .single())
                .isTrue();

        RUNNING.turnTo(RUNNING.today().plusDays(days));
        var stranger = Visitor.at(RUNNING, SITE);
        stranger.post("/privacy/verzoek", "recht", "access", "email", email, "tekst", "");
        var token = Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email, "Bevestig uw verzoek")));
        stranger.post("/privacy/verzoek/bevestiging", "bewijs", token);

        var report = stranger.get("/mijn/privacy/inzage/json").response().body();
        assertThat(report).contains("\"complete\" : true");
        assertThat(report.contains("police/nl-sv-126na")).isEqualTo(sees);
        assertThat(stranger.get("/mijn/logboek").page().select(".log").text().contains("Autoriteit: politie"))
                .isEqualTo(sees);
    }

    @Test
    void whatIsKeptForAClaimIsToldWhileADemandIsSilent() {
        askHidden(10);

        hold("claim");

        assertThat(log()).contains("langer te bewaren");
        assertThat(customer.get("/mijn/privacy/inzage/lezen").response().body())
                .contains("er loopt een claim of een geschil");
    }

    private void hold(String reason) {
        esra.post(path + "/bewaring", "dossier", account.toString(), "reden", reason);
        var asked = DB.sql("select id from hold_request where dossier = ?")
                .param(account)
                .query(UUID.class)
                .single();
        hanna.post("/balie/bewaring/" + asked + "/akkoord");
        assertThat(DB.sql("select reason from legal_hold where dossier = ?")
                        .param(account)
                        .query(String.class)
                        .single())
                .isEqualTo(reason);
    }

    /** Whether the file that the customer can have checked elsewhere tells of it. */
    private boolean exported(UUID request) {
        RUNNING.part(EvidenceChain.class).seal();
        var out = new StringWriter();
        RUNNING.part(EvidenceExport.class).write(person().value(), new PrintWriter(out));
        return out.toString()
                .lines()
                .filter(line -> line.startsWith("entry "))
                .map(line -> new String(
                        Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)), StandardCharsets.UTF_8))
                .anyMatch(payload -> payload.contains(request.toString()));
    }

    @Test
    void ofTwoDemandsTheOneThatIsSeenFirstShowsNothingOfTheOther() {
        var later = askHidden(20);
        var sooner = askHidden(10);
        RUNNING.turnTo(RUNNING.today().plusDays(10));

        assertThat(exported(sooner)).isTrue();
        assertThat(exported(later)).isFalse();
        // The platform itself refuses what lay too long.
        assertThat(deeds()).containsOnlyOnce("authority-asked").isSubsetOf("authority-asked", "authority-refused");
    }

    @Test
    void whoAskedCannotApproveAndTwiceIsAnsweredKindly() {
        var request = ask(esra);
        assertThat(work(esra)).doesNotContain("wacht op een tweede");
        for (var self : List.of(esra, esra())) {
            for (var prefix : List.of("", "/en")) {
                assertThat(self.post(prefix + "/balie/vorderingen/" + request + "/akkoord")
                                .status())
                        .isEqualTo(403);
            }
        }
        assertThat(post(esra, request, "/afgifte")).isEqualTo(409);
        assertThat(state(request)).isEqualTo("asked");

        assertThat(post(hanna, request, "/akkoord")).isEqualTo(303);
        var again = hanna.post("/balie/vorderingen/" + request + "/akkoord");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.page().select("main").text()).contains("Deze stap is al gezet");
        assertThat(post(hanna, request, "/afgifte")).isEqualTo(200);
        assertThat(post(hanna, request, "/afgifte")).as("a second time").isEqualTo(409);
        assertThat(disclosed()).isEqualTo(1);
    }

    @Test
    void ofTwoWhoTakeItAtOnceOneGetsIt() {
        var request = ask(esra);
        post(hanna, request, "/akkoord");
        var one = CompletableFuture.supplyAsync(() -> post(hanna, request, "/afgifte"));

        assertThat(List.of(post(esra, request, "/afgifte"), one.join())).containsOnlyOnce(200);
        assertThat(disclosed()).isEqualTo(1);
    }

    @Test
    void otherRolesAndOtherControllersAreNotLetIn() {
        var request = askHidden(10);
        var dirk = Questions.dirk(RUNNING, SITE);
        var elsewhere = staff("voipexpress.nl", "esra@voorbeeld.example", "vier stille gewone woorden");
        for (var step :
                List.of("/akkoord", "/weigering", "/afgifte", "/uitstel", "/uitstel/akkoord", "/uitstel/weigering")) {
            assertThat(post(dirk, request, step)).as(step).isEqualTo(403);
            assertThat(post(elsewhere, request, step, "reden", "x", "tot", hidden(20), "waarom", "x"))
                    .as(step)
                    .isEqualTo(404);
            assertThat(post(customer, request, step)).as(step).isEqualTo(403);
            assertThat(post(hanna, UUID.randomUUID(), step, "reden", "x", "tot", hidden(20), "waarom", "x"))
                    .as(step)
                    .isEqualTo(404);
        }
        for (var visitor : List.of(dirk, customer)) {
            assertThat(visitor.get("/balie/vorderingen/" + request).status()).isEqualTo(403);
        }
        assertThat(elsewhere.get("/balie/vorderingen/" + request).status()).isEqualTo(404);
        assertThat(elsewhere.post(path + "/vordering", filledIn()).status()).isEqualTo(404);
        assertThat(dirk.post(path + "/vordering", filledIn()).status()).isEqualTo(403);
        assertThat(work(dirk)).doesNotContain("Vordering");
        assertThat(state(request)).isEqualTo("asked");
        // Its dossier is nobody's page at the desk.
        var own = DB.sql("select person from dossier where id = ?")
                .param(request)
                .query(UUID.class)
                .single();
        assertThat(esra.get("/balie/klanten/" + own).status()).isEqualTo(404);
    }

    @Test
    void aDossierOfSomebodyElseCannotBeAskedWithThisCustomers() {
        var other = UUID.randomUUID();
        var fields = new ArrayList<>(List.of(filledIn()));
        fields.set(fields.indexOf("email-" + account), "email-" + other);

        assertThat(esra.post(path + "/vordering", fields.toArray(String[]::new)).status())
                .isEqualTo(422);
        assertThat(esra.post("/balie/klanten/" + other + "/vordering", filledIn())
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"6, true", "7, true", "8, false"})
    void aDemandThatNobodyDecidesLapsesAfterSevenDays(int days, boolean counts) {
        var request = ask(esra);
        RUNNING.turnTo(RUNNING.today().plusDays(days));
        RUNNING.part(AuthorityRequests.class).lapse();

        assertThat(state(request)).isEqualTo(counts ? "asked" : "lapsed");
        assertThat(post(hanna(), request, "/akkoord")).isEqualTo(counts ? 303 : 409);
    }

    @ParameterizedTest
    @CsvSource({"6, true", "7, true", "8, false"})
    void oneThatIsApprovedIsHandedOverWithinSevenDays(int days, boolean counts) {
        var request = ask(esra);
        post(hanna, request, "/akkoord");
        RUNNING.turnTo(RUNNING.today().plusDays(days));

        assertThat(post(hanna(), request, "/afgifte")).isEqualTo(counts ? 200 : 409);
        assertThat(disclosed()).isEqualTo(counts ? 1 : 0);
    }

    @Test
    void aRefusalNeedsAReasonAndHandsOverNothing() {
        var request = ask(esra);
        assertThat(post(hanna, request, "/weigering", "reden", "")).isEqualTo(422);
        assertThat(post(hanna, request, "/weigering", "reden", "Er staat geen handtekening onder."))
                .isEqualTo(303);

        assertThat(main(esra, request)).contains("geweigerd", "Er staat geen handtekening onder.");
        assertThat(post(esra, request, "/afgifte")).isEqualTo(409);
        assertThat(disclosed()).isZero();
        assertThat(closed(request)).isTrue();
    }

    private static boolean closed(UUID request) {
        return DB.sql("select event is not distinct from 'closed' from dossier where id = ?")
                .param(request)
                .query(Boolean.class)
                .single();
    }

    @Test
    void twoHideItLongerAndOneDoesNot() {
        var request = askHidden(10);
        var later = hidden(40);
        assertThat(post(esra, request, "/uitstel", "tot", hidden(10), "waarom", "Het duurt langer."))
                .isEqualTo(422);
        assertThat(post(esra, request, "/uitstel", "tot", later, "waarom", "")).isEqualTo(422);
        assertThat(post(esra, request, "/uitstel", "tot", later, "waarom", "Het duurt langer."))
                .isEqualTo(303);
        assertThat(post(esra, request, "/uitstel/akkoord")).isEqualTo(403);
        assertThat(work(hanna)).contains("langer te verbergen");
        assertThat(post(hanna, request, "/uitstel/akkoord")).isEqualTo(303);

        RUNNING.turnTo(RUNNING.today().plusDays(39));
        assertThat(log()).doesNotContain("Autoriteit");
        RUNNING.turnTo(RUNNING.today().plusDays(1));
        assertThat(log()).contains("besloten dat u dit later mocht weten", "Autoriteit: politie");
        assertThat(post(esra(), request, "/uitstel", "tot", hidden(5), "waarom", "Alsnog."))
                .isIn(409, 422);
    }

    @ParameterizedTest
    @CsvSource({"9, false, true", "10, true, false", "11, true, false"})
    void theDeskHearsThatTheDayHasComeAndTheCaseIsClosedThen(int days, boolean shown, boolean soon) {
        var request = askHidden(10);
        post(hanna, request, "/weigering", "reden", "Geen grond.");
        assertThat(closed(request)).isFalse();
        RUNNING.turnTo(RUNNING.today().plusDays(days));
        RUNNING.part(AuthorityRequests.class).lapse();

        var work = work(hanna());
        assertThat(work.contains("zichtbaar voor de klant") && work.contains("is sinds"))
                .isEqualTo(shown);
        assertThat(work.contains("wordt op")).isEqualTo(soon);
        assertThat(closed(request)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"restricted", "objected"})
    void aLegalDutyGoesBeforeARestrictionAndAnObjection(String how) {
        if (how.equals("restricted")) {
            RUNNING.part(Dossiers.class)
                    .restrict(new DossierId(account), RestrictionGround.CLAIM, new Actor.Platform("test"));
        } else {
            RUNNING.part(Dossiers.class).object(person(), Purpose.ACCOUNT, new Actor.Self(person().value()));
        }
        var request = ask(esra);
        assertThat(main(hanna, request)).contains(email);
        post(hanna, request, "/akkoord");

        assertThat(post(esra, request, "/afgifte")).isEqualTo(200);
    }

    @Test
    void whatIsErasedMeanwhileIsNotHandedOverAndTheCaseStays() {
        var request = ask(esra);
        post(hanna, request, "/akkoord");
        RUNNING.part(Dossiers.class).erase(List.of(new DossierId(account)), new Actor.Platform("test"), "a test");

        assertThat(post(esra, request, "/afgifte")).isEqualTo(409);
        assertThat(main(esra, request)).contains("niets meer over", "Eenheid Midden");
        assertThat(DB.sql("select count(*) from demanded where request = ?")
                        .param(request)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsPastItsDayIsNotThereEvenBeforeItIsSwept() {
        var request = ask(esra);
        post(hanna, request, "/akkoord");
        customer.post("/mijn/opheffing", "password", Customers.PASSWORD);
        DB.sql("update dossier set event_on = event_on - 400 where id = ?")
                .param(account)
                .update();

        assertThat(post(esra, request, "/afgifte")).isEqualTo(409);
        assertThat(disclosed()).isZero();
    }

    @Test
    void noElectronicNoticeFollowsIt() {
        var request = ask(esra);
        post(hanna, request, "/akkoord");
        post(esra, request, "/afgifte");
        RUNNING.part(Dossiers.class).erase(List.of(new DossierId(account)), new Actor.Platform("test"), "a test");
        RUNNING.part(Notices.class).deliver();

        assertThat(DB.sql("select count(*) from notice where recipient = 'authority'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theFloorHandsOverNothingOnTheWordOfOneNorByAnotherWay() {
        var one = new Actor.Staff("privacy-officer", UUID.randomUUID());
        var two = new Actor.Staff("privacy-officer", UUID.randomUUID());
        var support = new Actor.Staff("support", UUID.randomUUID());
        var asked = Map.of(new DossierId(account), Set.of(Category.EMAIL));
        var demands = RUNNING.part(Demands.class);
        var alone = new Demand(UUID.randomUUID(), "police/other", asked, one, one, Optional.empty());
        var both = new Demand(UUID.randomUUID(), "police/other", asked, one, two, Optional.empty());

        assertThatThrownBy(() -> demands.handOver("ipcall", alone, one, held -> held))
                .isInstanceOf(NotDisclosed.class);
        assertThatThrownBy(() -> demands.handOver(
                        "ipcall", both, new Actor.Staff("privacy-officer", UUID.randomUUID()), held -> held))
                .isInstanceOf(NotDisclosed.class);
        assertThatThrownBy(() -> demands.handOver("ipcall", both, support, held -> held))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> RUNNING.part(Disclosures.class)
                        .disclose(
                                new DossierId(account),
                                "authority",
                                Set.of(Category.EMAIL),
                                Purpose.ACCOUNT,
                                new Actor.Platform("test"),
                                "test"))
                .isInstanceOf(NotDisclosed.class);
        assertThat(disclosed()).isZero();
    }

    @Test
    void whatCannotBeMadeIsNotHandedOver() {
        var one = new Actor.Staff("privacy-officer", UUID.randomUUID());
        var two = new Actor.Staff("privacy-officer", UUID.randomUUID());
        var demand = new Demand(
                UUID.randomUUID(),
                "police/other",
                Map.of(new DossierId(account), Set.of(Category.EMAIL)),
                one,
                two,
                Optional.empty());

        assertThatThrownBy(() -> RUNNING.part(Demands.class).handOver("ipcall", demand, one, _ -> {
                    throw new IllegalStateException("a test");
                }))
                .hasMessage("a test");
        assertThat(disclosed()).isZero();
    }
}
