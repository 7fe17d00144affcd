package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a customer sees of what is held. */
class MyDataTests {

    private static final Running RUNNING = Running.trial();
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.of("nl", "NL"));

    @BeforeAll
    static void letADayPass() {
        RUNNING.letADayPass();
    }

    @ParameterizedTest
    @EnumSource
    @Proves("RIG-1")
    void eachDossierTellsWhatIsHeldWhySinceWhenAndUntilWhen(Provider provider) {
        var email = Customers.newAddress();
        var today = RUNNING.today();
        try (var window = Window.ofCustomer(RUNNING, provider, email)) {
            var dossier = window.find(".dossier");
            assertThat(dossier).hasCount(1);
            assertThat(dossier.locator("h2")).hasText("Uw account");

            var name = value(dossier, "Naam en adres").locator("details");
            assertThat(name.locator(".mask")).containsText("A••• d•");
            assertThat(name.innerText()).doesNotContain("Anna de Vries");
            name.locator("summary").click();
            assertThat(name.innerText()).contains("Anna de Vries", "Kerkstraat 12", "3911 AB Rhenen");
            value(dossier, "E-mailadres").locator("summary").click();
            assertThat(value(dossier, "E-mailadres").innerText()).contains(email);

            var line = dossier.locator(".lifeline");
            assertThat(line).containsText("Bij ons sinds " + WRITTEN.format(today));
            assertThat(line).containsText("Bewaard tot zes maanden nadat u uw account hebt opgeheven");
            assertThat(dossier.locator(".facts")).containsText(WRITTEN.format(version(provider)));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("ACC-3")
    void theBasisStandsOnTheDossierWithTheSentenceThatTellsIt(Provider provider) {
        var inside = Inside.of(RUNNING);
        var email = Customers.newAddress();
        var opened =
                inside.opened("account", () -> Customers.register(RUNNING, Visitor.at(RUNNING, provider.site), email));
        assertThat(inside.basis(opened.getFirst())).isEqualTo("contract");
        try (var window = Window.open(RUNNING)) {
            window.logIn(provider, email, Customers.PASSWORD);
            var basis = window.find(".dossier a[href$='#ACC-3']").last();
            assertThat(basis).hasText("de uitvoering van de overeenkomst met u");
            window.press(basis);
            assertThat(window.find("#ACC-3")).containsText("de uitvoering van de overeenkomst met u");
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("RIG-1")
    void everyLinkOfADossierLeadsToASentenceOfItsVersion(Provider provider) {
        try (var window = Window.ofCustomer(RUNNING, provider, Customers.newAddress())) {
            var links = window.find(".dossier a[href*='/privacy/']").all().stream()
                    .map(link -> link.getAttribute("href"))
                    .toList();
            assertThat(links).hasSizeGreaterThanOrEqualTo(4);
            for (var link : links) {
                var parts = link.split("#");
                assertThat(parts[0]).isEqualTo("/privacy/" + version(provider));
                if (parts.length > 1) {
                    window.goTo(provider.site, link);
                    assertThat(window.find("[id='%s']".formatted(parts[1]))).isInViewport();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("RIG-1")
    void theLogTellsWhoLooked(Provider provider) {
        try (var window = Window.ofCustomer(RUNNING, provider, Customers.newAddress())) {
            window.goTo(provider.site, "/mijn");
            window.goTo(provider.site, "/mijn/logboek");
            assertThat(window.find(".log")).containsText("U bekeek uw gegevens: Uw account");
            assertThat(window.find(".log")).containsText("U logde in");
            assertThat(window.find(".log")).containsText("U begon een dossier: Uw account");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLogTellsMachinesTheSameTimeAsPeople(Provider provider) {
        try (var window = Window.ofCustomer(RUNNING, provider, Customers.newAddress())) {
            window.goTo(provider.site, "/mijn/logboek");
            var times = window.find(".log time").all();
            assertThat(times).isNotEmpty();
            for (var time : times) {
                var moment = OffsetDateTime.parse(time.getAttribute("datetime"));
                assertThat(time.innerText())
                        .isEqualTo(DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.of("nl", "NL"))
                                .format(moment));
                assertThat(moment.atZoneSameInstant(ZoneId.of("Europe/Amsterdam"))
                                .toOffsetDateTime())
                        .isEqualTo(moment);
            }
        }
    }

    private static Locator value(Locator dossier, String label) {
        return dossier.locator(".values > div")
                .filter(new Locator.FilterOptions()
                        .setHas(dossier.page()
                                .locator("dt")
                                .getByText(label, new Locator.GetByTextOptions().setExact(true))));
    }

    private static LocalDate version(Provider provider) {
        return LocalDate.parse(Visitor.at(RUNNING, provider.site)
                .get("/privacy")
                .page()
                .select(".statement-date time")
                .attr("datetime"));
    }
}
