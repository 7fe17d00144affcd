package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.file.Language;
import nl.belofte.proof.Proves;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a visitor becomes a customer: the form, the mail, the link, the button. */
class RegistrationTests {

    private static final Running RUNNING = Running.trial();
    private static final Inside INSIDE = Inside.of(RUNNING);

    @BeforeAll
    static void letADayPass() {
        RUNNING.letADayPass();
    }

    @ParameterizedTest
    @EnumSource
    @Proves("ACC-1")
    void aVisitorRegistersConfirmsByMailAndLogsIn(Provider provider) {
        var email = Customers.newAddress();
        try (var window = Window.open(RUNNING)) {
            window.goTo(provider.site, "/");
            window.press(".hero a[href='/registreren']");
            window.fill(Customers.answers(email));
            window.send();
            assertThat(window.heading()).hasText("Kijk in uw e-mail");

            window.openMail(email, "Bevestig uw e-mailadres");
            var accounts = INSIDE.accounts();
            window.press(window.linkInMail());
            assertThat(window.heading()).hasText("Klopt dit adres?");
            assertThat(INSIDE.accounts()).as("opening the link changes nothing").isEqualTo(accounts);

            window.send();
            assertThat(window.heading()).hasText("Uw account is klaar");
            assertThat(INSIDE.accounts()).isEqualTo(accounts + 1);

            window.press("main a[href='/inloggen']");
            window.fill("name", provider.logIn(email), "password", Customers.PASSWORD);
            window.send();
            assertThat(window.heading()).hasText("Mijn gegevens");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("ACC-1")
    void nobodyLogsInBeforeTheAddressIsConfirmedOrWithAnotherPassword(Provider provider) {
        var email = Customers.newAddress();
        try (var window = Window.open(RUNNING)) {
            window.register(provider, email);
            window.logIn(provider, email, Customers.PASSWORD);
            assertThat(window.find(".error-summary")).containsText("horen niet bij elkaar");

            var link = Customers.linkIn(Customers.mailTo(RUNNING, email));
            window.page().navigate(link);
            window.send();
            window.logIn(provider, email, Customers.PASSWORD + " niet");
            assertThat(window.find(".error-summary")).containsText("horen niet bij elkaar");

            window.page().navigate(link);
            assertThat(window.heading()).hasText("Deze link werkt niet meer");
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("ACC-2")
    void theFormAsksJustWhatTheStatementDeclaresAndSaysWhy(Provider provider) {
        var declared = declaration(provider);
        try (var window = Window.open(RUNNING)) {
            for (var language : Language.values()) {
                window.goTo(provider.site, language.prefix() + "/registreren");
                assertThat(asked(window)).containsExactlyElementsOf(published(provider));
                declared.data().forEach((category, asked) -> {
                    var why = window.find(
                            "main form #%s-why, main form [id^='%1$s.'][id$='-why']".formatted(category.id()));
                    assertThat(why)
                            .containsText(asked.why().in(language), new ContainsTextOptions().setIgnoreCase(true));
                });
            }
        }
    }

    /** The categories that the form asks, beside the log-in itself, in its order. */
    private static List<String> asked(Window window) {
        return window.find("main form [name]").all().stream()
                .map(field -> field.getAttribute("name"))
                .filter(name -> !name.equals("password") && !name.startsWith("user-name."))
                // Whether one wants offers is no data about somebody, and asked beside it.
                .filter(name -> !Set.of("aanbod", "geen-aanbod").contains(name))
                .map(name -> name.substring(0, name.indexOf('.')))
                .distinct()
                .toList();
    }

    /** What the statement for machines says of the account. */
    private static List<String> published(Provider provider) {
        var json = Visitor.at(RUNNING, provider.site)
                .get("/.well-known/privacy-statement")
                .body();
        var account =
                new JsonMapper().readTree(json).path("purposes").path("account").path("data");
        return account.valueStream().map(JsonNode::asString).toList();
    }

    private static Declaration declaration(Provider provider) {
        return RUNNING.part(Statements.class)
                .current(provider.controller)
                .declaration(Purpose.ACCOUNT)
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    @Proves("ACC-2")
    void whatIsSentBesideTheFormIsNotStored(Provider provider) {
        var email = Customers.newAddress();
        try (var window = Window.open(RUNNING)) {
            var pending = INSIDE.opened("pending-registration", () -> {
                window.goTo(provider.site, "/registreren");
                window.fill(Customers.answers(email));
                addField(window, "birth-date.birth-date", "1980-02-29");
                addField(window, "gender.gender", "f");
                addField(window, "company-name.company-name", "Bakkerij De Vries");
                window.send();
            });
            assertThat(window.heading()).hasText("Kijk in uw e-mail");
            assertDeclared(provider, INSIDE.categories(pending.getFirst()));

            var account = INSIDE.opened("account", () -> {
                window.page().navigate(Customers.linkIn(Customers.mailTo(RUNNING, email)));
                window.send();
                assertThat(window.heading()).hasText("Uw account is klaar");
            });
            assertDeclared(provider, INSIDE.categories(account.getFirst()));
        }
    }

    private static void addField(Window window, String name, String value) {
        window.find("main form").evaluate("""
                        (form, [name, value]) => {
                            const field = document.createElement("input");
                            field.name = name;
                            field.value = value;
                            form.append(field);
                        }""", List.of(name, value));
    }

    private static void assertDeclared(Provider provider, List<String> stored) {
        var logIn = provider == Provider.VOIPEXPRESS ? Stream.of("user-name") : Stream.<String>empty();
        assertThat(stored)
                .isNotEmpty()
                .isSubsetOf(Stream.concat(published(provider).stream(), logIn).toList());
    }
}
