package nl.belofte.advertisement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import nl.belofte.session.Attempts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Advertisements at the running platform: made at the desk, shown, judged and counted. In a trial of its own. */
class AdvertisementsTests {

    private static final Running RUNNING = Running.start();
    private static final JdbcClient DB = RUNNING.part(JdbcClient.class);
    private static final String SITE = "voipexpress.nl";
    private static final String OTHER_SITE = "regionummer.nl";
    private static final String DESK = "/balie/advertenties";

    private static Visitor ilse;
    private static LocalDate today = LocalDate.MIN;

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @BeforeEach
    void begin() {
        // Of one place so much counts in an hour, and all tests come from one.
        RUNNING.part(Attempts.class).forget("opinion", "127.0.0.1");
        RUNNING.part(Attempts.class).forget("advertisement seen", "127.0.0.1");
        DB.sql("delete from advertisement_total").update();
        DB.sql("delete from advertisement").update();
        if (!RUNNING.today().equals(today)) {
            logIn();
        }
    }

    private static void logIn() {
        today = RUNNING.today();
        ilse = staff("ilse@voorbeeld.example", "vier warme gewone woorden");
    }

    private static void letADayPass() {
        RUNNING.letADayPass();
        logIn();
    }

    private static Visitor staff(String email, String password) {
        var visitor = Visitor.at(RUNNING, SITE);
        assertThat(visitor.post("/balie/inloggen", "email", email, "password", password)
                        .location())
                .isEqualTo("/balie");
        return visitor;
    }

    /** What a form sends that has nothing wrong with it, but for these: name, value, name, value ... */
    private static String[] typed(String... other) {
        var fields = new HashMap<>(Map.of(
                "titel-nl",
                "Ook bereikbaar met een vast nummer",
                "titel-en",
                "Reachable on a landline number too",
                "tekst-nl",
                "Een nummer dat bij uw regio past.",
                "tekst-en",
                "A number that suits your region.",
                "link",
                "/contact",
                "tekening",
                "number",
                "site-" + SITE,
                "ja",
                "vanaf",
                today.toString(),
                "tot",
                today.plusDays(10).toString()));
        for (int i = 0; i < other.length; i += 2) {
            if (other[i + 1].isEmpty()) {
                fields.remove(other[i]);
            } else {
                fields.put(other[i], other[i + 1]);
            }
        }
        return fields.entrySet().stream()
                .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
                .toArray(String[]::new);
    }

    private static int draft(String... other) {
        var location = ilse.post(DESK + "/nieuw", typed(other)).location();
        assertThat(location).matches(DESK + "/\\d+\\?gedaan=concept");
        return Integer.parseInt(location.replaceAll("\\D", ""));
    }

    private static int started(String... other) {
        int number = draft(other);
        assertThat(ilse.post(DESK + "/" + number + "/start").location()).endsWith("gedaan=start");
        return number;
    }

    private static List<String> titles(Visitor visitor) {
        return visitor.get("/").page().select(".advert h2").eachText();
    }

    private static Visitor.Answer judge(Visitor visitor, int number, String opinion) {
        return visitor.post("/advertenties/" + number + "/oordeel", "oordeel", opinion, "plaats", "/");
    }

    private static List<Integer> counted(int number) {
        return DB.sql("""
                        select coalesce(sum(likes), 0), coalesce(sum(dislikes), 0), coalesce(sum(shown), 0)
                        from advertisement_total where advertisement = ?""")
                .param(number)
                .query((row, _) -> List.of(row.getInt(1), row.getInt(2), row.getInt(3)))
                .single();
    }

    @Test
    @Proves("ADV-5")
    void whatVisitorsSayIsCountedAndSteersWhatIsShown() {
        int good = started("titel-nl", "De ene");
        int bad = started("titel-nl", "De andere");
        var statistics = RUNNING.part(Advertisements.class);
        for (int i = 0; i < 200; i++) {
            statistics.count(
                    statistics
                            .find("voipexpress", i < 160 ? good : bad)
                            .orElseThrow()
                            .advertisement(),
                    Opinion.LIKE);
            statistics.count(
                    statistics
                            .find("voipexpress", i < 40 ? good : bad)
                            .orElseThrow()
                            .advertisement(),
                    Opinion.DISLIKE);
        }
        judge(Visitor.at(RUNNING, SITE), good, "like");

        assertThat(counted(good)).containsExactly(161, 40, 0);
        assertThat(counted(bad)).containsExactly(40, 160, 0);
        int times = 0;
        for (int i = 0; i < 60; i++) {
            times += titles(Visitor.at(RUNNING, SITE)).contains("De ene") ? 1 : 0;
        }
        // One in forty shows the other.
        assertThat(times).isGreaterThan(50);
        assertThat(ilse.get(DESK).page().select("main").text()).contains("Het meest spreekt aan: De ene", "100%");
    }

