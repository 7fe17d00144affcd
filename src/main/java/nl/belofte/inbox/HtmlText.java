package nl.belofte.inbox;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** What somebody reads in a page of HTML, as plain text. Nothing of it is run and nothing that it names is fetched. */
final class HtmlText implements NodeVisitor {

    private static final Set<String> UNREAD = Set.of(
            "script",
            "style",
            "head",
            "title",
            "template",
            "noscript",
            "object",
            "iframe",
            "svg",
            "math",
            "textarea",
            "select");

    private static final String NO_BREAK_SPACE = "\u00a0";

    private final StringBuilder text = new StringBuilder();
    private int unread;
    private int quoted;
    private int asTyped;

    private HtmlText() {}

    static String of(String html) {
        var reading = new HtmlText();
        Jsoup.parse(html).body().traverse(reading);
        return reading.text.toString();
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case Element element when isUnread(element) -> unread++;
            case Element element when element.nameIs("br") -> line();
            case Element element
            when element.nameIs("blockquote") -> {
                freshLine();
                quoted++;
            }
            case Element element when isCell(element) -> {}
            case Element element
            when element.nameIs("pre") -> {
                freshLine();
                asTyped++;
            }
            case Element element when element.isBlock() -> freshLine();
            case TextNode words when unread == 0 -> write(words);
            default -> {}
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        if (isUnread(element)) {
            unread--;
        } else if (element.nameIs("blockquote")) {
            freshLine();
            quoted--;
        } else if (element.nameIs("pre")) {
            freshLine();
            asTyped--;
        } else if (isCell(element)) {
            text.append(' ');
        } else if (element.nameIs("p")) {
            freshLine();
            line();
        } else if (element.isBlock()) {
            freshLine();
        }
    }

    private static boolean isCell(Element element) {
        return element.nameIs("td") || element.nameIs("th");
    }

    private static boolean isUnread(Element element) {
        return UNREAD.contains(element.normalName())
                || element.hasAttr("hidden")
                || element.attr("style").replace(" ", "").contains("display:none");
    }

    private void write(TextNode words) {
        var piece = words.getWholeText().replace(NO_BREAK_SPACE, " ");
        if (asTyped > 0) {
            piece.lines().forEach(line -> {
                begin();
                text.append(line);
                line();
            });
            return;
        }
        var run = piece.replaceAll("\\s+", " ");
        if (atLineStart()) {
            run = run.stripLeading();
        }
        if (!run.isEmpty()) {
            begin();
            text.append(run);
        }
    }

    private void begin() {
        if (atLineStart()) {
            // As in plain text, so that one rule finds what is quoted in both.
            text.repeat("> ", Math.min(quoted, 10));
        }
    }

    private boolean atLineStart() {
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }

    private void freshLine() {
        if (!atLineStart()) {
            line();
        }
    }

    private void line() {
        if (unread == 0) {
            text.append('\n');
        }
    }
}
