package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contact form, and what a customer sees of it. */
class AskingTests {

    private static final Running RUNNING = Running.trial();
    private static final Inside INSIDE = Inside.of(RUNNING);

    @BeforeAll
    static void letADayPass() {
        RUNNING.letADayPass();
    }

    @ParameterizedTest
    @EnumSource
    @Proves("CON-2")
    void nothingIsHeldButWhatIsDeclaredAndTheQuestionItself(Provider provider) {
        var email = Customers.newAddress();
        var ticket = INSIDE.opened("contact", () -> {
                    try (var window = Window.open(RUNNING)) {
                        window.goTo(provider.site, "/contact");
                        assertThat(window.find("#toestemming")).not().isChecked();
                        window.fill(Questions.answers(email, "Een vraag.", "phone.phone", "06 12345678"));
                        window.page().waitForTimeout(2_000);
                        window.send();
                        assertThat(window.heading()).hasText("Uw vraag is bij ons");
                        assertThat(window.complaints()).isEmpty();
                    }
                })
                .getFirst();
        assertThat(INSIDE.categories(ticket))
                .containsExactlyInAnyOrder(
                        provider == Provider.IPCALL
                                ? new String[] {"name-and-address", "email", "phone", "message"}
                                : new String[] {"name-and-address", "email", "phone", "ip-address", "subject", "message"
                                });
    }

    @ParameterizedTest
    @EnumSource
    @Proves("ACC-6")
    void aCustomerFindsTheFormFilledInAndTheQuestionAmongHisOwn(Provider provider) {
        var email = Customers.newAddress();
        try (var window = Window.ofCustomer(RUNNING, provider, email)) {
            window.goTo(provider.site, "/contact");
            assertThat(window.find("[name='name-and-address.given-name']")).hasValue("Anna");
            assertThat(window.find("[name='email.email']")).hasValue(email);
            assertThat(window.find("#toestemming")).not().isChecked();
            window.fill("subject.subject", "Mijn nummer", "vraag", "Werkt het?", "toestemming", "ja");
            window.send();
            assertThat(window.heading()).hasText("Uw vraag is bij ons");
            window.goTo(provider.site, "/mijn/vragen");
            assertThat(window.find(".questions a")).hasCount(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasAskedWithoutLoggingInIsInTheAccountOfThatAddressAndNobodyElseSeesIt(Provider provider) {
        var email = Customers.newAddress();
        try (var window = Window.ofCustomer(RUNNING, provider, email);
                var other = Window.ofCustomer(RUNNING, provider, Customers.newAddress())) {
            // With the account there already: what was asked before came with it, and this when he is here again.
            Questions.ask(Visitor.at(RUNNING, provider.site), email, "Zonder inloggen.");
            window.goTo(provider.site, "/mijn/vragen");
            assertThat(window.find(".questions a")).hasCount(1);
            var path = window.find(".questions a").getAttribute("href");
            var refused = other.page().navigate(RUNNING.address(provider.site) + path);
            assertThat(refused.status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutScriptsAQuestionWaitsForItsMailbox(Provider provider) {
        var email = Customers.newAddress();
        try (var window = Window.withoutScripts(RUNNING)) {
            window.goTo(provider.site, "/contact");
            window.fill(Questions.answers(email, "Zonder scripts."));
            assertThat(INSIDE.opened("contact", window::send)).isEmpty();
            assertThat(window.heading()).hasText("Kijk in uw e-mail");
            window.openMail(email, "Bevestig uw vraag");
            window.press(window.linkInMail());
            assertThat(INSIDE.opened("contact", window::send)).hasSize(1);
            assertThat(window.heading()).hasText("Uw vraag is bij ons");
        }
    }
}
