package nl.belofte.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A part of a letter as a page shows it. */
public sealed interface Block {

    record Heading(List<Span> spans) implements Block {}

    record Paragraph(List<Span> spans) implements Block {}

    record Items(List<List<Span>> items) implements Block {}

    /**
     * Where the letter leads: an address of the sender's own, and nothing beside it.
     *
     * @param words that its button carries
     */
    record Way(String address, String words) implements Block {}

    /** @param address where it leads; empty for words that lead nowhere */
    record Span(String words, Optional<String> address) {

        public static Span of(String words) {
            return new Span(words, Optional.empty());
        }

        /**
         * A text, with what leads somewhere between its words.
         *
         * @param link makes a span of each place where {@code links} are found
         */
        public static List<Span> in(String text, Pattern links, Function<MatchResult, Span> link) {
            var spans = new ArrayList<Span>();
            var found = links.matcher(text);
            int from = 0;
            while (found.find()) {
                if (found.start() > from) {
                    spans.add(of(text.substring(from, found.start())));
                }
                spans.add(link.apply(found));
                from = found.end();
            }
            if (from < text.length()) {
                spans.add(of(text.substring(from)));
            }
            return List.copyOf(spans);
        }
    }

    /** Its parts, where an empty line stands between them. */
    static Stream<String> parts(String text) {
        return Pattern.compile("\\n\\s*\\n").splitAsStream(text.strip());
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
}