    @Test
    void whoDislikesOneDoesNotSeeItAgainInThisBrowserAndOthersDo() {
        int number = started();
        var visitor = Visitor.at(RUNNING, SITE);
        assertThat(titles(visitor)).hasSize(1);
        assertThat(visitor.cookies()).isEmpty();

        var answer = judge(visitor, number, "dislike");

        assertThat(answer.location()).isEqualTo("/?oordeel=dislike#advertentie");
        assertThat(answer.header("Set-Cookie"))
                .startsWith("disliked=" + number + ";")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Max-Age", "Expires", "Domain");
        assertThat(visitor.get("/?oordeel=dislike").page().select(".advert").text())
                .contains("U ziet deze advertentie op deze site niet meer zolang uw browser open is");
        assertThat(titles(visitor)).isEmpty();
        assertThat(titles(Visitor.at(RUNNING, SITE))).hasSize(1);
        assertThat(counted(number)).containsExactly(0, 1, 0);
    }

    @Test
    void whoLikesOneGetsNoCookie() {
        int number = started();
        var visitor = Visitor.at(RUNNING, SITE);

        assertThat(judge(visitor, number, "like").location()).isEqualTo("/?oordeel=like#advertentie");

        assertThat(visitor.cookies()).isEmpty();
        assertThat(titles(visitor)).hasSize(1);
    }

    /** All that changes in the whole database is a count, and that for a customer who is known by name. */
    @Test
    void noTableKnowsWhoLikedWhat() {
        int liked = started("titel-nl", "De ene");
        int disliked = started("titel-nl", "De andere");
        var email = Customers.newAddress();
        var anna = Customers.signedIn(RUNNING, SITE, email);
        var person = DB.sql(
                        "select d.person::text, s.dossier::text, encode(s.token_hash, 'hex') from session s"
                                + " join dossier d on d.id = s.dossier where s.staff_role is null order by s.begun_at desc limit 1")
                .query((row, _) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .single();
        assertThat(anna.get("/mijn").page().select(".advert h2")).hasSize(1);
        var before = everything();

        judge(anna, liked, "like");
        judge(anna, disliked, "dislike");
        anna.post("/advertenties/" + liked + "/gezien");

        var added = new HashMap<String, Set<String>>();
        everything().forEach((table, rows) -> {
            var more = new HashSet<>(rows);
            more.removeAll(before.getOrDefault(table, Set.of()));
            if (!more.isEmpty()) {
                added.put(table, more);
            }
        });
        // What the platform does by itself meanwhile: it seals the evidence of before and runs its jobs.
        added.keySet()
                .removeIf(table -> table.matches("evidence_(batch|leaf|entry|chain).*|scheduled_tasks|trial_clock"));
        assertThat(added).containsOnlyKeys("advertisement_total");
        assertThat(added.get("advertisement_total"))
                .containsExactlyInAnyOrder(
                        "(%d,%s,1,1,0)".formatted(liked, today), "(%d,%s,0,0,1)".formatted(disliked, today));
        assertThat(everything().get("advertisement_total"))
                .noneMatch(row -> person.stream().anyMatch(row::contains) || row.contains("127.0.0.1"));
        assertThat(anna.get("/mijn/logboek").page().select(".log").text()).doesNotContain("dvertentie");
    }

    private static Map<String, Set<String>> everything() {
        var rows = new HashMap<String, Set<String>>();
        DB.sql(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        new HashSet<>(DB.sql("select t::text from \"%s\" t".formatted(table))
                                .query(String.class)
                                .list())));
        return rows;
    }

    @Test
    void ofOnePlaceFiveOpinionsOfOneCountInAnHourAndTheNextAreAnsweredAlike() {
        int number = started();
        for (int click = 1; click <= 7; click++) {
            var visitor = Visitor.at(RUNNING, SITE);
            assertThat(judge(visitor, number, "dislike").location()).endsWith("oordeel=dislike#advertentie");
            assertThat(visitor.cookies()).containsKey("disliked");
            assertThat(counted(number).get(1)).isEqualTo(Math.min(click, 5));
        }
        letADayPass();
        judge(Visitor.at(RUNNING, SITE), number, "dislike");
        assertThat(counted(number).get(1)).isEqualTo(6);
    }

