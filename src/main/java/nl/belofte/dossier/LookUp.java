package nl.belofte.dossier;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;

/** By what a dossier is found without being opened: one whole value, in the one shape in which it is compared. */
public enum LookUp {
    EMAIL(Field.EMAIL),
    PHONE(Field.PHONE),
    USER_NAME(Field.USER_NAME),
    /** Together they name a door. */
    ADDRESS(Field.POSTCODE, Field.HOUSE_NUMBER);

    private final Field[] fields;

    LookUp(Field... fields) {
        this.fields = fields;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By what these can be found; a category is found by one thing at most. */
    static Optional<LookUp> of(Category category) {
        return Arrays.stream(values())
                .filter(each -> category.fields().containsAll(Arrays.asList(each.fields)))
                .findFirst();
    }

    /** As it is compared; empty where a part is missing. */
    Optional<String> folded(Map<Field, String> values) {
        var parts = Stream.of(fields)
                .map(field -> values.getOrDefault(field, ""))
                .map(value -> value.replaceAll("\\s", "").toLowerCase(Locale.ROOT))
                .toList();
        return parts.stream().anyMatch(String::isEmpty) ? Optional.empty() : Optional.of(String.join("\0", parts));
    }
}
