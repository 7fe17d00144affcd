package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A closed account goes on its day. In a trial of its own, so that the start page shows these customers. */
class ClosureTests {

    private static final Running RUNNING = Running.start();
    private static final Inside INSIDE = Inside.of(RUNNING);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.of("nl", "NL"));

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @ParameterizedTest
    @EnumSource
    @Proves("ACC-4")
    void aClosedAccountIsGoneSixMonthsLaterAndNotADayBefore(Provider provider) {
        var email = Customers.newAddress();
        var id = INSIDE.opened("account", () -> Customers.register(RUNNING, Visitor.at(RUNNING, provider.site), email))
                .getFirst();
        var neighbour = Customers.newAddress();
        Customers.register(RUNNING, Visitor.at(RUNNING, provider.site), neighbour);
        var day = RUNNING.today().plusMonths(6);
        try (var window = Window.open(RUNNING)) {
            window.logIn(provider, email, Customers.PASSWORD);
            window.press(".dossier a[href='/mijn/opheffing']");
            assertThat(window.find("main")).containsText(WRITTEN.format(day));
            window.fill("password", Customers.PASSWORD);
            window.send();
            assertThat(window.heading()).hasText("Uw account is opgeheven");
            assertThat(window.find(".notice")).containsText("Wij wissen uw account op " + WRITTEN.format(day));
            window.openMail(email, "is opgeheven");
            assertThat(window.find(".card")).containsText("Wij wissen uw account op " + WRITTEN.format(day));

            refusedAsClosed(window, provider, email, day);
            turnTo(window, day.minusDays(1));
            var lane = window.find(".lane[data-from]")
                    .filter(new Locator.FilterOptions().setHasText(id.toString().substring(0, 4)));
            assertThat(lane).containsText("Wordt gewist op " + WRITTEN.format(day));
            assertThat(lane).not().hasAttribute("data-gone", "");
            refusedAsClosed(window, provider, email, day);
            assertThat(INSIDE.leftOf(id)).isPositive();

            turnTo(window, day);
            assertThat(window.find("[role=status]")).containsText("Eén dossier is gewist, zoals beloofd");
            assertThat(lane.locator(".lane-gone")).isVisible();
            assertThat(lane).containsText("Gewist op " + WRITTEN.format(day));
            assertThat(INSIDE.leftOf(id)).isZero();
            window.press("[aria-labelledby=evidence] button");
            assertThat(window.find("[aria-labelledby=evidence] .notice-done")).containsText("De keten klopt");
            assertThat(window.find(".log .gone").first())
                    .containsText("Dossier gewist bij %s: Uw account".formatted(provider.legalName));
            window.logIn(provider, email, Customers.PASSWORD);
            assertThat(window.find(".error-summary")).containsText("horen niet bij elkaar");

            turnTo(window, day.plusDays(1));
            assertThat(window.find("[role=status]")).containsText("Er hoefde niets gewist te worden");
            assertThat(lane).containsText("Gewist op " + WRITTEN.format(day));
            window.logIn(provider, neighbour, Customers.PASSWORD);
            assertThat(window.heading()).hasText("Mijn gegevens");
            assertThat(window.complaints()).isEmpty();
        }
    }

    private static void refusedAsClosed(Window window, Provider provider, String email, LocalDate day) {
        window.logIn(provider, email, Customers.PASSWORD);
        assertThat(window.find(".error-summary"))
                .containsText("Dit account is opgeheven. Wij wissen het op %s.".formatted(WRITTEN.format(day)));
    }

    private static void turnTo(Window window, LocalDate day) {
        window.goToTrial("/");
        window.fill("datum", day.toString());
        window.press(".clock-form .button");
        assertThat(window.find(".header-side")).containsText(WRITTEN.format(day));
    }
}
