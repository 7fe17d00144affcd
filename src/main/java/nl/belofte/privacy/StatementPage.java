package nl.belofte.privacy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The statement as a page shows it, in one language.
 *
 * @param inForce whether this is the version that binds today
 * @param otherVersions the dates of the others, the newest first
 */
public record StatementPage(
        LocalDate version,
        String date,
        boolean inForce,
        String introduction,
        List<String> summary,
        List<Part> parts,
        String statutoryTitle,
        String statutoryIntroduction,
        Contact contact,
        List<LocalDate> otherVersions) {

    /**
     * One heading.
     *
     * @param id the anchor
     * @param served whether a feature of this build makes any of it true
     */
    public record Part(
            String id,
            String title,
            boolean statutory,
            boolean served,
            List<Line> lines,
            Optional<Card> card,
            List<CookieRow> cookies) {}

    /** @param id the anchor; a promise's number or an id of its own */
    public record Line(String id, String text, boolean promise, boolean byLaw, boolean served) {}

    /**
     * What the margin shows of a purpose. A text is empty where there is nothing to tell.
     *
     * @param tenths of ten years that its longest term takes, at most 100; for the bar
     * @param readers other purposes that read it
     * @param staff who of the staff reads what of it
     * @param because what the platform says of what the statement leaves unsaid
     */
    public record Card(
            List<String> data,
            String basis,
            String keep,
            int tenths,
            List<String> readers,
            List<String> staff,
            List<String> recipients,
            String because) {}

    public record CookieRow(String id, String why, String lifetime, String provider, boolean consent, String without) {}

    public record Contact(
            String name,
            String address,
            String email,
            String phone,
            String phoneShown,
            String tradeRegister,
            String authority,
            String authorityUrl) {}

    /** Where a part is on the page. A statutory purpose may have the name of one of the statement's own chapters. */
    public String anchor(Part part) {
        boolean taken =
                part.statutory() && own().stream().anyMatch(own -> own.id().equals(part.id()));
        return taken ? "statutory-" + part.id() : part.id();
    }

    public List<Part> own() {
        return parts.stream().filter(part -> !part.statutory()).toList();
    }

    public List<Part> statutory() {
        return parts.stream().filter(Part::statutory).toList();
    }
}
