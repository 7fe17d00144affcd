package nl.belofte;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The real browser, started once for the JVM. */
public final class Chromium {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Chromium() {}

    private static final class Started {
        private static final Browser BROWSER = start();

        private static Browser start() {
            var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
            return Playwright.create(options)
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(
                                    Path.of(System.getenv().getOrDefault("BELOFTE_CHROMIUM", "/usr/bin/chromium")))
                            .setArgs(FLAGS));
        }
    }

    /** A browser window that knows nothing yet; close it. Its pages jump: a mouse misses what still slides under it. */
    public static BrowserContext window(Browser.NewContextOptions options) {
        return Started.BROWSER.newContext(options.setReducedMotion(ReducedMotion.REDUCE));
    }

    public static BrowserContext window() {
        return window(new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("nl-NL"));
    }

    /** What axe finds wrong with a page, each as a line; empty when nothing. */
    @SuppressWarnings("unchecked")
    public static List<String> axe(Page page) {
        page.evaluate(Axe.SCRIPT);
        var found = (List<String>) page.evaluate("""
                async () => (await axe.run({ resultTypes: ["violations"] })).violations
                    .flatMap(rule => rule.nodes.map(node => rule.id + " " + node.html + " " + node.any.map(check => check.message).join(" ")))""");
        return found.stream().map(violation -> page.url() + ": " + violation).toList();
    }

    /** Run without the library's builder, which opens another page for every look. */
    private static final class Axe {
        private static final String SCRIPT = read();

        private static String read() {
            try (var script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
                return new String(script.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
