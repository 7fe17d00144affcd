package nl.belofte.advertising;

import java.util.List;
import java.util.Optional;
import nl.belofte.advertising.Import.Fault;

/**
 * One list, with what is wrong with which line.
 *
 * @param faults the first ones
 * @param error a key of the message files; empty when nothing is wrong
 */
public record ImportPage(ImportListPage.Row row, List<Fault> faults, Optional<String> error) {}
