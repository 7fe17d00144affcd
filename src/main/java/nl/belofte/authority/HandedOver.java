package nl.belofte.authority;

import java.util.List;
import nl.belofte.statement.Statement.Contact;

/**
 * What an authority gets, on paper.
 *
 * @param from who hands it over
 * @param reference the authority's own
 * @param duty the law, as it was recorded
 */
public record HandedOver(
        Contact from,
        String name,
        String reference,
        String duty,
        String at,
        List<AuthorityPage.Part> parts,
        String language) {

    @Override
    public String toString() {
        return "HandedOver";
    }
}
