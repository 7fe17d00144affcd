package nl.belofte.mailing;

import java.util.List;
import java.util.stream.Collectors;
import nl.belofte.mail.Block;
import nl.belofte.mail.Block.Heading;
import nl.belofte.mail.Block.Items;
import nl.belofte.mail.Block.Paragraph;
import nl.belofte.mail.Block.Span;
import nl.belofte.mail.Block.Way;

/** A body for who reads text. */
final class LetterText {

    private LetterText() {}

    static String of(List<Block> blocks) {
        return blocks.stream()
                .map(block -> switch (block) {
                    case Heading heading -> line(heading.spans());
                    case Paragraph paragraph -> line(paragraph.spans());
                    case Items items ->
                        items.items().stream().map(item -> "- " + line(item)).collect(Collectors.joining("\n"));
                    case Way way -> way.address();
                })
                .collect(Collectors.joining("\n\n"));
    }

    private static String line(List<Span> spans) {
        return spans.stream()
                .map(span -> span.address()
                        .filter(address -> !span.words().equals(address))
                        .map(address -> span.words() + " (" + address + ")")
                        .orElse(span.words()))
                .collect(Collectors.joining());
    }
}
