package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import nl.belofte.Customers;
import nl.belofte.Running;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody with a keyboard and no mouse. */
class KeyboardTests {

    private static final Running RUNNING = Running.trial();
    private static final int TABS_AT_MOST = 60;

    /** What has the focus, and whether one sees that: an outline or a shadow that the unfocused element has not. */
    private static final String FOCUSED = """
            () => {
                const here = document.activeElement;
                const style = getComputedStyle(here);
                const box = here.getBoundingClientRect();
                const seen = here.matches(":focus-visible")
                    && box.width > 0 && box.bottom > 0 && box.top < innerHeight
                    && (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none");
                return {
                    name: here.getAttribute("name") ?? "",
                    kind: here.tagName + (here.matches("main form .button") ? ".send" : ""),
                    what: here.outerHTML.slice(0, 120),
                    seen,
                };
            }""";

    @BeforeAll
    static void letADayPass() {
        RUNNING.letADayPass();
    }

    @ParameterizedTest
    @EnumSource
    void aVisitorRegistersConfirmsAndLogsIn(Provider provider) {
        var email = Customers.newAddress();
        try (var window = Window.open(RUNNING)) {
            window.goTo(provider.site, "/registreren");
            fillAndSend(window, pairs(Customers.answers(email)));
            assertThat(window.heading()).hasText("Kijk in uw e-mail");
            window.page().navigate(Customers.linkIn(Customers.mailTo(RUNNING, email)));
            fillAndSend(window, Map.of());
            assertThat(window.heading()).hasText("Uw account is klaar");
            window.goTo(provider.site, "/inloggen");
            fillAndSend(window, Map.of("name", provider.logIn(email), "password", Customers.PASSWORD));
            assertThat(window.heading()).hasText("Mijn gegevens");
        }
    }

    @Test
    void theSkipLinkIsFirstAndLeadsToTheContent() {
        try (var window = Window.open(RUNNING)) {
            window.goTo("ipcall.me", "/registreren");
            window.page().keyboard().press("Tab");
            assertThat(window.find(".skip")).isFocused();
            assertThat(window.find(".skip")).isInViewport();
            window.page().keyboard().press("Enter");
            assertThat(window.find("main")).isFocused();
            window.page().keyboard().press("Tab");
            assertThat(window.find("main form input").first()).isFocused();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theListOfMistakesGetsTheFocusAndLeadsToEachField(Provider provider) {
        try (var window = Window.open(RUNNING)) {
            window.goTo(provider.site, "/registreren");
            window.send();
            assertThat(window.find(".error-summary")).isFocused();
            var links = window.find(".error-summary a").all();
            assertThat(links).hasSizeGreaterThan(6);
            for (var link : links) {
                var field = window.find(
                        "[id='%s']".formatted(link.getAttribute("href").substring(1)));
                link.press("Enter");
                assertThat(field).isFocused();
                assertThat(field).hasAttribute("aria-invalid", "true");
                var error = window.find("[id='%s-error']".formatted(field.getAttribute("id")));
                assertThat(error).isVisible();
                assertThat(field.getAttribute("aria-describedby")).contains(error.getAttribute("id"));
            }
        }
    }

    /** Goes by Tab from the top, types where an answer is known, and presses Enter on the button. */
    @SuppressWarnings("unchecked")
    private static void fillAndSend(Window window, Map<String, String> answers) {
        var keyboard = window.page().keyboard();
        for (int tabs = 0; tabs < TABS_AT_MOST; tabs++) {
            keyboard.press("Tab");
            var focused = (Map<String, Object>) window.page().evaluate(FOCUSED);
            if (!seen(focused)) {
                comesIntoSight(window, (String) focused.get("what"));
            }
            if (focused.get("kind").equals("BUTTON.send")) {
                window.page().waitForNavigation(() -> keyboard.press("Enter"));
                return;
            }
            var answer = answers.get((String) focused.get("name"));
            if (answer != null && focused.get("kind").equals("INPUT")) {
                keyboard.type(answer);
            }
        }
        throw new AssertionError("The button is not reached by Tab.");
    }

    private static boolean seen(Map<String, Object> focused) {
        return (boolean) focused.get("seen");
    }

    /** The page may still be scrolling to it. */
    @SuppressWarnings("unchecked")
    private static void comesIntoSight(Window window, String what) {
        try {
            Customers.await(() -> seen((Map<String, Object>) window.page().evaluate(FOCUSED)));
        } catch (AssertionError e) {
            throw new AssertionError("The focus is not seen on " + what, e);
        }
    }

    private static Map<String, String> pairs(String... namesAndValues) {
        var pairs = new HashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return pairs;
    }
}
