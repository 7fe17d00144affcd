package nl.belofte.mailing;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.belofte.mailing.Body.Block.Heading;
import nl.belofte.mailing.Body.Block.Items;
import nl.belofte.mailing.Body.Block.Paragraph;
import nl.belofte.mailing.Body.Span;

/** A body for who reads text. */
final class LetterText {

    private LetterText() {}

    /** @param links what stands there instead of an address */
    static String of(Body body, UnaryOperator<String> links) {
        return body.blocks().stream()
                .map(block -> switch (block) {
                    case Heading heading -> line(heading.spans(), links);
                    case Paragraph paragraph -> line(paragraph.spans(), links);
                    case Items items ->
                        items.items().stream()
                                .map(item -> "- " + line(item, links))
                                .collect(Collectors.joining("\n"));
                })
                .collect(Collectors.joining("\n\n"));
    }

    private static String line(List<Span> spans, UnaryOperator<String> links) {
        return spans.stream()
                .map(span -> span.address()
                        .map(address -> span.words().equals(address)
                                ? links.apply(address)
                                : span.words() + " (" + links.apply(address) + ")")
                        .orElse(span.words()))
                .collect(Collectors.joining());
    }
}
