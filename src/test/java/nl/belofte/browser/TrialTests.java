package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
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
            assertThat(window.find(".dossier h2")).hasText("Uw account");

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
            assertThat(window.find("[aria-labelledby=evidence]")).containsText("De keten klopt");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void everyLogInOnTheStartPageWorksAsItSays() {
        try (var window = Window.open(RUNNING)) {
            window.goToTrial("/");
            var players = window.find("tbody tr").all().stream()
                    .map(row -> row.locator("th, td").allInnerTexts())
                    .toList();
            var addresses = window.find("tbody a").all().stream()
                    .map(link -> link.getAttribute("href"))
                    .toList();
            assertThat(players).hasSize(8);
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
                                switch (part) {
                                    case "Klant" -> "Mijn gegevens";
                                    case "Medewerker, aan de balie" -> "Overzicht";
                                    default -> "Inloggen";
                                });
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
        for (var wrong :
                new String[] {today.minusDays(1).toString(), today.plusYears(11).toString(), "morgen", ""}) {
            assertThat(visitor.post("/klok", "datum", wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(RUNNING.today()).isEqualTo(today);
    }
}
