package nl.belofte.mailing;

import java.util.List;
import nl.belofte.mail.Block;
import nl.belofte.web.Moment;

/** The newsletters that were sent, the newest first. */
public record ArchivePage(List<Row> rows) {

    public record Row(int number, String subject, Moment sent) {}

    /** One of them, as it was but for what was its reader's own. */
    public record Letter(String subject, Moment sent, List<Block> blocks) {}
}
