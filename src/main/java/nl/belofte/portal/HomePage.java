package nl.belofte.portal;

import java.util.List;
import java.util.Optional;
import nl.belofte.advertisement.Spot;
import nl.belofte.brand.Site;

/**
 * @param pledge a few lines of the statement's summary; {@code accounts} whether one can register here
 * @param spot for an advertisement; empty where there is none
 */
public record HomePage(Site site, List<String> pledge, boolean accounts, Optional<Spot> spot) {}
