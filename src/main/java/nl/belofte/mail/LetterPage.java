package nl.belofte.mail;

import java.util.List;
import nl.belofte.brand.Site;
import nl.belofte.web.Texts;

/**
 * A letter as a page, for a mail program: those know few styles and no tokens.
 *
 * @param foot what stands small below it
 */
public record LetterPage(Texts texts, Site site, String subject, List<Block> blocks, List<Block> foot) {}
