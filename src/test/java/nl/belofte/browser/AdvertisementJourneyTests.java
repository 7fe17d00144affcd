package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.advertisement.Advertisement.Content;
import nl.belofte.advertisement.Advertisements;
import nl.belofte.advertisement.Illustration;
import nl.belofte.file.Language;
import nl.belofte.file.Text;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An advertisement from the desk to those who like it and those who do not. In a trial of its own, with no others. */
class AdvertisementJourneyTests {

    private static final Running RUNNING = Running.start();
    private static final Provider PROVIDER = Provider.VOIPEXPRESS;

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @BeforeEach
    void begin() {
        RUNNING.letADayPass();
        var db = RUNNING.part(JdbcClient.class);
        db.sql("delete from advertisement_total").update();
        db.sql("delete from advertisement").update();
    }

    private static Window sales() {
        return Window.ofStaff(RUNNING, PROVIDER, "ilse@voorbeeld.example", "vier warme gewone woorden");
    }

    private static void make(Window desk, String title) {
        desk.goTo(PROVIDER.site, "/balie/advertenties/nieuw");
        desk.send();
        assertThat(desk.find(".error-summary")).containsText("Vul in het Nederlands een titel in");
        desk.fill("titel-nl", title, "titel-en", "Open from nine to five");
        desk.fill("tekst-nl", "Daarna neemt een bericht het over.", "tekst-en", "After that a message takes over.");
        desk.fill("link", "/contact");
        desk.find("[value=hours]").check();
        desk.send();
        assertThat(desk.find(".notice-done")).containsText("Nog niemand ziet het");
        assertThat(desk.find("main .advert")).hasCount(2);
        desk.press("form[action$=start] .button");
        assertThat(desk.find(".badge")).hasText("Wordt getoond");
    }

    private static Window visitor(boolean scripts) {
        var window = scripts ? Window.open(RUNNING) : Window.withoutScripts(RUNNING);
        window.goTo(PROVIDER.site, "/");
        return window;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Proves("ADV-5")
    void aDislikedOneStaysAwayHereAndIsSeenElsewhereAndStaffSeeTheTotals(boolean scripts) {
        try (var desk = sales()) {
            make(desk, "Open van negen tot vijf");
            try (var one = visitor(scripts);
                    var other = visitor(scripts)) {
                assertThat(one.find(".advert h2")).hasText("Open van negen tot vijf");
                assertThat(one.context().cookies()).isEmpty();
                one.click(one.find("button[value=dislike]"));
                assertThat(one.find(".advert")).containsText("U ziet deze advertentie op deze site niet meer");
                assertThat(one.find(".advert h2")).hasCount(0);
                one.goTo(PROVIDER.site, "/");
                assertThat(one.find(".advert h2")).hasCount(0);
                assertThat(one.context().cookies()).hasSize(1).allSatisfy(cookie -> {
                    assertThat(cookie.name).isEqualTo("disliked");
                    assertThat(cookie.value).matches("\\d+");
                    assertThat(cookie.expires).as("until the browser closes").isEqualTo(-1);
                });

                other.goTo(PROVIDER.site, "/");
                assertThat(other.find(".advert h2")).hasText("Open van negen tot vijf");
                other.click(other.find("button[value=like]"));
                assertThat(other.find(".advert")).containsText("niet dat u het was");
                assertThat(other.context().cookies()).isEmpty();
                assertThat(one.complaints()).isEmpty();
                assertThat(other.complaints()).isEmpty();
            }
            desk.page().reload();
            assertThat(desk.find(".figures .stat").first()).containsText("1");
            assertThat(desk.find(".weeks svg .weeks-like")).hasCount(1);
            assertThat(desk.find(".weeks svg .weeks-dislike")).hasCount(1);
            assertThat(desk.find("main")).containsText("Te weinig om iets te besluiten");
            desk.press("form[action$=einde] .button");
            assertThat(desk.find(".badge")).hasText("Beëindigd");
            assertThat(desk.complaints()).isEmpty();
        }
        try (var late = visitor(scripts)) {
            assertThat(late.find(".advert h2")).hasCount(0);
        }
    }

    @Test
    void itIsSeenWhenItWasInSightForASecondAndNotBefore() {
        try (var desk = sales();
                var window = Window.open(RUNNING)) {
            make(desk, "Open van negen tot vijf");
            window.page().setViewportSize(1280, 400);
            window.goTo(PROVIDER.site, "/");
            window.page().waitForTimeout(1_500);
            assertThat(seen()).isZero();
            window.find(".advert-body").scrollIntoViewIfNeeded();
            Customers.await(() -> seen() == 1);
            window.page().waitForTimeout(1_200);
            assertThat(seen()).isEqualTo(1);
            assertThat(window.context().cookies()).isEmpty();
        }
    }

    private static int seen() {
        return RUNNING.part(JdbcClient.class)
                .sql("select coalesce(sum(shown), 0) from advertisement_total")
                .query(Integer.class)
                .single();
    }

    @Test
    void aCustomerJudgesOneBesideWhatIsHeldAndComesBackThere() {
        try (var desk = sales()) {
            make(desk, "Open van negen tot vijf");
        }
        try (var customer = Window.ofCustomer(RUNNING, PROVIDER, Customers.newAddress())) {
            assertThat(customer.find(".advert h2")).hasText("Open van negen tot vijf");
            customer.click(customer.find("button[value=dislike]"));
            assertThat(customer.find(".advert")).containsText("U ziet deze advertentie op deze site niet meer");
            assertThat(customer.heading()).hasText("Mijn gegevens");
            customer.goTo(PROVIDER.site, "/mijn");
            assertThat(customer.find(".advert h2")).hasCount(0);
            assertThat(customer.complaints()).isEmpty();
        }
    }

    /** Before the purpose that follows it in the statement. */
    private static final String DECLARED = """

              advertisements:
                title: { nl: Advertenties, en: Advertisements }
                personal: no
                says:
                  ADV-5: { nl: Wij tellen alleen totalen., en: We count totals only. }
            """.indent(0);

    private static final String BEFORE = "\n  location:\n    title:";

    /** It is the statement that decides, and no name. */
    @Test
    void aThirdControllerHasThemWhenItsStatementSaysSo() {
        var folder = ControllersFolder.copy();
        folder.add(
                "derde",
                "ipcall",
                "ipcall.me B.V.",
                "Derde B.V.",
                "ipcall.me",
                "derde.example",
                "ipcall",
                "derde",
                BEFORE,
                DECLARED + BEFORE);
        var running = folder.start();
        try {
            var advertisements = running.part(Advertisements.class);
            var text = new Text(Map.of(Language.NL, "Open tot vijf", Language.EN, "Open until five"));
            for (var controller : List.of("derde", "ipcall")) {
                var content = new Content(
                        text,
                        text,
                        "/contact",
                        Illustration.HOURS,
                        Set.of("derde.example", "ipcall.me"),
                        running.today(),
                        running.today());
                advertisements.start(controller, advertisements.add(controller, content));
            }
            var visitor = Visitor.at(running, "derde.example");
            assertThat(visitor.get("/").page().select(".advert h2").text()).isEqualTo("Open tot vijf");
            assertThat(visitor.get("/privacy").body()).contains("een advertentie die u niet aansprak");
            assertThat(Visitor.at(running, "ipcall.me").get("/").page().select(".advert"))
                    .isEmpty();
        } finally {
            running.close();
        }
    }
}
