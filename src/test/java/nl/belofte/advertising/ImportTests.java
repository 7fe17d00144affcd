package nl.belofte.advertising;

import static nl.belofte.advertising.Desk.FIRST_LINE;
import static nl.belofte.advertising.Desk.SITE;
import static nl.belofte.advertising.Desk.fact;
import static nl.belofte.advertising.Desk.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.LookUp;
import nl.belofte.dossier.Search;
import nl.belofte.evidence.Actor;
import nl.belofte.permission.Permissions;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.suppression.Suppressions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list is read in by two, line by line, and undoes nobody's no. */
class ImportTests {

    private static final Running RUNNING = Running.start();
    private static final JdbcClient DB = RUNNING.part(JdbcClient.class);
    private static final String V = "voipexpress";
    private static final String PATH = ImportController.PATH;
    private static final Actor LINK = new Actor.Platform("test");
    private static final String YES = ";Anna;de Vries;Bel mij met een aanbod.;2026-01-05 10:30;nl";
    private static int number;

    private Visitor ilse = Desk.ilse(RUNNING);
    private Visitor esra = Desk.esra(RUNNING, SITE);

    @BeforeEach
    void logIn() {
        RUNNING.letADayPass();
        ilse = Desk.ilse(RUNNING);
        esra = Desk.esra(RUNNING, SITE);
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    /** One that nobody had before. */
    private static String phone() {
        return "+316%08d".formatted(10_000_000 + ++number);
    }

    private static Content content(String phone) {
        return new Content(Map.of(Category.PHONE, Map.of(Field.PHONE, phone)));
    }

    private static boolean mayCall(String phone) {
        var found = RUNNING.part(Search.class).with(V, LookUp.PHONE, Map.of(Field.PHONE, phone), Purpose.ADVERTISING);
        return found.stream().anyMatch(each -> RUNNING.part(Permissions.class).may(each.person(), Channel.PHONE));
    }

    private static int dossiers() {
        return DB.sql("select count(*) from permission").query(Integer.class).single();
    }

    @Test
    void aListIsReadInByTwoWithTheEvidenceOfEachConsent() {
        var phone = phone();
        var list = FIRST_LINE + "telefoon;;" + phone + YES + "\n";

        var path = Desk.ask(ilse, list);
        var waiting = ilse.get(path);
        assertThat(fact(waiting, "Bruikbaar")).isEqualTo("1");
        assertThat(mayCall(phone)).as("before a second one agreed").isFalse();
        assertThat(waiting.page().select("input[type=file]"))
                .as("for who asked")
                .isEmpty();
        assertThat(esra.get("/balie").page().select(".work, main").text())
                .contains("Een lijst met toestemmingen wacht op een tweede collega. Regels: 1.");
        var taken = send(esra, path + "/akkoord", list);

        assertThat(taken.location()).isEqualTo(path);
        Desk.awaitDone(esra, path);
        assertThat(fact(esra.get(path), "Ingelezen")).isEqualTo("1");
        assertThat(mayCall(phone)).isTrue();
        assertThat(DB.sql("""
                        select t.control || ' ' || t.text || ' ' || t.statement_version || ' ' || h.kind
                          || to_char(h.at at time zone 'Europe/Amsterdam', ' YYYY-MM-DD HH24:MI')
                        from consent_history h join consent_text t on t.number = h.consent_text
                        order by h.entry desc limit 1""").query(String.class).single())
                .isEqualTo("import Bel mij met een aanbod. 2018-05-24 given 2026-01-05 10:30");
    }

    /** The evidence is another's: of it we know a day, and no statement of ours stood beside it. */
    @Test
    void itsPersonReadsWhatIsKnownOfItAndNoMore() {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, "mijn.voipexpress.nl", email);
        Desk.readIn(ilse, esra, FIRST_LINE + "e-mail;" + email + ";;Anna;de Vries;Ja mail;2026-03-01;nl\n");

        var said = customer.get("/mijn/berichten").page().select("[aria-labelledby=toestemmingen] li");
        assertThat(said.text())
                .isEqualTo("Aanbiedingen en nieuws, per e-mail: bekijk het bewijs ja gezegd op 1 maart 2026");
        var path = said.select("a").attr("href");
        assertThat(customer.get(path).page().select("main").text())
                .contains("U gaf deze toestemming ergens anders", "VoIP Express", "1 maart 2026")
                .doesNotContain("00:00", "24 mei 2018");
        assertThat(customer.get(path + "/bewijs").body())
                .contains("\"event_time\" : \"2026-03-01\"", "Wij lieten er geen privacyverklaring bij zien")
                .doesNotContain("privacy_notice_version", "2018-05-24", "00:00:00");
    }

