package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.util.Arrays;
import java.util.List;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two controllers share nothing, not even somebody who is a customer of both. */
class TwoControllersTests {

    private static final Running RUNNING = Running.trial();
    private static final Inside INSIDE = Inside.of(RUNNING);

    @BeforeAll
    static void letADayPass() {
        RUNNING.letADayPass();
    }

    @Test
    void aSessionOfOneSiteIsNobodysAtAnother() {
        var email = Customers.newAddress();
        Customers.register(RUNNING, Visitor.at(RUNNING, "ipcall.me"), email);
        try (var window = Window.ofCustomer(RUNNING, Provider.VOIPEXPRESS, email)) {
            var cookies = window.context().cookies();
            assertThat(cookies).hasSize(1);
            for (var site : List.of("ipcall.me", "telefonie.io", "mijn.voipexpress.nl")) {
                window.context()
                        .addCookies(List.of(new Cookie(cookies.getFirst().name, cookies.getFirst().value)
                                .setUrl(RUNNING.address(site))));
                window.goTo(site, "/mijn");
                assertThat(window.heading()).hasText("Inloggen");
            }
            window.goTo("voipexpress.nl", "/mijn");
            assertThat(window.heading()).hasText("Mijn gegevens");
        }
    }

    @Test
    void theSamePersonIsSomebodyElseAtEach() {
        var email = Customers.newAddress();
        var both = INSIDE.opened("account", () -> {
            Customers.register(RUNNING, Visitor.at(RUNNING, "ipcall.me"), email);
            Customers.register(RUNNING, Visitor.at(RUNNING, "voipexpress.nl"), email);
        });
        var rows = RUNNING.part(JdbcClient.class)
                .sql("""
                        select a.controller, d.person::text, a.email_index from account a join dossier d on d.id = a.dossier
                        where d.id in (:ids) order by 1""")
                .param("ids", both)
                .query((row, _) -> List.of(row.getString(1), row.getString(2), Arrays.toString(row.getBytes(3))))
                .list();
        assertThat(rows).hasSize(2);
        assertThat(rows).extracting(List::getFirst).containsExactly("ipcall", "voipexpress");
        assertThat(rows).extracting(row -> row.get(1)).as("persons").doesNotHaveDuplicates();
        assertThat(rows).extracting(row -> row.get(2)).as("blind indexes").doesNotHaveDuplicates();
    }

    @Test
    void closingTheAccountAtOneLeavesTheOther() {
        var email = Customers.newAddress();
        Customers.register(RUNNING, Visitor.at(RUNNING, "ipcall.me"), email);
        try (var window = Window.ofCustomer(RUNNING, Provider.VOIPEXPRESS, email)) {
            window.goTo("voipexpress.nl", "/mijn/opheffing");
            window.fill("password", Customers.PASSWORD);
            window.send();
            assertThat(window.heading()).hasText("Uw account is opgeheven");
            window.logIn(Provider.IPCALL, email, Customers.PASSWORD);
            assertThat(window.heading()).hasText("Mijn gegevens");
            assertThat(window.find(".dossier")).containsText("loopt");
        }
    }

    @Test
    void aLinkOfOneIsNothingAtTheOther() {
        var email = Customers.newAddress();
        try (var window = Window.open(RUNNING)) {
            window.register(Provider.IPCALL, email);
            var link = Customers.linkIn(Customers.mailTo(RUNNING, email));
            window.page().navigate(link.replace("//ipcall.me.", "//voipexpress.nl."));
            assertThat(window.heading()).hasText("Deze link werkt niet meer");
            window.page().navigate(link);
            assertThat(window.heading()).hasText("Klopt dit adres?");
        }
    }
}
