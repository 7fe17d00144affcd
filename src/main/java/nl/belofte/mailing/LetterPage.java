package nl.belofte.mailing;

import java.util.List;
import java.util.function.UnaryOperator;
import nl.belofte.mailing.Body.Block;
import nl.belofte.web.Texts;

/**
 * A mailing as a page, for a mail program: those show no style sheets.
 *
 * @param why somebody gets it
 * @param links what stands there instead of an address
 */
public record LetterPage(
        Texts texts,
        String subject,
        String greeting,
        List<Block> blocks,
        UnaryOperator<String> links,
        Sender sender,
        String why,
        String wayOut,
        String switches,
        String privacy) {

    /** Who answers for it. */
    public record Sender(String name, String address, String site) {}
}
