package nl.belofte.mailing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.belofte.mailing.Body.Block.Heading;
import nl.belofte.mailing.Body.Block.Items;
import nl.belofte.mailing.Body.Block.Paragraph;

/**
 * What an author wrote, read: paragraphs with an empty line between them, {@code # headings}, {@code - items}, and links, as
 * {@code [words](address)} or by themselves. There is no way to write anything else, so none to write what is not shown.
 */
public record Body(List<Block> blocks) {

    /** A page of the site, or one elsewhere that nobody can listen in on. */
    private static final String ADDRESS = "https://[^\\s()<>\"\\\\]{1,500}|/[^\\s()<>\"\\\\/][^\\s()<>\"\\\\]{0,500}|/";

    private static final Pattern LINK = Pattern.compile(
            "\\[([^\\[\\]\\n]{1,200})]\\((" + ADDRESS + ")\\)|(https://[^\\s()<>\"\\\\]{1,500}[^\\s()<>\"\\\\.,;:!?])");

    private static final Pattern BLANK = Pattern.compile("\\n\\s*\\n");

    public sealed interface Block {
        record Heading(List<Span> spans) implements Block {}

        record Paragraph(List<Span> spans) implements Block {}

        record Items(List<List<Span>> items) implements Block {}
    }

    /** @param address where it leads; empty for words that lead nowhere */
    public record Span(String words, Optional<String> address) {}

    public static Body of(String typed) {
        var blocks = new ArrayList<Block>();
        for (var part : BLANK.split(typed.replace("\r\n", "\n").strip())) {
            block(part.strip(), blocks);
        }
        return new Body(List.copyOf(blocks));
    }

    private static void block(String part, List<Block> blocks) {
        var lines = part.lines().map(String::strip).toList();
        if (part.isEmpty()) {
            return;
        }
        if (lines.getFirst().startsWith("# ")) {
            blocks.add(new Heading(spans(lines.getFirst().substring(2))));
            block(String.join("\n", lines.subList(1, lines.size())), blocks);
        } else if (lines.stream().allMatch(line -> line.startsWith("- "))) {
            blocks.add(new Items(
                    lines.stream().map(line -> spans(line.substring(2))).toList()));
        } else {
            blocks.add(new Paragraph(spans(String.join("\n", lines))));
        }
    }

    private static List<Span> spans(String text) {
        var spans = new ArrayList<Span>();
        var links = LINK.matcher(text);
        int from = 0;
        while (links.find()) {
            if (links.start() > from) {
                spans.add(new Span(text.substring(from, links.start()), Optional.empty()));
            }
            var bare = Optional.ofNullable(links.group(3));
            spans.add(new Span(bare.orElseGet(() -> links.group(1)), bare.or(() -> Optional.of(links.group(2)))));
            from = links.end();
        }
        if (from < text.length()) {
            spans.add(new Span(text.substring(from), Optional.empty()));
        }
        return List.copyOf(spans);
    }

    /** Where it leads, each once, in the order of the text. */
    List<String> addresses() {
        return blocks.stream()
                .flatMap(block -> switch (block) {
                    case Heading heading -> heading.spans().stream();
                    case Paragraph paragraph -> paragraph.spans().stream();
                    case Items items -> items.items().stream().flatMap(List::stream);
                })
                .flatMap(span -> span.address().stream())
                .distinct()
                .toList();
    }
}
