package nl.belofte.mail;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.belofte.mail.Block.Items;
import nl.belofte.mail.Block.Paragraph;
import nl.belofte.mail.Block.Span;
import nl.belofte.mail.Block.Way;

/** A letter that is written as text, read: paragraphs, lists, and addresses, which lead where they say. */
final class PlainText {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s()<>\"\\\\]{1,500}[^\\s()<>\"\\\\.,;:!?]");

    private PlainText() {}

    /** @param own how addresses of the sender begin, which get a line for themselves */
    static List<Block> blocks(String text, String own) {
        return Block.parts(text).map(part -> block(part, own)).toList();
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
        return Span.in(text, ADDRESS, found -> new Span(found.group(), Optional.of(found.group())));
    }
}
