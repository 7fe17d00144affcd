package nl.belofte.mail;

import java.net.URI;
import java.util.Collection;
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

    /**
     * @param ways where the letter itself leads: in a line by itself each is a button. What somebody wrote in it is none, also where
     *     it is an address of ours
     */
    static List<Block> blocks(String text, Collection<String> ways) {
        return Block.parts(text).map(part -> block(part, ways)).toList();
    }

    private static Block block(String part, Collection<String> ways) {
        if (ways.contains(part)) {
            return new Way(part, URI.create(part).getAuthority());
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
