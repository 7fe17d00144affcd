package nl.belofte.portability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossier;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import nl.belofte.ticket.OwnWords;

/**
 * What of a dossier the person gave us, under consent or a contract. Art. 20(1) GDPR; why just this stands in
 * docs/decisions/0024.
 *
 * @param given what is held, as it is held
 * @param words what the person wrote in a conversation with us
 */
record Provided(Dossier dossier, Content given, List<OwnWords> words) {

    private static final Set<LegalBasis> PORTABLE = EnumSet.of(LegalBasis.CONSENT, LegalBasis.CONTRACT);

    /** We noted it to keep out abuse; the person did not give it, and no other provider has a use for it. */
    private static final Set<Category> OBSERVED_BY_US = EnumSet.of(Category.IP_ADDRESS);

    /** Of each dossier that holds any of it. */
    static List<Provided> of(List<Dossier> held) {
        var all = new ArrayList<Provided>();
        for (var dossier : held) {
            if (PORTABLE.contains(dossier.basis())) {
                var provided = of(dossier);
                if (!provided.given().categories().isEmpty()
                        || !provided.words().isEmpty()) {
                    all.add(provided);
                }
            }
        }
        return all;
    }

    private static Provided of(Dossier dossier) {
        var given = Content.EMPTY;
        boolean conversation = dossier.purpose() == Purpose.CONTACT;
        for (var category : dossier.content().categories()) {
            if (!OBSERVED_BY_US.contains(category) && !(conversation && category == Category.MESSAGE)) {
                given = given.with(category, dossier.content().get(category));
            }
        }
        return new Provided(dossier, given, conversation ? OwnWords.in(dossier.content()) : List.of());
    }

    /** What leaves when this is handed over. */
    Set<Category> categories() {
        var categories = EnumSet.noneOf(Category.class);
        categories.addAll(given.categories());
        if (!words.isEmpty()) {
            categories.add(Category.MESSAGE);
        }
        return categories;
    }

    /** What is known of the person: of each category the first that is not empty, the account before all others. */
    static Map<Category, Map<Field, String>> contact(List<Provided> all) {
        var contact = new EnumMap<Category, Map<Field, String>>(Category.class);
        var accountFirst = new ArrayList<>(all);
        accountFirst.sort(Comparator.comparing(provided -> provided.dossier().purpose() != Purpose.ACCOUNT));
        for (var provided : accountFirst) {
            provided.given()
                    .values()
                    .forEach((category, fields) -> Optional.of(fields)
                            .filter(some -> !some.isEmpty())
                            .ifPresent(some -> contact.putIfAbsent(category, some)));
        }
        return contact;
    }

    @Override
    public String toString() {
        return "Provided in " + dossier.id();
    }
}
