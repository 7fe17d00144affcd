package nl.belofte.mail;

import java.util.List;
import java.util.Map;
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

    /**
     * @param ways where the letter itself leads, with the words of its button: in a line by itself each is one. What somebody wrote in it is none, also where
     *     it is an address of ours
     */
    static List<Block> blocks(String text, Map<String, String> ways) {
        return Block.parts(text).map(part -> block(part, ways)).toList();
    }

    private static Block block(String part, Map<String, String> ways) {
        if (ways.containsKey(part)) {
            return new Way(part, ways.get(part));
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
