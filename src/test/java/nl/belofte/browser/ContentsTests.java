package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import nl.belofte.Running;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contents of the statement mark the part that is being read. */
class ContentsTests {

    private static final Running RUNNING = Running.trial();

    /** Sentences near the end of their part, headings, and parts so near the end that they cannot come to the top. */
    private static final Map<String, String> JUMPS = Map.of(
            "ACC-4", "#account",
            "ACC-6", "#account",
            "ORD-4", "#order",
            "order", "#order",
            "COO-5", "#cookies",
            "staff", "#statutory",
            "statutory", "#statutory",
            "contact-us", "#contact-us");

    @ParameterizedTest
    @EnumSource
    void afterAJumpThatIsThePartThatWasJumpedTo(Provider provider) {
        try (var window = Window.open(RUNNING)) {
            for (int height : new int[] {740, 1400}) {
                window.page().setViewportSize(1280, height);
                JUMPS.forEach((anchor, part) -> {
                    window.goTo(provider.site, "/");
                    window.goTo(provider.site, "/privacy#" + anchor);
                    assertThat(marked(window)).hasCount(1);
                    assertThat(marked(window)).hasAttribute("href", part);
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void itGoesOnWithTheReading(Provider provider) {
        try (var window = Window.open(RUNNING)) {
            window.goTo(provider.site, "/privacy#ACC-4");
            assertThat(marked(window)).hasAttribute("href", "#account");
            window.find("#order .promise")
                    .first()
                    .evaluate("promise => scrollTo(0, scrollY + promise.getBoundingClientRect().top)");
            assertThat(marked(window)).hasAttribute("href", "#order");
            window.page().evaluate("scrollTo(0, document.documentElement.scrollHeight)");
            assertThat(marked(window)).hasAttribute("href", "#contact-us");
            window.page().evaluate("scrollTo(0, 0)");
            assertThat(marked(window)).hasCount(0);
            assertThat(window.complaints()).isEmpty();
        }
    }

    /** Its own links too: where the page cannot scroll any further, only the address tells. */
    @ParameterizedTest
    @EnumSource
    void everyLinkOfItMarksItself(Provider provider) {
        try (var window = Window.open(RUNNING)) {
            window.page().setViewportSize(1280, 2000);
            window.goTo(provider.site, "/privacy");
            for (var link : window.find(".contents a").all()) {
                link.click();
                assertThat(link).hasAttribute("aria-current", "true");
            }
        }
    }

    private static Locator marked(Window window) {
        return window.find(".contents [aria-current]");
    }
}