    @Test
    void ofOnePlaceThirtyOpinionsCountInAnHour() {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < 7; i++) {
            numbers.add(started());
        }
        numbers.forEach(number -> {
            for (int i = 0; i < 5; i++) {
                judge(Visitor.at(RUNNING, SITE), number, "like");
            }
        });
        assertThat(numbers.stream()
                        .mapToInt(number -> counted(number).getFirst())
                        .sum())
                .isEqualTo(30);
    }

    @Test
    void whatWasSeenIsCountedAHundredTimesAnHourOfOnePlace() {
        int number = started();
        var visitor = Visitor.at(RUNNING, SITE);
        for (int i = 0; i < 102; i++) {
            assertThat(visitor.post("/advertenties/" + number + "/gezien").status())
                    .isEqualTo(204);
        }
        assertThat(counted(number)).containsExactly(0, 0, 100);
        assertThat(visitor.cookies()).isEmpty();
    }

    @Test
    void aThousandClicksAtOnceCountExactly() {
        var statistics = RUNNING.part(Advertisements.class);
        var advertisement =
                statistics.find("voipexpress", started()).orElseThrow().advertisement();
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1_000; i++) {
                var opinion = i % 4 == 0 ? Opinion.DISLIKE : Opinion.LIKE;
                clicks.submit(() -> statistics.count(advertisement, opinion));
            }
        }
        assertThat(counted(advertisement.id())).containsExactly(750, 250, 0);
    }

    @Test
    void lookingChangesNothing() {
        int number = started();
        for (int i = 0; i < 5; i++) {
            Visitor.at(RUNNING, SITE).get("/");
            Visitor.at(RUNNING, SITE).get("/advertenties/" + number + "/oordeel?oordeel=like");
            Visitor.at(RUNNING, SITE).get("/advertenties/" + number + "/gezien");
        }
        assertThat(counted(number)).containsExactly(0, 0, 0);
    }

    @Test
    void aClickThatAnotherOriginMakesABrowserSendCountsNothing() {
        int number = started();
        var answer = Visitor.at(RUNNING, SITE)
                .postWith(
                        List.of("Sec-Fetch-Site", "cross-site"),
                        "/advertenties/" + number + "/oordeel",
                        "oordeel",
                        "like");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(counted(number)).containsExactly(0, 0, 0);
    }

    @Test
    void oneStandsWhereAndWhenItWasMadeToStand() {
        int number = started(
                "vanaf", today.plusDays(1).toString(), "tot", today.plusDays(2).toString());
        assertThat(titles(Visitor.at(RUNNING, SITE))).isEmpty();
        assertThat(ilse.get(DESK).page().select("main").text()).contains("Begint later");

        for (int day = 1; day <= 3; day++) {
            letADayPass();
            assertThat(titles(Visitor.at(RUNNING, SITE))).hasSize(day <= 2 ? 1 : 0);
            assertThat(titles(Visitor.at(RUNNING, OTHER_SITE))).isEmpty();
            judge(Visitor.at(RUNNING, SITE), number, "like");
            assertThat(counted(number).getFirst()).isEqualTo(Math.min(day, 2));
        }
        assertThat(ilse.get(DESK).page().select("main").text()).contains("Termijn voorbij");
    }

    @Test
    void aDraftIsSeenByNobodyAndOneThatEndedIsGoneAtOnce() {
        int number = draft();
        assertThat(titles(Visitor.at(RUNNING, SITE))).isEmpty();
        assertThat(judge(Visitor.at(RUNNING, SITE), number, "like").status()).isEqualTo(404);

        ilse.post(DESK + "/" + number + "/start");
        assertThat(titles(Visitor.at(RUNNING, SITE))).hasSize(1);

        ilse.post(DESK + "/" + number + "/einde");
        assertThat(titles(Visitor.at(RUNNING, SITE))).isEmpty();
        // Who still has the page is thanked, and nothing is counted any more.
        assertThat(judge(Visitor.at(RUNNING, SITE), number, "like").status()).isEqualTo(303);
        assertThat(counted(number)).containsExactly(0, 0, 0);
        assertThat(ilse.post(DESK + "/" + number + "/start").status()).isEqualTo(409);
    }

    @Test
    void aDraftChangesAndWhatWasStartedDoesNot() {
        int number = draft();
        assertThat(ilse.get(DESK + "/" + number + "/wijziging")
                        .page()
                        .select("#titel-nl")
                        .val())
                .isEqualTo("Ook bereikbaar met een vast nummer");
        ilse.post(DESK + "/" + number + "/wijziging", typed("titel-nl", "Anders gezegd"));
        ilse.post(DESK + "/" + number + "/start");
        assertThat(titles(Visitor.at(RUNNING, SITE))).containsExactly("Anders gezegd");

        assertThat(ilse.get(DESK + "/" + number + "/wijziging").status()).isEqualTo(409);
        var changed = ilse.post(DESK + "/" + number + "/wijziging", typed("titel-nl", "Toch nog"));
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.body()).contains("verandert niet meer");
        assertThat(titles(Visitor.at(RUNNING, SITE))).containsExactly("Anders gezegd");
    }

    @Test
    void aDraftWhoseDaysAreOverIsNotStarted() {
        int number = draft("tot", today.plusDays(1).toString());
        letADayPass();
        letADayPass();

        var started = ilse.post(DESK + "/" + number + "/start");

        assertThat(started.status()).isEqualTo(409);
        assertThat(started.body()).contains("De laatste dag is voorbij");
    }

    @Test
    void bothLanguagesAreShownAndTheLinkIsOfTheVisitorsLanguage() {
        started("link", "https://regionummer.nl/contact", "titel-nl", "Kijk ook daar", "titel-en", "Look there too");
        started("titel-nl", "Kijk ook daar", "titel-en", "Look there too");

        var links = new HashSet<String>();
        for (int i = 0; i < 40; i++) {
            var link = Visitor.at(RUNNING, SITE).get("/en").page().select(".advert h2 a");
            assertThat(link.text()).isEqualTo("Look there too");
            links.add(link.attr("href"));
        }
        assertThat(links).containsExactlyInAnyOrder("/en/contact", RUNNING.address(OTHER_SITE) + "/en/contact");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "https://evil.example/",
                "https://ipcall.me/",
                "https://voipexpress.nl.evil.example/",
                "https://voipexpress.nl@evil.example/",
                "https://voipexpress.nl:8443/",
                "http://voipexpress.nl/",
                "//evil.example",
                "/\\\\evil.example",
                "/../balie",
                "/balie/klanten",
                "/contact?wie=anna",
                "/contact\" onclick=\"x",
                "contact",
                "data:text/html,x",
            })
    void aLinkThatLeadsElsewhereIsRefused(String link) {
        var answer = ilse.post(DESK + "/nieuw", typed("link", link));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select("#link-error").text()).contains("een pagina van de site");
        assertThat(answer.page().select("a[href='#link']")).hasSize(1);
        assertThat(DB.sql("select count(*) from advertisement")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "titel-nl, 0, 422",
        "titel-nl, 60, 303",
        "titel-nl, 61, 422",
        "titel-en, 10000, 422",
        "tekst-nl, 0, 422",
        "tekst-nl, 160, 303",
        "tekst-en, 161, 422",
    })
    void aTextIsAsLongAsThereIsRoom(String field, int length, int status) {
        var answer = ilse.post(DESK + "/nieuw", typed(field, "é".repeat(length)));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.page().select("#" + field + "-error")).hasSize(status == 422 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"-1, 5, 422", "0, 0, 303", "0, -1, 422", "365, 365, 303", "366, 370, 422", "0, 365, 303", "0, 366, 422"
    })
    void itsDaysAreFromTodayAndWithinAYear(int from, int to, int status) {
        assertThat(ilse.post(
                                DESK + "/nieuw",
                                typed(
                                        "vanaf",
                                        today.plusDays(from).toString(),
                                        "tot",
                                        today.plusDays(to).toString()))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void daysAndChoicesThatNoFormOffersAreRefused() {
        for (var wrong : new String[][] {
            {"vanaf", "+999999999-12-31"}, {"tot", "gisteren"}, {"tekening", "../../etc"}, {"site-" + SITE, ""},
        }) {
            assertThat(ilse.post(DESK + "/nieuw", typed(wrong)).status())
                    .as(wrong[0])
                    .isEqualTo(422);
        }
        assertThat(ilse.post(DESK + "/nieuw", typed("site-" + SITE, "", "site-ipcall.me", "ja"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aScriptInATitleIsATitle() {
        started("titel-nl", "<script>alert(1)</script>", "tekst-nl", "\"><img src=x onerror=alert(1)>");

        var answer = Visitor.at(RUNNING, SITE).get("/");

        assertThat(answer.page().select(".advert h2").text()).isEqualTo("<script>alert(1)</script>");
        assertThat(answer.page().select(".advert img, .advert script")).isEmpty();
        assertThat(ilse.get(DESK).page().select("main script")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "0", "-1"})
    void aNumberThatIsNoneIsNotHere(String number) {
        started();
        assertThat(Visitor.at(RUNNING, SITE)
                        .post("/advertenties/" + number + "/oordeel", "oordeel", "like")
                        .status())
                .isEqualTo(404);
        assertThat(ilse.get(DESK + "/" + number).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999", "een", "1%20or%201=1"})
    void whatIsNoNumberIsNotThere(String number) {
        assertThat(Visitor.at(RUNNING, SITE)
                        .post("/advertenties/" + number + "/oordeel", "oordeel", "like")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anOpinionThatIsNoneCountsNothing() {
        int number = started();
        assertThat(judge(Visitor.at(RUNNING, SITE), number, "love").status()).isEqualTo(400);
        assertThat(judge(Visitor.at(RUNNING, SITE), number, "").status()).isEqualTo(400);
        assertThat(counted(number)).containsExactly(0, 0, 0);
    }

    @Test
    void whereItLeadsBackIsAPageOfOurs() {
        int number = started();
        var back = Visitor.at(RUNNING, SITE)
                .post("/advertenties/" + number + "/oordeel", "oordeel", "like", "plaats", "https://evil.example/");
        assertThat(back.location()).isEqualTo("/?oordeel=like#advertentie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.x", "'; drop table", "1.1.1.1.", "12345678901", "\u20ac"})
    void aCookieThatWeDidNotWriteHidesNothing(String value) {
        started();
        var visitor = Visitor.at(RUNNING, SITE);
        visitor.cookies().put("disliked", value.replaceAll("[^\\x21-\\x7e]|;", ""));
        assertThat(titles(visitor)).hasSize(1);
    }

    @Test
    void theCookieHoldsTheLastHundred() {
        int number = started();
        var visitor = Visitor.at(RUNNING, SITE);
        var before = new ArrayList<String>();
        for (int i = 1_000; i < 1_100; i++) {
            before.add(String.valueOf(i));
        }
        visitor.cookies().put("disliked", String.join(".", before));

        judge(visitor, number, "dislike");

        var held = List.of(visitor.cookies().get("disliked").split("\\."));
        assertThat(held).hasSize(100).endsWith(String.valueOf(number)).startsWith("1001");
    }

    /** ipcall's statement declares no advertisements. */
    @Test
    void whereTheyAreNotDeclaredThereIsNothing() {
        int number = started();
        var elsewhere = Visitor.at(RUNNING, "ipcall.me");

        assertThat(elsewhere.get("/").page().select(".advert")).isEmpty();
        assertThat(judge(elsewhere, number, "like").status()).isEqualTo(404);
        assertThat(elsewhere.post("/advertenties/" + number + "/gezien").status())
                .isEqualTo(404);
        assertThat(counted(number)).containsExactly(0, 0, 0);
        assertThat(elsewhere.get("/privacy").body()).doesNotContain("een advertentie die u niet aansprak");
        assertThat(Visitor.at(RUNNING, SITE).get("/privacy").body()).contains("een advertentie die u niet aansprak");
        assertThat(DB.sql("select count(*) from advertisement where controller <> 'voipexpress'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void oneOfAnotherSiteOfTheSameControllerIsNotJudgedHere() {
        int number = started();
        assertThat(judge(Visitor.at(RUNNING, OTHER_SITE), number, "like").status())
                .isEqualTo(404);
        assertThat(counted(number)).containsExactly(0, 0, 0);
    }

    @Test
    void tooLittleIsSaidToBeTooLittle() {
        int one = started("titel-nl", "De ene");
        started("titel-nl", "De andere");
        judge(Visitor.at(RUNNING, SITE), one, "like");

        var list = ilse.get(DESK).page().select("main").text();
        assertThat(list)
                .contains("nog te weinig gezegd om te weten", "Te weinig om iets te besluiten", "nog niemand zei iets")
                .doesNotContain("Het meest spreekt aan");
    }

    @Test
    void aCustomerSeesOneBesideWhatIsHeldAndWhoLooksAlongDoesNot() {
        started();
        var email = Customers.newAddress();
        var customer = Customers.signedIn(RUNNING, SITE, email);
        assertThat(customer.get("/mijn").page().select(".advert h2")).hasSize(1);

        var dirk = staff("dirk@voorbeeld.example", "vier andere gewone woorden");
        var path = dirk.post("/balie/klanten", "zoek", email).location();
        var along = dirk.post(path + "/meekijken", "reden", "telephone").location();

        assertThat(dirk.get(along).page().select(".along-line")).hasSize(1);
        assertThat(dirk.get(along).page().select(".advert")).isEmpty();
    }
}
