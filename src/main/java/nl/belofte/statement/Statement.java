package nl.belofte.statement;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.belofte.file.Language;
import nl.belofte.file.Text;

/**
 * One dated version of a controller's privacy statement.
 *
 * @param controller the controller's id, the name of its folder
 * @param version the date on top, from which on it binds
 * @param zone in which its days begin and end
 * @param bookYear the calendar year where the file does not say when it ends
 * @param purposes in the order of the page, the statutory ones last
 * @param access who of the staff reads what
 * @param findings where it differs from the law
 * @param sha256 of what it declares, in hexadecimal; a published version never changes
 */
public record Statement(
        String controller,
        LocalDate version,
        Set<Language> languages,
        String country,
        ZoneId zone,
        BookYear bookYear,
        Contact contact,
        Text introduction,
        List<Text> summary,
        Map<Purpose, Declaration> purposes,
        Access access,
        Map<String, Recipient> recipients,
        Map<String, Source> sources,
        Map<String, Cookie> cookies,
        List<Chapter> chapters,
        List<Finding> findings,
        String sha256) {

    /** Who answers for it, and where. {@code complaints} is where complaints go: the contact address where none is named. */
    public record Contact(
            String name,
            String address,
            String email,
            String phone,
            String tradeRegister,
            String complaints,
            String authority,
            String authorityUrl) {}

    /** Art. 4(9) GDPR. {@code country} is empty where the statement does not name it. */
    public record Recipient(
            String id,
            boolean processor,
            Optional<String> country,
            boolean agreementRequired,
            Text name,
            List<Category> data) {}

    public record Source(String id, Text name, List<Category> data) {}

    /** {@code lifetime} in the file's words; {@code without} says what stops working without it. */
    public record Cookie(String id, String provider, String lifetime, boolean consent, Text why, Text without) {}

    /**
     * A heading of the page with its promises: about one purpose, or about a subject.
     *
     * @param id the anchor on the page
     */
    public record Chapter(String id, Text title, Text introduction, Optional<Declaration> about, List<Promise> says) {}

    public Optional<Declaration> declaration(Purpose purpose) {
        return Optional.ofNullable(purposes.get(purpose));
    }

    /** What a person's no to this purpose does. */
    public Objection objection(Purpose purpose) {
        // Also to one that is declared no more: what was opened for it may still be there.
        if (purpose.directMarketing()) {
            return Objection.FINAL;
        }
        return declaration(purpose)
                .flatMap(Declaration::basis)
                .filter(LegalBasis.LEGITIMATE_INTEREST::equals)
                .map(_ -> Objection.WEIGHED)
                .orElse(Objection.NONE);
    }

    /** A recipient or source by its id, which the checker has seen to exist. */
    public Text nameOf(String id) {
        return Optional.ofNullable(recipients.get(id))
                .map(Recipient::name)
                .or(() -> Optional.ofNullable(sources.get(id)).map(Source::name))
                .orElse(Text.NONE);
    }

    public Collection<Declaration> declarations() {
        return purposes.values();
    }

    public Stream<Promise> promises() {
        return chapters.stream()
                .flatMap(chapter -> chapter.says().stream())
                .filter(promise -> PromiseIds.isPromise(promise.id()));
    }
}
