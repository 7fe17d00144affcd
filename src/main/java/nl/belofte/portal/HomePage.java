package nl.belofte.portal;

import java.util.List;
import nl.belofte.brand.Site;

/** @param pledge a few lines of the statement's summary; {@code accounts} whether one can register here */
public record HomePage(Site site, List<String> pledge, boolean accounts) {}