    @Test
    void aConsentFromBeforeTheLawIsNotTaken() {
        var list = FIRST_LINE
                + "telefoon;;" + phone() + ";Anna;de Vries;Ja.;2018-05-24 23:59;nl\n"
                + "telefoon;;" + phone() + ";Anna;de Vries;Ja.;2018-05-25;nl\n";

        var page = ilse.get(Desk.ask(ilse, list));

        assertThat(fact(page, "Bruikbaar")).isEqualTo("1");
        assertThat(page.page().select("tbody tr").text())
                .contains("van voor 25 mei 2018", "vraag de toestemming opnieuw");
    }

    @Test
    void whoAgreesFindsTheListsInTheMenuAndSeesWhereHeIs() {
        assertThat(esra.get("/balie").page().select("nav a[href=/balie/reclame]"))
                .hasSize(1);
        assertThat(esra.get(PATH).page().select("nav a[href=/balie/reclame]").attr("aria-current"))
                .isEqualTo("true");
    }

    @Test
    void whoAskedDoesNotAgreeAndNothingIsTaken() {
        var list = FIRST_LINE + "telefoon;;" + phone() + YES + "\n";
        int before = dossiers();
        var path = Desk.ask(ilse, list);

        assertThat(send(ilse, path + "/akkoord", list).status()).isEqualTo(403);
        assertThat(send(Desk.ilse(RUNNING), path + "/akkoord", list).status())
                .as("from another session")
                .isEqualTo(403);
        assertThat(dossiers()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\n", ";"})
    void anotherListThanTheOneThatWasLookedAtIsNotTaken(String more) {
        var list = FIRST_LINE + "telefoon;;" + phone() + YES + "\n";
        int before = dossiers();
        var path = Desk.ask(ilse, list);

        var other = send(esra, path + "/akkoord", list + more);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.page().select("#lijst-error").text()).startsWith("Dit is niet het bestand dat is nagekeken");
        assertThat(dossiers()).isEqualTo(before);
        assertThat(send(esra, path + "/akkoord", list).status()).isEqualTo(303);
        Desk.awaitDone(esra, path);
        assertThat(dossiers()).isEqualTo(before + 1);
        assertThat(send(Desk.hanna(RUNNING, SITE), path + "/akkoord", list).status())
                .as("a second time")
                .isEqualTo(404);
    }

    @Test
    void eachBadLineIsTellingItsNumberAndTheGoodOnesAreTaken() {
        var good = phone();
        var list = FIRST_LINE
                + "fax;;" + phone() + YES + "\n"
                + "telefoon;;0123" + YES + "\n"
                + "\n"
                + "telefoon;anna@voorbeeld.example;" + YES + "\n"
                + "telefoon;;" + good + YES + "\n"
                + "telefoon;;" + phone() + ";Anna;de Vries;;2026-01-05;nl\n"
                + "telefoon;;" + phone() + ";Anna;de Vries;Ja.;5 januari;nl\n"
                + "telefoon;;" + phone() + ";Anna;de Vries;Ja.;2126-01-05;nl\n"
                + "telefoon;;" + phone() + ";Anna;de Vries;Ja.;2026-01-05;fr\n"
                + "telefoon;;" + phone() + "\n"
                + "\"telefoon;;" + phone() + YES + "\n"
                + "telefoon;;" + phone() + ";<b>Anna</b>;de Vries;Ja.;2026-01-05;nl\n"
                + "e-mail;anna@v\u043eorbeeld.example;" + YES + "\n"
                + "e-mail;anna@voorbeeld.example%0d%0aBcc:bram@voorbeeld.example;" + YES + "\n"
                + "e-mail;anna@voorbeeld.example\rBcc: bram@voorbeeld.example;" + YES + "\n"
                + "telefoon;;" + phone() + ";" + "A".repeat(5_000) + ";de Vries;Ja.;2026-01-05;nl\n";

        var path = Desk.readIn(ilse, esra, list);

        var page = esra.get(path);
        assertThat(page.page().select("tbody tr").eachText())
                .containsExactly(
                        "Regel 2 Het kanaal is niet e-mail, telefoon of sociaal.",
                        "Regel 3 Het telefoonnummer is niet goed.",
                        "Regel 5 Het adres of nummer dat bij dit kanaal hoort, staat er niet.",
                        "Regel 7 De tekst ontbreekt, is te lang of heeft tekens die niemand ziet.",
                        "Regel 8 De dag of de tijd is niet goed.",
                        "Regel 9 De toestemming zou in de toekomst zijn gegeven.",
                        "Regel 10 De taal is niet nl of en.",
                        "Regel 11 Het aantal waarden klopt niet, of een aanhalingsteken staat verkeerd.",
                        "Regel 12 Het aantal waarden klopt niet, of een aanhalingsteken staat verkeerd.",
                        "Regel 13 De voornaam is niet goed.",
                        "Regel 14 Het e-mailadres is niet goed, of het doet zich anders voor dan het is.",
                        "Regel 15 Het e-mailadres is niet goed, of het doet zich anders voor dan het is.",
                        "Regel 16 Het e-mailadres is niet goed, of het doet zich anders voor dan het is.",
                        "Regel 17 De regel is te lang of is geen tekst in UTF-8.");
        assertThat(fact(page, "Regels")).isEqualTo("15");
        assertThat(fact(page, "Ingelezen")).isEqualTo("1");
        assertThat(fact(page, "Niet goed")).isEqualTo("14");
        assertThat(mayCall(good)).isTrue();
        var file = new String(esra.file(path + "/regels"), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(file.lines()).hasSize(14).contains("3;\"Het telefoonnummer is niet goed.\"");
        assertThat(file + page.body()).as("values of the list").doesNotContain("+316", "Anna", "anna@");
    }

    @Test
    void whoSaidNoIsLeftOutAndStaysLeftOut() {
        var no = phone();
        RUNNING.part(Suppressions.class).object(V, Purpose.ADVERTISING, Channel.PHONE, content(no), LINK);
        var yes = phone();
        var list = FIRST_LINE + "telefoon;;" + no.replace("+31", "0") + YES + "\ntelefoon;;" + yes + YES + "\n";

        var path = Desk.readIn(ilse, esra, list);

        assertThat(fact(esra.get(path), "Overgeslagen: nee gezegd")).isEqualTo("1");
        assertThat(fact(esra.get(path), "Ingelezen")).isEqualTo("1");
        assertThat(mayCall(no)).isFalse();
        assertThat(mayCall(yes)).isTrue();
        assertThat(RUNNING.part(Suppressions.class).isSuppressed(V, Purpose.ADVERTISING, Channel.PHONE, content(no)))
                .isTrue();
    }

    /** What somebody said here he said for himself, whatever address he has later. */
    @ParameterizedTest
    @ValueSource(strings = {"by himself", "to all of it", "at the desk", "at the desk by his address"})
    void whoSaidNoIsLeftOutUnderTheAddressThatHeHasNowToo(String how) {
        var before = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, before);
        switch (how) {
            case "by himself" -> customer.post("/mijn/berichten", "weg", "advertising-email", "stand", "uit");
            case "to all of it" -> customer.post("/mijn/privacy/bezwaar", "gebruik", "advertising");
            case "at the desk" -> {
                var id = DB.sql("""
                                select d.person from account a join dossier d on d.id = a.dossier
                                join evidence_opening o on o.dossier = d.id order by o.entry desc limit 1""").query(java.util.UUID.class).single();
                ilse.post("/balie/nee", "klant", id.toString(), "weg-advertising-email", "ja");
            }
            default -> ilse.post("/balie/nee", "weg-advertising-email", "ja", "email", before);
        }
        var now = Customers.newAddress();
        Customers.moveTo(RUNNING, customer, now);

        var path = Desk.readIn(ilse, esra, FIRST_LINE + "e-mail;" + now + ";;Anna;de Vries;Mail mij.;2026-01-05;nl\n");

        assertThat(fact(esra.get(path), "Overgeslagen: nee gezegd")).isEqualTo("1");
        assertThat(fact(esra.get(path), "Ingelezen")).isEqualTo("0");
        var switched = customer.get("/mijn/berichten").page();
        assertThat(switched.select("#advertising-email .badge").text()).isEqualTo("uit");
        customer.post(
                "/mijn/berichten",
                "weg",
                "advertising-email",
                "stand",
                "aan",
                "versie",
                switched.select("#advertising-email [name=versie]").val());
        assertThat(customer.get("/mijn/berichten")
                        .page()
                        .select("#advertising-email .badge")
                        .text())
                .as("his own yes takes it back")
                .isEqualTo("aan");
    }

    /** Who came in by a list is another to us; the number is the same. */
    @Test
    void whoSwitchesCallsOffTakesHisNumberOffTheListsAlsoWhereItCameInByOne() {
        var number = phone();
        var email = Customers.newAddress();
        var customer = Visitor.at(RUNNING, SITE);
        var answers = Customers.answers(email);
        answers[List.of(answers).indexOf("phone.phone") + 1] = number;
        customer.post("/registreren", answers);
        customer.post(
                "/registreren/bevestiging",
                "bewijs",
                Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email))));
        Customers.logIn(customer, email, Customers.PASSWORD);
        Desk.readIn(ilse, esra, FIRST_LINE + "telefoon;;" + number + YES + "\n");
        assertThat(mayCall(number)).isTrue();

        customer.post("/mijn/berichten", "weg", "advertising-phone", "stand", "uit");

        assertThat(mayCall(number)).isFalse();
        assertThat(RUNNING.part(Search.class).with(V, LookUp.PHONE, Map.of(Field.PHONE, number), Purpose.ADVERTISING))
                .as("what stood on that yes is erased")
                .isEmpty();
    }

    @Test
    void whoIsKnownIsCountedOnceAndACustomerIsTheSamePerson() {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);
        assertThat(customer.get("/mijn/berichten")
                        .page()
                        .select("#advertising-email .badge")
                        .text())
                .isEqualTo("uit");
        var line = "e-mail;" + email + ";;Anna;de Vries;Mail mij.;2026-01-05;nl\n";

        var path = Desk.readIn(ilse, esra, FIRST_LINE + line + line.replace("anna", "Anna"));

        assertThat(fact(esra.get(path), "Ingelezen")).isEqualTo("1");
        assertThat(fact(esra.get(path), "Overgeslagen: al bekend")).isEqualTo("1");
        assertThat(customer.get("/mijn/berichten")
                        .page()
                        .select("#advertising-email .badge")
                        .text())
                .isEqualTo("aan");
        assertThat(customer.get("/mijn/berichten").page().select("[aria-labelledby=toestemmingen] a"))
                .hasSize(1);
        var again = Desk.readIn(ilse, esra, FIRST_LINE + line);
        assertThat(fact(esra.get(again), "Overgeslagen: al bekend")).isEqualTo("1");
    }

    @Test
    void aTextForEachLineIsRefusedForItMaySaySomethingOfSomebody() {
        var list = new StringBuilder(FIRST_LINE);
        for (int line = 0; line < 21; line++) {
            list.append("telefoon;;%s;Anna;de Vries;Ja, nummer %d.;2026-01-05;nl\n".formatted(phone(), line));
        }

        var page = ilse.get(Desk.ask(ilse, list.toString()));

        assertThat(fact(page, "Bruikbaar")).isEqualTo("20");
        assertThat(page.page().select("tbody tr").text())
                .startsWith("Regel 22 Er staan meer dan 20 verschillende teksten");
    }

    @Test
    void aFileThatIsNoListIsRefusedBesideTheFile() {
        var before = lists();
        var columns = "De eerste regel noemt niet precies de kolommen";

        for (var list : Map.of(
                        "kanaal;e-mail\n",
                        columns,
                        "",
                        columns,
                        FIRST_LINE.replace("taal", "kanaal"),
                        columns,
                        FIRST_LINE,
                        "Onder de eerste regel staat niets",
                        FIRST_LINE + "\n\n",
                        "Onder de eerste regel staat niets")
                .entrySet()) {
            var refused = send(ilse, PATH, list.getKey());
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.page().select("#lijst-error").text()).startsWith(list.getValue());
        }
        assertThat(before).containsAll(lists());
    }

    private static List<UUID> lists() {
        return DB.sql("select id from advertising_import").query(UUID.class).list();
    }

    @Test
    void whatIsNoUploadIsRefused() {
        var type = "multipart/form-data; boundary=grens";
        var own = List.of("Sec-Fetch-Site", "same-origin");
        for (var body : new String[] {"", "x", "--grens\r\n" + "x: y\r\n".repeat(50), "--grens\r\n\r\n"}) {
            assertThat(ilse.postBody(type, own, PATH, body).status()).isEqualTo(422);
        }
    }

    @Test
    void aListThatNobodyAgreesToLapsesAndNothingOfItWasKept() {
        var phone = phone();
        var path = Desk.ask(ilse, FIRST_LINE + "telefoon;;" + phone + YES + "\n");
        RUNNING.turnTo(RUNNING.today().plusDays(7));
        assertThat(Desk.esra(RUNNING, SITE).get(path).status()).isEqualTo(200);
        RUNNING.turnTo(RUNNING.today().plusDays(1));

        assertThat(Desk.esra(RUNNING, SITE).get(path).status()).isEqualTo(404);
        RUNNING.part(Imports.class).forgetOld();
        assertThat(DB.sql("select count(*) from advertising_import where id::text = ?")
                        .param(path.substring(path.lastIndexOf('/') + 1))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nobodyElseGetsToIt() {
        var path = Desk.ask(ilse, FIRST_LINE + "telefoon;;" + phone() + YES + "\n");

        var elsewhere = Desk.esra(RUNNING, "ipcall.me");
        assertThat(elsewhere.get(path).status()).isEqualTo(404);
        assertThat(elsewhere.get(path + "/regels").status()).isEqualTo(404);
        assertThat(send(elsewhere, path + "/akkoord", FIRST_LINE).status()).isEqualTo(404);
        assertThat(elsewhere.post(path + "/weigering").status()).isEqualTo(404);
        var dirk = Desk.staff(RUNNING, SITE, "dirk@voorbeeld.example", "vier andere gewone woorden");
        assertThat(dirk.get(PATH).status()).isEqualTo(403);
        assertThat(send(dirk, PATH, FIRST_LINE).status()).isEqualTo(403);
        assertThat(Visitor.at(RUNNING, SITE).get(PATH).location()).endsWith("/balie/inloggen");
        assertThat(ilse.get(path).status()).isEqualTo(200);
    }

    @Test
    void aControllerThatCallsNobodyTakesNoNumbers() {
        var hanna = Desk.hanna(RUNNING, "ipcall.me");

        var page = hanna.get(Desk.ask(hanna, FIRST_LINE + "telefoon;;" + phone() + YES + "\n"));

        assertThat(fact(page, "Niet goed")).isEqualTo("1");
        assertThat(page.page().select("tbody td").text()).startsWith("Op deze manier benaderen wij niemand");
    }

    /** A node that dies leaves what it had committed, and forgets what it knew of the parts before. */
    @Test
    void whatBreaksOffInTheMiddleGoesOnWhereItWasAndTakesNoLineTwice() {
        var list = new StringBuilder(FIRST_LINE);
        for (int line = 0; line < 1_200; line++) {
            var text = line < 19 ? "Ja, " + line : line < 600 ? "Ja." : line < 1_000 ? "Bel mij." : "Bel.";
            list.append("telefoon;;%s;Anna;de Vries;%s;2026-01-05;nl\n".formatted(phone(), text));
        }
        var path = Desk.ask(ilse, list.toString());
        assertThat(fact(ilse.get(path), "Bruikbaar")).isEqualTo("600");
        int before = dossiers();
        DB.sql("alter table advertising_import add constraint broken check (going <> 'taking' or parts_done < 2)")
                .update();

        assertThat(send(esra, path + "/akkoord", list.toString()).location()).isEqualTo(path);
        Customers.await(() -> Desk.progress(esra, path).startsWith("500 van 1.200 regels gedaan"));

        assertThat(dossiers()).as("of whole parts").isEqualTo(before + 500);
        assertThat(DB.sql("select string_agg(sealed::text, '') from advertising_part")
                        .query(String.class)
                        .single())
                .as("the list while it lies here")
                .doesNotContain(
                        java.util.HexFormat.of().formatHex("Anna".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(send(esra, path + "/akkoord", list.toString()).location())
                .as("a second press")
                .isEqualTo(path);
        assertThat(esra.post(path + "/weigering").status()).isEqualTo(404);
        assertThat(dossiers()).isEqualTo(before + 500);
        DB.sql("alter table advertising_import drop constraint broken").update();
        RUNNING.part(ImportRun.class).soon();
        Desk.awaitDone(esra, path);
        assertThat(fact(esra.get(path), "Ingelezen")).isEqualTo("600");
        assertThat(fact(esra.get(path), "Niet goed")).isEqualTo("600");
        assertThat(dossiers()).isEqualTo(before + 600);
        assertThat(DB.sql("select count(*) from advertising_part")
                        .query(Integer.class)
                        .single())
                .as("what is left of the list")
                .isZero();
    }

    @Test
    void whatCannotBeGoneThroughLiesHereNoLongerThanADay() {
        DB.sql("alter table advertising_import add constraint broken check (going is null or parts_done < 1)")
                .update();
        var path = send(ilse, PATH, FIRST_LINE + "telefoon;;" + phone() + YES + "\n")
                .location();
        assertThat(ilse.get(path).page().select("#voortgang")).hasSize(1);
        assertThat(esra.get("/balie").page().select("a[href=" + path + "]"))
                .as("there is nothing to decide yet")
                .isEmpty();
        RUNNING.turnTo(RUNNING.today().plusDays(2));

        RUNNING.part(Imports.class).forgetOld();

        assertThat(DB.sql("select count(*) from advertising_part")
                        .query(Integer.class)
                        .single())
                .isZero();
        DB.sql("alter table advertising_import drop constraint broken").update();
    }

    /** {@code -Dimport.lines=100000} is the long form. Every tenth line is bad, and every twentieth is of who said no. */
    @Test
    void manyLinesGoThroughTheMemoryOfAFew() throws Exception {
        int lines = Integer.getInteger("import.lines", 2_000);
        var said = RUNNING.part(Suppressions.class);
        var list = new StringBuilder(FIRST_LINE);
        int refused = 0;
        for (int line = 0; line < lines; line++) {
            var phone = line % 10 == 3 ? "12" : phone();
            if (line % 20 == 5) {
                said.object(V, Purpose.ADVERTISING, Channel.PHONE, content(phone), LINK);
                refused++;
            }
            list.append("telefoon;;").append(phone).append(YES).append('\n');
        }
        var peak = new AtomicLong();
        var going = new AtomicBoolean(true);
        var memory = ManagementFactory.getMemoryMXBean();
        System.gc();
        long before = memory.getHeapMemoryUsage().getUsed();
        var watch = Thread.ofPlatform().daemon().start(() -> {
            while (going.get()) {
                System.gc();
                peak.accumulateAndGet(memory.getHeapMemoryUsage().getUsed(), Math::max);
                java.util.concurrent.locks.LockSupport.parkNanos(500_000_000);
            }
        });
        long begin = System.nanoTime();

        var path = Desk.readIn(ilse, esra, list.toString());

        going.set(false);
        watch.join();
        System.out.printf(
                "%,d lines in %,d ms, heap %,d KB more at most%n",
                lines, (System.nanoTime() - begin) / 1_000_000, (peak.get() - before) / 1_024);
        var page = esra.get(path);
        assertThat(fact(page, "Niet goed").replace(".", "")).isEqualTo(String.valueOf(lines / 10));
        assertThat(fact(page, "Overgeslagen: nee gezegd").replace(".", "")).isEqualTo(String.valueOf(refused));
        assertThat(fact(page, "Ingelezen").replace(".", "")).isEqualTo(String.valueOf(lines - lines / 10 - refused));
        // The test itself holds the list twice while it sends it.
        assertThat(peak.get() - before).isLessThan(60L << 20);
    }
}
