package nl.belofte.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.belofte.Customers;
import nl.belofte.Questions;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the desk does for who writes or telephones, and that nobody is told of what was not done. */
class ActTests {

    private static final Running RUNNING = Running.start();
    private static final JdbcClient DB = RUNNING.part(JdbcClient.class);
    private static final String SITE = "ipcall.me";

    private Visitor esra;

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @BeforeEach
    void begin() {
        RUNNING.letADayPass();
        esra = Visitor.at(RUNNING, SITE);
        esra.post("/balie/inloggen", "email", "esra@voorbeeld.example", "password", "vier stille gewone woorden");
    }

    /** A customer who telephoned, and where that stands at the desk. */
    private record Called(Visitor customer, String email, UUID person, String reference) {
        String desk() {
            return "/balie/rechten/" + reference;
        }

        String mine() {
            return "/mijn/privacy/verzoeken/" + reference;
        }
    }

    /** Of somebody who has an account and asked a question, and is not signed in. */
    private Called unknown(String right) {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);
        var person = DB.sql("""
                        select d.person from session s join dossier d on d.id = s.dossier
                        where s.staff_role is null order by s.begun_at desc limit 1""").query(UUID.class).single();
        Questions.ask(customer, email, "Kan ik mijn nummer meenemen?");
        var recorded = ByTelephone.ask(
                Questions.dirk(RUNNING, SITE), right, RUNNING.today(), "Belde hierover.", "klant", person.toString());
        assertThat(recorded.page().text()).contains("Opgeschreven");
        var reference = DB.sql("""
                        select r.reference from rights_request r join dossier d on d.id = r.dossier
                        where d.person = ? and r.source = 'telephone'""").param(person).query(String.class).single();
        return new Called(customer, email, person, reference);
    }

    private Called called(String right) {
        var called = unknown(right);
        esra.post(called.desk() + "/identiteit", "identiteit", "Teruggebeld op het nummer dat wij hebben.");
        return called;
    }

    private Visitor.Answer answer(Called called, String outcome, String... more) {
        var all = new java.util.ArrayList<>(
                List.of("besluit", outcome, "antwoord", "Wij zochten het uit.", "versturen", "ja"));
        all.addAll(List.of(more));
        return esra.post(called.desk() + "/antwoord", all.toArray(String[]::new));
    }

    private static String column(Called called, String column) {
        return DB.sql("select %s from rights_request where reference = ?".formatted(column))
                .param(called.reference())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static int count(String sql, Object... params) {
        return DB.sql("select count(*) from " + sql)
                .params(params)
                .query(Integer.class)
                .single();
    }

    private String firstChoice(Called called, String act) {
        return esra.get(called.desk() + "/" + act)
                .page()
                .select("input[name=wat]")
                .first()
                .val();
    }

    /** Whoever had it put on hold wants it kept, until he asks the contrary. */
    @ParameterizedTest
    @CsvSource({"withdrawal, false", "erasure, true"})
    @Proves({"RIG-4", "RIG-7"})
    void whatItsPersonPutOnHoldGoesWithNothingElseThatIsErased(String right, boolean offered) {
        var called = called(right);
        var question = DB.sql("""
                        select d.id from dossier d join declaration e on e.id = d.declaration
                        where d.person = ? and e.purpose = 'contact'""").param(called.person()).query(UUID.class).single();
        called.customer().post("/mijn/privacy/beperking", "dossier", question.toString(), "reden", "claim");

        var page = esra.get(called.desk() + "/wissen").page();
        assertThat(page.select("input[value=" + question + "]")).hasSize(offered ? 1 : 0);
        assertThat(page.text()).contains("De klant legde dit stil, met als reden");
        esra.post(called.desk() + "/wissen", "dossier", question.toString());

        assertThat(count("dossier where id = ? and person is not null", question))
                .isEqualTo(offered ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"access", "rectification", "erasure", "portability", "withdrawal", "restriction", "objection"})
    @Proves({"RIG-2", "RIG-3", "RIG-4", "RIG-5", "RIG-6", "RIG-7", "RIG-8"})
    void nobodyIsToldThatWeDidWhatHeAskedWhereNothingWasDone(String right) {
        var called = called(right);
        for (var outcome : List.of("granted", "partly")) {
            var refused = answer(called, outcome);

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.page().select("#besluit-error").text()).contains("nog niets uitgevoerd");
            assertThat(refused.page().select("#antwoord").text()).isEqualTo("Wij zochten het uit.");
            assertThat(refused.page().select("#besluit option[selected]").val()).isEqualTo(outcome);
        }
        assertThat(esra.post(called.desk() + "/antwoord", "besluit", "granted", "antwoord", "Gedaan.")
                        .status())
                .as("nor is such a letter shown")
                .isEqualTo(422);
        assertThat(column(called, "status")).isEqualTo("open");
        assertThat(Customers.subjectsTo(RUNNING, called.email())).noneMatch(subject -> subject.startsWith("Antwoord"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"explanation", "complaint"})
    void whatTakesNoMoreThanWordsIsDoneByThem(String right) {
        assertThat(answer(called(right), "granted").status()).isEqualTo(303);
    }

    @Test
    @Proves("RIG-8")
    void whatNeededNothingIsToldAsThat() {
        var called = called("objection");
        var read = esra.post(
                        called.desk() + "/antwoord",
                        "besluit",
                        "granted",
                        "antwoord",
                        "U zei vorige week al nee.",
                        "niet-nodig",
                        "ja")
                .page();
        assertThat(read.select(".letter").text()).contains("hoefden wij niets te doen", "U zei vorige week al nee.");
        assertThat(read.select("input[name=niet-nodig]").val()).isEqualTo("ja");

        answer(called, "granted", "niet-nodig", "ja");

        assertThat(column(called, "outcome")).isEqualTo("not-needed");
        assertThat(Customers.mailTo(RUNNING, called.email(), "Antwoord op uw verzoek"))
                .contains("hoefden wij niets te doen", "Wij zochten het uit.");
        assertThat(called.customer().get(called.mine()).page().text())
                .contains("Wij hoefden niets te doen")
                .doesNotContain("Wij deden wat u vroeg");
    }

    @Test
    @Proves({"RIG-2", "RIG-9"})
    void nobodyIsToldWhatTheDeskCanSeeIsNotSo() {
        var called = called("access");

        var held = answer(called, "nothing-held");
        var known = answer(called, "not-identified");

        assertThat(held.status()).isEqualTo(422);
        assertThat(held.page().select("#besluit-error").text()).contains("meer van deze persoon");
        assertThat(held.page().select("#antwoord").text()).isEqualTo("Wij zochten het uit.");
        assertThat(known.status()).isEqualTo(422);
        assertThat(known.page().select("#besluit-error").text()).contains("duidelijk is wie het is");
        assertThat(column(called, "status")).isEqualTo("open");
    }

    @Test
    void whoNobodyKnowsIsToldThatAndNotThatNothingIsHeld() {
        var called = unknown("access");

        assertThat(answer(called, "nothing-held").status()).isEqualTo(422);
        assertThat(answer(called, "not-identified").status()).isEqualTo(303);
        assertThat(column(called, "outcome")).isEqualTo("not-identified");
    }

    /** A colleague did it meanwhile, or it takes words only: then it is not true that nothing was needed. */
    @ParameterizedTest
    @ValueSource(strings = {"objection", "complaint"})
    void nobodyIsToldThatNothingWasNeededWhereSomethingWas(String right) {
        var called = called(right);
        if (right.equals("objection")) {
            esra.post(called.desk() + "/bezwaar", "wat", "advertising");
        }

        var refused = answer(called, "granted", "niet-nodig", "ja");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().select("#antwoord").text()).isEqualTo("Wij zochten het uit.");
        assertThat(column(called, "status")).isEqualTo("open");
        assertThat(answer(called, "granted").status()).isEqualTo(303);
    }

    @Test
    void whoWritesOnKeepsWhatHeDecided() {
        var called = called("objection");

        var page = esra.post(
                        called.desk() + "/antwoord",
                        "besluit",
                        "granted",
                        "antwoord",
                        "Al gedaan.",
                        "niet-nodig",
                        "ja",
                        "schrijven",
                        "ja")
                .page();

        assertThat(page.select("#antwoord").text()).isEqualTo("Al gedaan.");
        assertThat(page.select("#besluit option[selected]").val()).isEqualTo("granted");
        assertThat(page.select("#niet-nodig").hasAttr("checked")).isTrue();
    }

    /** The evidence says who did it, and the person reads it. */
    private void assertTold(Called called, String act, String words) {
        assertThat(called.customer().get(called.mine()).page().text()).contains("Gedaan op uw verzoek", words);
        assertThat(called.customer().get("/mijn/logboek").page().text())
                .contains("Een medewerker (privacyfunctionaris) deed voor u wat u vroeg");
        assertThat(esra.get(called.desk()).page().select("#niet-nodig"))
                .as("something was done by " + act)
                .isEmpty();
        assertThat(answer(called, "granted").status()).isEqualTo(303);
        assertThat(called.customer().get(called.mine()).page().text()).contains("Wij deden wat u vroeg.");
    }

    @Test
    @Proves("RIG-8")
    void whoObjectsByTelephoneIsNotApproachedAnyMore() {
        var called = called("objection");
        assertThat(esra.post(called.desk() + "/bezwaar").status()).isEqualTo(422);

        var done = esra.post(called.desk() + "/bezwaar", "wat", "advertising");

        assertThat(done.location()).endsWith("?gedaan=bezwaar");
        assertThat(count("objection where person = ? and purpose = 'advertising'", called.person()))
                .isEqualTo(1);
        assertThat(called.customer()
                        .get("/mijn/privacy/bezwaar")
                        .page()
                        .select("#gebruik-advertising")
                        .hasAttr("disabled"))
                .isTrue();
        assertThat(esra.get(called.desk() + "/bezwaar").page().select("input[value=advertising]"))
                .as("a no is said once")
                .isEmpty();
        assertTold(called, "bezwaar", "Uw bezwaar geldt vanaf nu");
    }

    @Test
    void aNoThatIsPressedThreeTimesIsSaidOnce() throws InterruptedException {
        var called = called("objection");
        var all = java.util.stream.IntStream.range(0, 3)
                .mapToObj(_ ->
                        Thread.startVirtualThread(() -> esra.post(called.desk() + "/bezwaar", "wat", "advertising")))
                .toList();
        for (var each : all) {
            each.join();
        }

        assertThat(esra.get(called.desk()).page().text()).containsOnlyOnce("Uw bezwaar geldt vanaf nu");
    }

    @Test
    @Proves({"RIG-8", "NEW-3"})
    void whoWantsNoNewsletterByTelephoneHasItErased() {
        var called = called("objection");
        var version = called.customer()
                .get("/mijn/berichten")
                .page()
                .select("#newsletter-email [name=versie]")
                .val();
        called.customer().post("/mijn/berichten", "weg", "newsletter-email", "stand", "aan", "versie", version);
        var subscribed = "subscriber s join dossier d on d.id = s.dossier where d.person = ?";
        assertThat(count(subscribed, called.person())).isEqualTo(1);

        esra.post(called.desk() + "/bezwaar", "wat", "newsletter");

        assertThat(count(subscribed, called.person())).isZero();
    }

    @Test
    @Proves({"RIG-8", "NEW-3"})
    void aSignUpThatOnlyWaitsEndsWithTheNoToIt() {
        var called = called("objection");
        SignUps.send(Visitor.at(RUNNING, SITE), called.email());
        var link = SignUps.tokenTo(RUNNING, called.email());

        esra.post(called.desk() + "/bezwaar", "wat", "newsletter");

        assertThat(Visitor.at(RUNNING, SITE)
                        .post("/nieuwsbrief/bevestiging", "bewijs", link)
                        .status())
                .isNotEqualTo(200);
        assertThat(count("subscriber s join dossier d on d.id = s.dossier where d.person = ?", called.person()))
                .isZero();
    }

    /** What the law does not let anybody object to is no choice, whatever is sent. */
    @Test
    void nobodyObjectsToAContract() {
        var called = called("objection");

        assertThat(esra.post(called.desk() + "/bezwaar", "wat", "account").status())
                .isEqualTo(422);
        assertThat(count("objection where person = ?", called.person())).isZero();
    }

    @Test
    @Proves("RIG-6")
    void whoTakesAConsentBackByTelephoneHasWhatStoodOnItErased() {
        var called = called("withdrawal");
        assertThat(esra.post(called.desk() + "/intrekking").status()).isEqualTo(422);
        var proof = firstChoice(called, "intrekking");

        var done = esra.post(called.desk() + "/intrekking", "wat", proof);

        assertThat(done.location()).endsWith("?gedaan=intrekking");
        assertThat(count("dossier d join ground g on g.dossier = d.id where g.proof = ?::uuid", proof))
                .isZero();
        assertThat(called.customer().get("/mijn/vragen").page().text()).doesNotContain("Kan ik mijn nummer meenemen");
        assertTold(called, "intrekking", "U trok uw toestemming in");
    }

    @Test
    @Proves("RIG-7")
    void whoWantsAUseRestrictedByTelephoneHasIt() {
        var called = called("restriction");
        var dossier = firstChoice(called, "beperking");
        var without = esra.post(called.desk() + "/beperking", "wat", dossier);
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.page().select("#wat-" + dossier).hasAttr("checked")).isTrue();
        var nothing = esra.post(called.desk() + "/beperking", "reden", "claim");
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.page().select("#reden-claim").hasAttr("checked")).isTrue();

        var done = esra.post(called.desk() + "/beperking", "wat", dossier, "reden", "claim");

        assertThat(done.location()).endsWith("?gedaan=beperking");
        assertThat(count("restriction where dossier = ?::uuid and ground = 'claim'", dossier))
                .isEqualTo(1);
        assertTold(called, "beperking", "Dit ligt stil vanaf nu");
    }

    @Test
    @Proves({"RIG-4", "ACC-4"})
    void whoWantsToBeErasedByTelephoneHasTheAccountClosedFirst() {
        var called = called("erasure");
        var account = firstChoice(called, "account");
        assertThat(esra.get(called.desk() + "/wissen").page().select("#dossier-" + account))
                .isEmpty();

        var done = esra.post(called.desk() + "/account", "wat", account);

        assertThat(done.location()).endsWith("?gedaan=account");
        assertThat(called.customer().get("/mijn").location()).contains("/inloggen");
        assertThat(Customers.mailTo(RUNNING, called.email(), "opgeheven")).contains("account");
        assertThat(esra.get(called.desk() + "/account").page().text()).contains("Er is geen open account");
        var early = answer(called, "granted");
        assertThat(early.status()).as("closing is not erasing").isEqualTo(422);
        assertThat(early.page().select("#besluit-error").text()).contains("nog niets gewist");
        esra.post(called.desk() + "/wissen", "dossier", account);
        assertThat(count("dossier where id = ?::uuid and person is not null", account))
                .isZero();
        assertThat(esra.get(called.desk()).page().text()).contains("Uw account is opgeheven", "Op uw verzoek is dit");
        assertThat(esra.post(called.desk() + "/antwoord", "besluit", "granted", "antwoord", "Dag.")
                        .page()
                        .select(".letter")
                        .text())
                .contains("Wij deden wat u vroeg.", "Dag.", "Op uw verzoek is dit", "art. 7 lid 1");
        assertThat(answer(called, "granted").status()).isEqualTo(303);
        assertThat(Customers.mailTo(RUNNING, called.email(), "Antwoord op uw verzoek"))
                .as("it says what stayed, and by which law")
                .containsOnlyOnce("Wij deden wat u vroeg.")
                .contains("Wij zochten het uit.", "Op uw verzoek is dit", "art. 7 lid 1");
    }

    /** As a browser sends the form of a page again, with another house number. */
    private static String[] sent(org.jsoup.nodes.Document page, String houseNumber) {
        var all = new java.util.ArrayList<String>();
        page.select("main form [name]")
                .forEach(field -> all.addAll(List.of(
                        field.attr("name"),
                        field.attr("name").endsWith("house-number")
                                ? houseNumber
                                : field.is("select")
                                        ? field.select("option[selected]").val()
                                        : field.val())));
        return all.toArray(String[]::new);
    }

    @Test
    @Proves({"ACC-5", "RIG-3"})
    void whatThreeCorrectAtOnceIsLostByNobodyUnseen() throws Exception {
        var called = called("rectification");
        var account = DB.sql("""
                        select d.id from dossier d join declaration e on e.id = d.declaration
                        where d.person = ? and e.purpose = 'account'""").param(called.person()).query(UUID.class).single();
        var desk = called.desk() + "/verbetering";
        var page = esra.get(desk + "?dossier=%s&gegeven=name-and-address".formatted(account))
                .page();
        var mine = called.customer().get("/mijn/gegevens/name-and-address").page();
        List<Callable<Visitor.Answer>> saves = List.of(
                () -> esra.post(desk, sent(page, "14")),
                () -> esra.post(desk, sent(page, "16")),
                () -> called.customer().post("/mijn/gegevens/name-and-address", sent(mine, "18")));

        var answers = new java.util.ArrayList<Visitor.Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(saves)) {
                answers.add(each.get());
            }
        }

        assertThat(answers).extracting(Visitor.Answer::status).containsExactlyInAnyOrder(303, 409, 409);
        var won = List.of("14", "16", "18")
                .get(answers.indexOf(answers.stream()
                        .filter(answer -> answer.status() == 303)
                        .findFirst()
                        .orElseThrow()));
        assertThat(called.customer().get("/mijn").page().text()).contains("Kerkstraat " + won);
        for (int i = 0; i < 3; i++) {
            var told = answers.get(i);
            if (told.status() == 409) {
                assertThat(told.page().select(".notice").text()).contains("Kerkstraat " + won);
                var own = told.page().select("[name$=house-number]").val();
                assertThat(own).isEqualTo(List.of("14", "16", "18").get(i));
            }
        }
        var other = answers.get(answers.get(0).status() == 409 ? 0 : 1);
        assertThat(esra.post(desk, sent(other.page(), "20")).status())
                .as("who saw it saves over it")
                .isEqualTo(303);
        assertThat(called.customer().get("/mijn").page().text()).contains("Kerkstraat 20");
    }

    @Test
    @Proves("RIG-4")
    void whatTwoEraseAtOnceIsToldOnceAndNotAsSomethingThatIsStillToCome() throws Exception {
        var called = called("erasure");
        var account = firstChoice(called, "account");
        esra.post(called.desk() + "/account", "wat", account);
        Callable<Integer> erases =
                () -> esra.post(called.desk() + "/wissen", "dossier", account).status();

        var statuses = new java.util.ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(List.of(erases, erases))) {
                statuses.add(each.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(303).isSubsetOf(303, 409, 422);
        answer(called, "granted");
        assertThat(Customers.mailTo(RUNNING, called.email(), "Antwoord op uw verzoek"))
                .containsOnlyOnce("Op uw verzoek is dit gewist")
                .doesNotContain("Wij wissen het op", "Er kon nu niets worden gewist");
    }

    /** What is restricted is used for nothing else, and so for no letter either. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoClosesAnAccountIsToldWhetherItsPersonHearsOfIt(boolean restricted) {
        var called = called("erasure");
        var account = firstChoice(called, "account");
        if (restricted) {
            called.customer().post("/mijn/privacy/beperking", "dossier", account, "reden", "claim");
        }

        var page = esra.get(
                        esra.post(called.desk() + "/account", "wat", account).location())
                .page();

        assertThat(page.select("[role=status]").text())
                .contains(restricted ? "geen e-mail" : "De klant hoort dat per e-mail");
        if (restricted) {
            answer(called, "partly");
            assertThat(Customers.mailTo(RUNNING, called.email(), "Antwoord op uw verzoek"))
                    .contains("Uw account is opgeheven.");
            assertThat(Customers.subjectsTo(RUNNING, called.email()))
                    .noneMatch(subject -> subject.startsWith("Uw account"));
        } else {
            assertThat(Customers.mailTo(RUNNING, called.email(), "is opgeheven"))
                    .contains("is opgeheven")
                    .doesNotContain("U hief");
        }
    }

    @Test
    @Proves("RIG-4")
    void anAccountThatWasClosedIsAPartOfBeingErased() {
        var called = called("erasure");
        esra.post(called.desk() + "/account", "wat", firstChoice(called, "account"));

        assertThat(answer(called, "partly").status()).isEqualTo(303);
        assertThat(Customers.mailTo(RUNNING, called.email(), "Antwoord op uw verzoek"))
                .contains("Wij deden een deel van wat u vroeg.", "Uw account is opgeheven. Inloggen kan niet meer.");
    }

    @ParameterizedTest
    @CsvSource({"access, /mijn/privacy/inzage, Uw overzicht", "portability, /mijn/privacy/meenemen, Uw pakket"})
    @Proves({"RIG-2", "RIG-5", "RIG-9"})
    void theReportAndThePackageGoByALinkToTheAddressOnFile(String right, String leads, String words) {
        var called = called(right);
        var read = esra.get(called.desk() + "/kopie").page();
        assertThat(read.select(".letter").text()).contains(words, "[link die één keer werkt]");
        assertThat(Customers.subjectsTo(RUNNING, called.email())).noneMatch(subject -> subject.contains("staat klaar"));

        var done = esra.post(called.desk() + "/kopie", "email", "iemand.anders@voorbeeld.example");

        assertThat(done.location()).endsWith("?gedaan=kopie");
        assertThat(Customers.subjectsTo(RUNNING, "iemand.anders@voorbeeld.example"))
                .isEmpty();
        var link = Customers.linkIn(Customers.mailTo(RUNNING, called.email(), "staat klaar"));
        var reader = Visitor.at(RUNNING, SITE);
        var opened = reader.post("/privacy/verzoek/openen", "bewijs", Customers.token(link));
        assertThat(reader.get(opened.location()).page().select("a[href=" + leads + "]"))
                .isNotEmpty();
        assertThat(reader.get("/mijn/privacy/inzage/lezen").page().text()).contains("Kan ik mijn nummer meenemen?");
        assertTold(called, "kopie", words);
        for (var told : List.of(esra.get(called.desk()), called.customer().get(called.mine()))) {
            assertThat(told.page().text())
                    .as("where there is no link")
                    .contains(words)
                    .doesNotContain("hieronder");
        }
    }

    /** Three presses at once, and one that is meant. */
    @Test
    void whatIsPressedThreeTimesIsSaidAndSentOnce() throws InterruptedException {
        var called = called("access");
        var all = java.util.stream.IntStream.range(0, 3)
                .mapToObj(_ -> Thread.startVirtualThread(() -> {
                    esra.post(called.desk() + "/notitie", "notitie", "Belt morgen terug.");
                }))
                .toList();
        for (var each : all) {
            each.join();
        }
        for (int press = 0; press < 3; press++) {
            called.customer().post(called.mine() + "/aanvulling", "tekst", "Ook van vorig jaar.");
        }
        for (int press = 0; press < 3; press++) {
            esra.post(called.desk() + "/kopie");
        }

        assertThat(esra.get(called.desk()).page().text())
                .containsOnlyOnce("Belt morgen terug.")
                .containsOnlyOnce("Ook van vorig jaar.")
                .containsOnlyOnce("Uw overzicht staat klaar.");
        Customers.mailTo(RUNNING, called.email(), "staat klaar");
        assertThat(Customers.subjectsTo(RUNNING, called.email()).stream()
                        .filter(subject -> subject.contains("staat klaar")))
                .hasSize(1);
        esra.post(called.desk() + "/notitie", "notitie", "Belt niet terug.");
        assertThat(esra.get(called.desk()).page().text()).contains("Belt niet terug.");
    }

    @Test
    void whoLeftNoAddressForMailGetsNoLink() {
        ByPost.ask(esra, "access", RUNNING.today());
        var desk = "/balie/rechten/"
                + DB.sql("select reference from rights_request where source = 'post'")
                        .query(String.class)
                        .single();
        esra.post(desk + "/identiteit", "identiteit", "Kwam langs en noemde het klantnummer.");

        assertThat(esra.get(desk + "/kopie").page().text()).contains("Er is geen e-mailadres");
        assertThat(esra.post(desk + "/kopie").status()).isEqualTo(409);
        assertThat(esra.get(desk).page().select("#niet-nodig"))
                .as("the letter is what is done")
                .isEmpty();
        assertThat(esra.post(desk + "/antwoord", "besluit", "granted", "antwoord", "Uw naam.", "versturen", "ja")
                        .status())
                .isEqualTo(303);
    }

    /** Nobody does what was not asked, or for whom nobody knows who he is. */
    @ParameterizedTest
    @CsvSource({
        "objection, bezwaar",
        "withdrawal, intrekking",
        "restriction, beperking",
        "erasure, account",
        "access, kopie",
        "portability, kopie"
    })
    @Proves("RIG-9")
    void nothingIsDoneBeforeItIsKnownWhoAsksOrForWhoAskedSomethingElse(String right, String act) {
        var called = unknown(right);
        assertThat(esra.get(called.desk() + "/" + act).status()).isEqualTo(404);
        assertThat(esra.post(called.desk() + "/" + act, "wat", "advertising").status())
                .isEqualTo(404);

        esra.post(called.desk() + "/identiteit", "identiteit", "Teruggebeld op het nummer dat wij hebben.");
        assertThat(esra.get(called.desk() + "/" + act).status()).isEqualTo(200);
        for (var other : List.of("bezwaar", "intrekking", "beperking", "account", "kopie")) {
            if (!other.equals(act)) {
                assertThat(esra.get(called.desk() + "/" + other).status())
                        .as(other)
                        .isEqualTo(404);
            }
        }

        esra.post(called.desk() + "/twijfel", "twijfel", "Wat is uw klantnummer?", "versturen", "ja");
        assertThat(esra.get(called.desk() + "/" + act).status()).isEqualTo(404);
    }

    /** Another's dossier is no choice, whatever is sent. */
    @ParameterizedTest
    @CsvSource({"withdrawal, intrekking", "restriction, beperking", "erasure, account"})
    @Proves("RIG-9")
    void nothingIsDoneWithAnothersDossier(String right, String act) {
        var bram = called(right);
        var his = firstChoice(bram, act);
        var called = called(right);

        assertThat(esra.post(called.desk() + "/" + act, "wat", his, "reden", "claim")
                        .status())
                .isEqualTo(422);
        assertThat(count(
                        "dossier d where d.id = ?::uuid and d.event is null and not exists (select from restriction where dossier = d.id)",
                        his))
                .isEqualTo(1);
    }
}
