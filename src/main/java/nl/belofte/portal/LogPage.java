package nl.belofte.portal;

import java.util.List;
import java.util.Optional;
import nl.belofte.report.LogLines.LogLine;

/**
 * What was done with a customer's dossiers, the newest first.
 *
 * @param earlier the number of the deed before which the next page begins; empty on the last
 */
public record LogPage(List<LogLine> lines, Optional<Long> earlier) {}
