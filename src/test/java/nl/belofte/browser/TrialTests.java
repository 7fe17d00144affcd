package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.file.Language;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The start page of the trial, as a newcomer meets it: in a trial of its own, as fresh as theirs. */
class TrialTests {

    private static final Running RUNNING = Running.start();

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @Test
    void theTourLeadsFromAnAccountToItsErasure() {
        var email = Customers.newAddress();
        try (var window = Window.open(RUNNING)) {
            window.goToTrial("/");
            window.press(".steps li:nth-child(1) a");
            window.fill(Customers.answers(email));
            window.send();
            assertThat(window.heading()).hasText("Kijk in uw e-mail");

            window.press(".trial-line a");
            window.press(".steps li:nth-child(2) a");
            window.openMail(email, "Bevestig");
            window.press(window.linkInMail());
            window.send();
            assertThat(window.heading()).hasText("Uw account is klaar");

            window.press(".trial-line a");
            window.press(".steps li:nth-child(3) a");
            assertThat(window.heading()).hasText("Inloggen");
            window.fill("name", email, "password", Customers.PASSWORD);
            window.send();
            assertThat(window.find(".dossier h2").first()).hasText("Uw account");

            window.press(".trial-line a");
            window.press(".steps li:nth-child(4) a");
            assertThat(window.heading()).hasText("Account opheffen");
            window.fill("password", Customers.PASSWORD);
            window.send();
            assertThat(window.heading()).hasText("Uw account is opgeheven");

            window.press(".trial-line a");
            window.find(".steps li:nth-child(5) a").click();
            assertThat(window.find("#clock")).isInViewport();
            window.press(".clock-form button[value='6m']");
            assertThat(window.find("[role=status]")).containsText("gewist, zoals beloofd. Het bewijs bleef");
            window.press("[aria-labelledby=evidence] button");
            assertThat(window.find("[aria-labelledby=evidence]")).containsText("De keten klopt");
            assertThat(window.find("#evidence")).isInViewport();
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void everyLogInOnTheStartPageWorksAsItSays() {
        try (var window = Window.open(RUNNING)) {
            window.goToTrial("/");
            assertThat(window.find("tbody tr")).hasCount(17);
            // Another test may have turned the clock past somebody's day.
            var rows = window.find("tbody tr:not(.gone)");
            var players = rows.all().stream()
                    .map(row -> row.locator("th, td").allInnerTexts())
                    .toList();
            var addresses = rows.locator("a").all().stream()
                    .map(link -> link.getAttribute("href"))
                    .toList();
            assertThat(players).hasSizeGreaterThanOrEqualTo(4).hasSameSizeAs(addresses);
            for (int i = 0; i < players.size(); i++) {
                var part = players.get(i).get(1);
                window.page().navigate(addresses.get(i));
                window.fill(
                        "name",
                        players.get(i).get(3),
                        "email",
                        players.get(i).get(3),
                        "password",
                        players.get(i).get(4));
                window.send();
                assertThat(window.heading())
                        .hasText(
                                part.equals("Klant")
                                        ? "Mijn gegevens"
                                        : part.startsWith("Aan de balie: ") ? "Overzicht" : "Inloggen");
                window.context().clearCookies();
            }
        }
    }

    @Test
    void theDialSetsTheDateByKeyboardAndNeverBeforeToday() {
        try (var window = Window.open(RUNNING)) {
            window.goToTrial("/");
            var today = LocalDate.parse(window.find("#datum").inputValue());
            var dial = window.find(".dial[role=slider]");
            dial.press("ArrowRight");
            assertThat(window.find("#datum")).hasValue(today.plusDays(1).toString());
            dial.press("PageUp");
            assertThat(window.find("#datum")).hasValue(today.plusDays(31).toString());
            dial.press("ArrowDown");
            assertThat(window.find("#datum")).hasValue(today.plusDays(30).toString());
            assertThat(dial).hasAttribute("aria-valuenow", "30");
            dial.press("Home");
            dial.press("ArrowLeft");
            assertThat(window.find("#datum")).hasValue(today.toString());
            window.press(".clock-form .button");
            assertThat(window.find("[role=status]")).isVisible();
            assertThat(window.find("#datum")).hasValue(today.toString());
        }
    }

    @Test
    void theDialSetsTheDateByDraggingItsHand() {
        try (var window = Window.open(RUNNING)) {
            window.goToTrial("/");
            var today = LocalDate.parse(window.find("#datum").inputValue());
            window.find(".dial").scrollIntoViewIfNeeded();
            var knob = window.find("[data-part=knob]").boundingBox();
            var dial = window.find(".dial").boundingBox();
            double middleX = dial.x + dial.width / 2;
            double middleY = dial.y + dial.height / 2;
            double handX = knob.x + knob.width / 2 - middleX;
            double handY = knob.y + knob.height / 2 - middleY;
            var mouse = window.page().mouse();
            mouse.move(middleX + handX, middleY + handY);
            mouse.down();
            // A quarter of a round, in steps of nine degrees.
            for (int step = 1; step <= 10; step++) {
                double angle = Math.toRadians(9 * step);
                mouse.move(
                        middleX + handX * Math.cos(angle) - handY * Math.sin(angle),
                        middleY + handX * Math.sin(angle) + handY * Math.cos(angle));
            }
            mouse.up();
            var set = LocalDate.parse(window.find("#datum").inputValue());
            assertThat(ChronoUnit.DAYS.between(today, set)).isBetween(88L, 95L);

            window.press(".clock-form .button");
            assertThat(window.find("#datum")).hasValue(set.toString());
        }
    }

    @Test
    void theClockDoesNotGoBackWhateverIsSent() {
        var today = RUNNING.today();
        var visitor = Visitor.atTrial(RUNNING);
        var sentences = Map.of(
                today.minusDays(1).toString(),
                "De klok gaat alleen vooruit. Kies vandaag of een latere dag.",
                today.plusYears(11).toString(),
                "De klok gaat hoogstens tien jaar tegelijk vooruit. Kies een eerdere dag.",
                "morgen",
                "Kies de dag waarop u de klok wilt zetten.",
                "",
                "Kies de dag waarop u de klok wilt zetten.");
        sentences.forEach((typed, sentence) -> {
            var answer = visitor.post("/klok", "datum", typed);
            assertThat(answer.status()).as(typed).isEqualTo(422);
            var page = answer.page();
            assertThat(page.select("#datum-error").text()).isEqualTo(sentence);
            assertThat(page.select("#datum").attr("value")).isEqualTo(typed);
            assertThat(page.select("#datum").attr("aria-describedby")).isEqualTo("datum-error");
            assertThat(page.select(".error-summary a[href='#datum']").text()).isEqualTo(sentence);
            assertThat(page.title()).startsWith("Nog niet goed");
        });
        assertThat(visitor.post("/en/klok", "datum", today.minusDays(1).toString())
                        .page()
                        .select("#datum-error")
                        .text())
                .isEqualTo("The clock only goes forward. Choose today or a later day.");
        assertThat(visitor.post("/klok", "stap", "1j").status()).isEqualTo(400);
        assertThat(RUNNING.today()).isEqualTo(today);
    }

    @Test
    void aDayThatWasNotAcceptedStaysInTheFieldForWhoHasScripts() {
        var past = RUNNING.today().minusDays(3).toString();
        try (var window = Window.open(RUNNING)) {
            window.goToTrial("/");
            window.find("#datum").evaluate("field => field.removeAttribute('min')");
            window.find("#datum").fill(past);
            window.find(".clock-form").evaluate("form => form.noValidate = true");
            window.press(".clock-form .button");
            assertThat(window.find(".error-summary")).isFocused();
            assertThat(window.find("#datum")).hasValue(past);
            assertThat(window.find("#datum-error")).containsText("De klok gaat alleen vooruit");
        }
    }

    @Test
    void theEvidenceIsGoneThroughOnlyWhenThatIsAsked() {
        var visitor = Visitor.atTrial(RUNNING);
        for (var language : Language.values()) {
            var page = visitor.get(language.prefix() + "/").page();
            var evidence = page.select("[aria-labelledby=evidence]");
            assertThat(evidence.select(".notice")).isEmpty();
            assertThat(evidence.select("p").first().text())
                    .matches("\\d[\\d.,]* (regels bewijs|lines of evidence), .*");
            var button = evidence.select("form").attr("action");
            assertThat(button).isEqualTo(language.prefix() + "/bewijs#evidence");
            var verdict = visitor.post(button.replace("#evidence", "")).page();
            assertThat(verdict.select("[aria-labelledby=evidence] .notice-done h3"))
                    .hasSize(1);
            assertThat(verdict.select(".language").attr("href"))
                    .isEqualTo(language.other().prefix() + "/");
        }
    }

    @Test
    void onAPhoneNothingScrollsSidewaysInside() {
        RUNNING.turnTo(RUNNING.today().plusDays(5));
        try (var window = Window.open(RUNNING)) {
            for (int width : new int[] {320, 360, 768, 900}) {
                window.page().setViewportSize(width, 740);
                window.goToTrial("/");
                assertThat(window.find(".table-stacks .gone").first()).isVisible();
                assertThat(window.page().evaluate("""
                                () => [...document.querySelectorAll("main *")]
                                    .filter(part => getComputedStyle(part).overflowX !== "visible")
                                    .filter(part => part.scrollWidth > part.clientWidth + 1)
                                    .filter(part => part.clientWidth > 1)
                                    .map(part => part.outerHTML.slice(0, 80))"""))
                        .as("at %d", width)
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .isEmpty();
            }
        }
    }

    @Test
    void whatIsLeftOfAFallenFolderCoversNoWord() {
        RUNNING.turnTo(RUNNING.today().plusDays(5));
        try (var window = Window.open(RUNNING)) {
            window.goToTrial("/");
            var lane = window.find(".lane[data-gone]").first();
            assertThat(lane.locator(".lane-state")).containsText("Het bewijs blijft");
            assertThat(lane.locator(".lane-card g")).hasCSS("opacity", "0");
            var left = lane.locator(".lane-empty");
            assertThat(left).hasCSS("visibility", "visible");
            assertThat(left.boundingBox().y + left.boundingBox().height)
                    .isLessThanOrEqualTo(lane.locator(".lane-state").boundingBox().y);
        }
    }
}
