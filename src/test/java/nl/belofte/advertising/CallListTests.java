package nl.belofte.advertising;

import static nl.belofte.advertising.Desk.FIRST_LINE;
import static nl.belofte.advertising.Desk.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.advertising.CallLists.CallList;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.evidence.Actor;
import nl.belofte.proof.Proves;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.suppression.Suppressions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list is no permission: who is called is asked again when he is shown. */
class CallListTests {

    private static final Running RUNNING = Running.start();
    private static final JdbcClient DB = RUNNING.part(JdbcClient.class);
    private static final String PATH = CallListController.PATH;
    private static int number;

    private Visitor ilse = Desk.ilse(RUNNING);

    @BeforeEach
    void begin() {
        RUNNING.letADayPass();
        DB.sql("delete from advertising_list").update();
        DB.sql("delete from listed").update();
        DB.sql("delete from permission where channel = 'phone'").update();
        ilse = Desk.ilse(RUNNING);
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    /** People who said yes to calls elsewhere, at numbers that nobody had before. */
    private List<String> people(int many) {
        var phones = new ArrayList<String>();
        var list = new StringBuilder(FIRST_LINE);
        for (int each = 0; each < many; each++) {
            var phone = "+316%08d".formatted(20_000_000 + ++number);
            phones.add(phone);
            list.append("telefoon;;" + phone + ";Anna;de Vries;Bel mij.;2026-01-05;nl\n");
        }
        Desk.readIn(ilse, Desk.esra(RUNNING, SITE), list.toString());
        return phones;
    }

    private String list(int atMost) {
        var made = ilse.post(PATH, "naam", "Voorjaar", "aantal", String.valueOf(atMost));
        assertThat(made.location()).startsWith(PATH + "/");
        return made.location();
    }

    private List<String> shown(String path) {
        return ilse.get(path).page().select("a[href^=tel:]").eachAttr("href").stream()
                .map(link -> link.substring("tel:".length()))
                .toList();
    }

    private String idOf(String path, String phone) {
        return ilse.get(path)
                .page()
                .select("li:has(a[href=tel:" + phone + "]) [name=wie]")
                .val();
    }

    private static Content content(String phone) {
        return new Content(Map.of(Category.PHONE, Map.of(Field.PHONE, phone)));
    }

    @Test
    @Proves("ADV-2")
    void onAListAreThoseOnlyWhoSaidYesToCalls() {
        var phones = people(3);
        // A customer whose number we have, and who may be mailed, did not say that he may be called.
        Customers.signedIn(RUNNING, SITE, Customers.newAddress());

        var path = list(200);

        assertThat(shown(path)).containsExactlyInAnyOrderElementsOf(phones);
        assertThat(ilse.get(path).page().select(".tasks li").first().text())
                .contains("Anna de Vries", "Vond bellen goed op 5 januari 2026");
        assertThat(shown(path + "/gesprek")).hasSize(1);
    }

    @Test
    @Proves("ADV-3")
    void whoSaysNoAfterTheListWasMadeIsShownNoMore() {
        var phones = people(3);
        var path = list(200);
        assertThat(shown(path)).hasSize(3);
        var dirk = Desk.staff(RUNNING, SITE, "dirk@voorbeeld.example", "vier andere gewone woorden");

        dirk.post("/balie/nee", "weg-advertising-phone", "ja", "phone", phones.get(0));
        RUNNING.part(Suppressions.class)
                .object("voipexpress", Purpose.ADVERTISING, content(phones.get(1)), new Actor.Platform("test"));

        assertThat(shown(path)).containsExactly(phones.get(2));
        assertThat(ilse.get(path).body()).doesNotContain(phones.get(0), phones.get(1));
        assertThat(ilse.get(path).page().select("main").text()).contains("Nog te bellen: 1.");
    }

    @Test
    @Proves("ADV-4")
    void aNoOnTheTelephoneCountsAtOnceAndErasesWhatItStoodOn() {
        var phone = people(1).getFirst();
        var path = list(200);

        var said = ilse.post(path + "/gesprekken", "wie", idOf(path, phone), "uitkomst", "nee", "een", "ja");

        assertThat(said.location()).isEqualTo(path + "/gesprek?gedaan=nee");
        assertThat(ilse.get(said.location()).page().select("[role=status]").text())
                .startsWith("Het nee is vastgelegd");
        assertThat(shown(path)).isEmpty();
        assertThat(ilse.get(path).page().select("main").text()).contains("Gesproken: 0.");
        assertThat(RUNNING.part(Suppressions.class)
                        .isSuppressed("voipexpress", Purpose.ADVERTISING, Channel.PHONE, content(phone)))
                .isTrue();
        assertThat(DB.sql("select count(*) from permission where channel = 'phone'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(ilse.post(PATH, "naam", "Zomer", "aantal", "10")
                        .page()
                        .select("#aantal-error")
                        .text())
                .startsWith("Er is niemand die u mag bellen");
        // An old list does not bring the number back.
        var again = FIRST_LINE + "telefoon;;" + phone + ";Anna;de Vries;Bel mij.;2026-01-05;nl\n";
        var read = Desk.readIn(ilse, Desk.esra(RUNNING, SITE), again);
        assertThat(Desk.fact(ilse.get(read), "Overgeslagen: nee gezegd")).isEqualTo("1");
    }

    @Test
    void nobodyIsOnTwoListsAndNoMoreThanWereAskedFor() {
        var phones = people(3);

        var first = shown(list(2));
        var second = shown(list(2));

        assertThat(first).hasSize(2);
        assertThat(second).hasSize(1);
        assertThat(phones).containsAll(first).containsAll(second);
        assertThat(first).doesNotContainAnyElementsOf(second);
    }

    @Test
    void whoIsSpokenToIsDoneAndWhoDoesNotAnswerThreeTimesIsLeftAlone() {
        var phones = people(2);
        var path = list(200);
        ilse.post(path + "/gesprekken", "wie", idOf(path, phones.get(0)), "uitkomst", "gesproken");
        assertThat(shown(path)).containsExactly(phones.get(1));

        for (int tries = 0; tries < 3; tries++) {
            assertThat(shown(path)).as("after %d tries", tries).containsExactly(phones.get(1));
            ilse.post(path + "/gesprekken", "wie", idOf(path, phones.get(1)), "uitkomst", "niet-bereikt");
        }

        assertThat(shown(path)).isEmpty();
        assertThat(ilse.get(path).page().select("main").text()).contains("Gesproken: 1.");
    }

    @Test
    void aListIsThereForFourteenDaysAndNotADayLonger() {
        people(1);
        var path = list(200);
        RUNNING.turnTo(RUNNING.today().plusDays(14));
        ilse = Desk.ilse(RUNNING);
        assertThat(shown(path)).hasSize(1);
        RUNNING.part(CallLists.class).forgetOld();
        assertThat(shown(path)).as("on its last day").hasSize(1);
        RUNNING.turnTo(RUNNING.today().plusDays(1));
        ilse = Desk.ilse(RUNNING);

        assertThat(ilse.get(path).status()).isEqualTo(404);
        RUNNING.part(CallLists.class).forgetOld();
        assertThat(DB.sql("select count(*) from listed").query(Integer.class).single())
                .isZero();
    }

    @Test
    void whoIsShownFindsThatInTheLog() {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);
        var version = customer.get("/mijn/berichten")
                .page()
                .select("#advertising-phone [name=versie]")
                .val();
        customer.post("/mijn/berichten", "weg", "advertising-phone", "stand", "aan", "versie", version);
        var path = list(200);

        assertThat(shown(path)).containsExactly("+31612345678");
        assertThat(customer.get("/mijn/logboek").page().select("main").text()).contains("Een medewerker (verkoop)");
        // The number is on file of others in these tests.
        customer.post("/mijn/berichten", "weg", "advertising-phone", "stand", "uit");
        assertThat(shown(path)).isEmpty();
        customer.post("/mijn/berichten", "weg", "advertising-phone", "stand", "aan", "versie", version);
        assertThat(shown(path))
                .as("a yes anew brings nobody back on an old list")
                .isEmpty();
    }

    @Test
    void nobodyElseGetsToItOrAtSomebodyWhoIsNotOnIt() {
        var phones = people(2);
        var first = list(1);
        var second = list(1);
        var onSecond = idOf(second, shown(second).getFirst());

        assertThat(ilse.post(first + "/gesprekken", "wie", onSecond, "uitkomst", "nee")
                        .status())
                .isEqualTo(404);
        assertThat(ilse.post(first + "/gesprekken", "wie", "x", "uitkomst", "nee")
                        .status())
                .isEqualTo(404);
        assertThat(ilse.post(first + "/gesprekken", "wie", onSecond, "uitkomst", "x")
                        .status())
                .isEqualTo(400);
        assertThat(ilse.get(PATH + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        for (var phone : phones) {
            assertThat(RUNNING.part(Suppressions.class)
                            .isSuppressed("voipexpress", Purpose.ADVERTISING, Channel.PHONE, content(phone)))
                    .isFalse();
        }
        var esra = Desk.esra(RUNNING, SITE);
        var dirk = Desk.staff(RUNNING, SITE, "dirk@voorbeeld.example", "vier andere gewone woorden");
        var gijs = Desk.staff(RUNNING, "ipcall.me", "gijs@voorbeeld.example", "vier nieuwe gewone woorden");
        for (var other : List.of(esra, dirk, gijs)) {
            assertThat(other.get(first).status()).isEqualTo(403);
            assertThat(other.post(PATH, "naam", "x", "aantal", "1").status()).isEqualTo(403);
        }
        assertThat(Desk.esra(RUNNING, "ipcall.me").get(first).status()).isEqualTo(403);
        assertThat(Visitor.at(RUNNING, SITE).get(first).location()).endsWith("/balie/inloggen");
    }

    @Test
    void whatIsWrongIsSaidBesideItAndNothingTypedIsLost() {
        people(1);
        for (var wrong : List.of("0", "1001", "veel", "")) {
            var refused = ilse.post(PATH, "naam", "Voorjaar", "aantal", wrong);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.page().select("#aantal-error").text()).startsWith("Vul een getal in");
            assertThat(refused.page().select("#naam").val()).isEqualTo("Voorjaar");
        }
        var nameless = ilse.post(PATH, "naam", "", "aantal", "7");
        assertThat(nameless.page().select("#naam-error").text()).startsWith("Vul een naam in");
        assertThat(nameless.page().select("#aantal").val()).isEqualTo("7");
        assertThat(ilse.post(PATH, "naam", "x".repeat(81), "aantal", "7").status())
                .isEqualTo(422);
        assertThat(ilse.post(PATH, "naam", "x".repeat(80), "aantal", "1000").status())
                .isEqualTo(303);
    }

    @Test
    void theHourOfAYesIsShownWhereTheListThatWasReadInHadOne() {
        var phone = "+316%08d".formatted(20_000_000 + ++number);
        var line = "telefoon;;" + phone + ";Anna;de Vries;Bel mij.;2026-01-05 14:30;nl\n";
        Desk.readIn(ilse, Desk.esra(RUNNING, SITE), FIRST_LINE + line);

        assertThat(ilse.get(list(1)).page().select(".tasks li").text())
                .contains("Vond bellen goed op 5 januari 2026, 14:30");
    }

    private static Visitor.Answer note(Visitor who, String path, String dossier, String how) {
        return who.post(path + "/gesprekken", "wie", dossier, "uitkomst", how, "een", "ja");
    }

    private static String undo(Visitor who, String path) {
        return who.get(path).page().select("form:has([value=terug]) [name=wie]").val();
    }

    @Test
    void howACallEndedCanBeTakenBackByWhoNotedItAndANoCannot() {
        var phones = people(1);
        var path = list(200);
        var dossier = idOf(path, phones.getFirst());
        for (var how : List.of("gesproken", "niet-bereikt")) {
            note(ilse, path, dossier, how);
            assertThat(RUNNING.part(Calls.class).last(found(path), COLLEAGUE))
                    .as("somebody else")
                    .isEmpty();

            var back = note(ilse, path, undo(ilse, path), "terug");

            assertThat(back.location()).isEqualTo(path + "/gesprek?gedaan=terug");
            assertThat(shown(path)).containsExactlyElementsOf(phones);
            assertThat(ilse.get(path).page().select("main").text()).contains("Nog te bellen: 1. Gesproken: 0.");
            assertThat(note(ilse, path, dossier, "terug").status()).as("once").isEqualTo(404);
        }
        for (int tries = 0; tries < 3; tries++) {
            note(ilse, path, dossier, "niet-bereikt");
        }
        assertThat(shown(path)).isEmpty();
        note(ilse, path, undo(ilse, path), "terug");
        assertThat(shown(path)).containsExactlyElementsOf(phones);

        note(ilse, path, dossier, "nee");
        assertThat(undo(ilse, path)).isEmpty();
        assertThat(note(ilse, path, dossier, "terug").status()).isEqualTo(404);
    }

    private static final Actor.Staff COLLEAGUE = new Actor.Staff("sales", UUID.randomUUID());

    private static CallList found(String path) {
        return RUNNING.part(CallLists.class)
                .find("voipexpress", UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
    }

    private static List<String> next(String path, int atMost, Actor.Staff who) {
        return RUNNING.part(Calls.class).next(found(path), "voipexpress", atMost, who).stream()
                .map(each -> each.content().get(Category.PHONE, Field.PHONE).orElseThrow())
                .toList();
    }

    @Test
    void whomAColleagueHasBeforeHimNobodyElseGetsForAQuarterOfAnHour() {
        people(2);
        var path = list(200);

        var mine = shown(path + "/gesprek");
        assertThat(shown(path + "/gesprek")).as("who looks again").isEqualTo(mine);
        var theirs = next(path, 1, COLLEAGUE);
        assertThat(theirs).hasSize(1).doesNotContainAnyElementsOf(mine);
        assertThat(shown(path)).isEqualTo(mine);
        note(ilse, path, idOf(path, mine.getFirst()), "gesproken");
        assertThat(ilse.get(path + "/gesprek").page().select(".empty").text())
                .contains("Collega’s bellen de laatsten", "1 van deze lijst");

        var before = OffsetDateTime.now(RUNNING.part(Clock.class));
        DB.sql("update listed set held_until = ? where held_until is not null")
                .param(before.plusMinutes(1))
                .update();
        assertThat(shown(path)).isEmpty();
        DB.sql("update listed set held_until = ? where held_until is not null")
                .param(before)
                .update();
        assertThat(shown(path)).isEqualTo(theirs);
    }

    @Test
    void ofManyWhoAskAtOnceEachGetsAnother() throws Exception {
        var phones = people(8);
        var path = list(200);
        var asked = new ArrayList<CompletableFuture<List<String>>>();
        for (int each = 0; each < phones.size(); each++) {
            var who = new Actor.Staff("sales", UUID.randomUUID());
            asked.add(CompletableFuture.supplyAsync(() -> next(path, 1, who)));
        }
        var got = new ArrayList<String>();
        for (var each : asked) {
            got.addAll(each.get(60, TimeUnit.SECONDS));
        }
        assertThat(got).containsExactlyInAnyOrderElementsOf(phones);
    }

    @Test
    void whoWasCalledIsOnNoNewListForAMonthAndNotADayLonger() {
        var phones = people(3);
        var path = list(200);
        note(ilse, path, idOf(path, phones.get(0)), "gesproken");
        for (int tries = 0; tries < 3; tries++) {
            note(ilse, path, idOf(path, phones.get(1)), "niet-bereikt");
        }
        ilse.post(path + "/einde");
        RUNNING.part(CallLists.class).forgetOld();
        assertThat(ilse.get(PATH).page().select("section").text())
                .contains("Met rust gelaten, want de afgelopen maand gebeld: 2.");
        var second = list(200);
        assertThat(shown(second)).containsExactly(phones.get(2));
        ilse.post(second + "/einde");

        RUNNING.turnTo(RUNNING.today().plusMonths(1).minusDays(1));
        RUNNING.part(CallLists.class).forgetOld();
        ilse = Desk.ilse(RUNNING);
        var third = list(200);
        assertThat(shown(third)).containsExactly(phones.get(2));
        ilse.post(third + "/einde");

        RUNNING.turnTo(RUNNING.today().plusDays(2));
        RUNNING.part(CallLists.class).forgetOld();
        assertThat(DB.sql("select count(*) from listed").query(Integer.class).single())
                .isZero();
        ilse = Desk.ilse(RUNNING);
        assertThat(shown(list(200))).containsExactlyInAnyOrderElementsOf(phones);
    }
}
