package nl.belofte.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A part of a letter as a page shows it. */
public sealed interface Block {

    record Heading(List<Span> spans) implements Block {}

    record Paragraph(List<Span> spans) implements Block {}

    record Items(List<List<Span>> items) implements Block {}

    /** Where the letter leads: an address of the sender's own, and nothing beside it. */
    record Way(String address, String host) implements Block {}

    /** @param address where it leads; empty for words that lead nowhere */
    record Span(String words, Optional<String> address) {

        public static Span of(String words) {
            return new Span(words, Optional.empty());
        }
    }

    /** The same with other spans. */
    default Block with(UnaryOperator<Span> other) {
        return switch (this) {
            case Heading heading ->
                new Heading(heading.spans.stream().map(other).toList());
            case Paragraph paragraph ->
                new Paragraph(paragraph.spans.stream().map(other).toList());
            case Items items ->
                new Items(items.items.stream()
                        .map(spans -> spans.stream().map(other).toList())
                        .toList());
            case Way way -> way;
        };
    }

    Pattern BLANK = Pattern.compile("\\n\\s*\\n");

    Pattern ADDRESS = Pattern.compile("https?://[^\\s()<>\"\\\\]{1,500}[^\\s()<>\"\\\\.,;:!?]");

    /**
     * What is written as text, read: paragraphs with an empty line between them, lists, and addresses, which lead where they
     * say.
     *
     * @param own how addresses of the sender begin, which get a line for themselves
     */
    static List<Block> of(String text, String own) {
        return BLANK.splitAsStream(text.strip()).map(part -> block(part, own)).toList();
    }

    private static Block block(String part, String own) {
        if (part.startsWith(own + "/") && ADDRESS.matcher(part).matches()) {
            return new Way(part, own.substring(own.indexOf("//") + 2));
        }
        var lines = part.lines().toList();
        return lines.stream().allMatch(line -> line.startsWith("- "))
                ? new Items(lines.stream().map(line -> spans(line.substring(2))).toList())
                : new Paragraph(spans(part));
    }

    private static List<Span> spans(String text) {
        var spans = new ArrayList<Span>();
        var addresses = ADDRESS.matcher(text);
        int from = 0;
        while (addresses.find()) {
            if (addresses.start() > from) {
                spans.add(Span.of(text.substring(from, addresses.start())));
            }
            spans.add(new Span(addresses.group(), Optional.of(addresses.group())));
            from = addresses.end();
        }
        if (from < text.length()) {
            spans.add(Span.of(text.substring(from)));
        }
        return List.copyOf(spans);
    }
}
