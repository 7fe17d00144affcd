package nl.belofte.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.belofte.Visitor;
import org.jsoup.nodes.Document;

/** How a refusal looks, whatever was wrong. */
final class Refusals {

    private static final List<String> INNER = List.of(
            "Exception",
            "java.",
            "nl.belofte",
            "org.spring",
            "Tomcat",
            "tomcat",
            "jakarta",
            "\tat ",
            "Whitelabel",
            "PSQL",
            "No text in");

    private static final Pattern OTHERS = Pattern.compile("voip ?express|ipcall", Pattern.CASE_INSENSITIVE);

    private Refusals() {}

    static void assertRefused(Visitor.Answer answer, String language) {
        assertThat(answer.status()).as("status").isBetween(400, 499);
        var page = answer.page();
        assertPlain(answer.body(), page, host(answer));
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Powered-By")).isEmpty();
        // What the server itself refuses, before it knows of a site, is one plain line.
        if (!answer.header("Content-Type").startsWith("text/plain")) {
            assertThat(page.select("html").attr("lang")).as("language").isEqualTo(language);
            assertThat(page.select("h1").text()).as("heading").isNotBlank();
        }
        assertThat(page.select("input[type=password][value]"))
                .as("a password sent back")
                .isEmpty();
    }

    /** Nothing of the machine, nothing of somebody else, nothing that came in as markup. */
    static void assertPlain(String body, Document page, String host) {
        INNER.forEach(
                word -> assertThat(body.contains(word)).as("tells of " + word).isFalse());
        assertThat(page.select("x-bad, [onfocus]")).as("markup that came in").isEmpty();
        var others = OTHERS.matcher(page.text());
        while (others.find()) {
            var name = others.group().toLowerCase(Locale.ROOT).replace(" ", "");
            assertThat(host).as("the site that names " + name).contains(name);
        }
    }

    /** Beside the field, and in the summary with a link to it; what was typed is kept. */
    static void assertTold(Visitor.Answer answer, List<String> fields) {
        var page = answer.page();
        var told = fields.stream()
                .filter(field ->
                        !page.select("[id='%s-error']".formatted(field)).text().isBlank())
                .findFirst();
        assertThat(told).as("one of %s told to be wrong", fields).isPresent();
        var field = page.getElementById(told.get());
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(field.attr("aria-describedby").split(" ")).contains(told.get() + "-error");
        var links = page.select(".error-summary a");
        assertThat(links.eachAttr("href")).contains("#" + told.get());
        links.forEach(link -> assertThat(page.getElementById(link.attr("href").substring(1)))
                .as("where %s leads", link.attr("href"))
                .isNotNull());
        assertThat(page.title())
                .startsWith(page.select("html").attr("lang").equals("nl") ? "Nog niet goed" : "Not right yet");
    }

    private static String host(Visitor.Answer answer) {
        return answer.response()
                .request()
                .headers()
                .firstValue("Host")
                .orElse("")
                .replace(".", "");
    }
}
