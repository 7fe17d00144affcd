package nl.belofte.mailing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.belofte.mail.Block;
import nl.belofte.mail.Block.Heading;
import nl.belofte.mail.Block.Items;
import nl.belofte.mail.Block.Paragraph;
import nl.belofte.mail.Block.Span;
import nl.belofte.mail.Block.Way;

/**
 * What an author wrote, read: paragraphs with an empty line between them, {@code # headings}, {@code - items}, and links, as
 * {@code [words](address)} or by themselves. There is no way to write anything else, so none to write what is not shown.
 */
public record Body(List<Block> blocks) {

    /** A page of the site, or one elsewhere that nobody can listen in on. */
    private static final String ADDRESS = "https://[^\\s()<>\"\\\\]{1,500}|/[^\\s()<>\"\\\\/][^\\s()<>\"\\\\]{0,500}|/";

    private static final Pattern LINK = Pattern.compile(
            "\\[([^\\[\\]\\n]{1,200})]\\((" + ADDRESS + ")\\)|(https://[^\\s()<>\"\\\\]{1,500}[^\\s()<>\"\\\\.,;:!?])");

    /** What is left of what was meant as a link: its bracket before an address, or what somebody takes for one. */
    private static final Pattern MEANT =
            Pattern.compile("]\\(|]\\s+\\((?=\\s*(?:/|www\\.|mailto:|https?:|[\\w.-]+\\.\\p{L}{2,}[/)]))");

    /** Words that a reader takes for where he goes. */
    private static final Pattern READ_AS_ADDRESS =
            Pattern.compile("(?:https?://|www\\.)\\S+", Pattern.CASE_INSENSITIVE);

    public static Body of(String typed) {
        var blocks = new ArrayList<Block>();
        Block.parts(typed.replace("\r\n", "\n")).forEach(part -> block(part.strip(), blocks));
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
        return Span.in(text, LINK, found -> {
            var bare = Optional.ofNullable(found.group(3));
            return new Span(bare.orElseGet(() -> found.group(1)), bare.or(() -> Optional.of(found.group(2))));
        });
    }

    /** Where its words lead, each once, in the order of the text; not what stands there as an address, which leads where it says. */
    List<String> addresses() {
        return blocks.stream()
                .flatMap(block -> switch (block) {
                    case Heading heading -> heading.spans().stream();
                    case Paragraph paragraph -> paragraph.spans().stream();
                    case Items items -> items.items().stream().flatMap(List::stream);
                    case Way _ -> Stream.<Span>empty();
                })
                .flatMap(span -> span.address().filter(to -> !to.equals(span.words())).stream())
                .distinct()
                .toList();
    }

    /** Whether something that was meant as a link is read as words: it would lead nowhere. */
    static boolean mistyped(String typed) {
        var rest = LINK.matcher(typed)
                .replaceAll(link -> link.group(1) == null ? Matcher.quoteReplacement(link.group()) : "");
        return MEANT.matcher(rest).find();
    }

    /** Whether the words of a link are an address, and it leads to another one. */
    static boolean misleads(String typed) {
        return LINK.matcher(typed)
                .results()
                .filter(link -> link.group(1) != null)
                .anyMatch(link -> READ_AS_ADDRESS
                        .matcher(link.group(1))
                        .results()
                        .anyMatch(read -> !plain(read.group()).equals(plain(link.group(2)))));
    }

    /** Without what people leave out. */
    private static String plain(String address) {
        return address.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("[/.,;:!?]+$", "");
    }
}
