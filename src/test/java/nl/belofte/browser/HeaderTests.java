package nl.belofte.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.brand.Sites;
import nl.belofte.file.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The head of every page leaves room for the page. */
class HeaderTests {

    private static final Running RUNNING = Running.trial();

    /** The places from the top at which something in the header has its middle, those of one line taken together. */
    private static final String LINES = """
            () => {
                const middles = [...document.querySelectorAll(".header a, .header button, .header b")].map(each => {
                    const box = each.getBoundingClientRect();
                    return box.top + box.height / 2;
                });
                return middles.sort((a, b) => a - b).filter((middle, i) => i === 0 || middle - middles[i - 1] > 8).length;
            }""";

    @BeforeAll
    static void letADayPass() {
        RUNNING.letADayPass();
    }

    @ParameterizedTest
    @EnumSource
    void takesTwoLinesOnAPhoneWhoeverIsIn(Language language) {
        var customers = List.of(Customers.newAddress(), Customers.newAddress());
        try (var window = Window.open(RUNNING)) {
            window.page().setViewportSize(360, 740);
            window.goToTrial(language.prefix() + "/");
            assertLines(window, "the trial");
            for (var provider : Provider.values()) {
                window.register(provider, customers.get(provider.ordinal()));
                window.page().navigate(Customers.linkIn(Customers.mailTo(RUNNING, customers.get(provider.ordinal()))));
                window.send();
                for (var site : RUNNING.part(Sites.class).of(provider.controller)) {
                    window.goTo(site.host(), language.prefix() + "/");
                    assertLines(window, site.host() + " for who is not in");
                    window.goTo(site.host(), language.prefix() + "/inloggen");
                    window.fill(
                            "name", provider.logIn(customers.get(provider.ordinal())), "password", Customers.PASSWORD);
                    window.send();
                    assertLines(window, site.host() + " for a customer");
                }
                window.context().clearCookies();
                window.goTo(provider.site, language.prefix() + "/balie/inloggen");
                window.fill("email", "dirk@voorbeeld.example", "password", "vier andere gewone woorden");
                window.send();
                assertLines(window, "the desk");
                window.goTo(provider.site, language.prefix() + "/");
                assertLines(window, "a site for staff");
            }
        }
    }

    private static void assertLines(Window window, String where) {
        assertThat((int) window.page().evaluate(LINES)).as(where).isLessThanOrEqualTo(2);
    }
}
