package nl.belofte.dossier;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.belofte.statement.Field;

/**
 * What of a value that was corrected in one dossier stands in another. A question holds a name and no street, an account both: the
 * name is the same all the same. A house number alone is not, for twelve in one street is not twelve in another.
 */
final class Same {

    /** What belongs together, and is the same only as a whole; a field that is not among these stands by itself. */
    private static final List<Set<Field>> WHOLES = List.of(
            Set.of(Field.GIVEN_NAME, Field.FAMILY_NAME),
            Set.of(Field.STREET, Field.HOUSE_NUMBER, Field.POSTCODE, Field.TOWN, Field.COUNTRY));

    private Same() {}

    /** The other's values, corrected; empty where none of them changes. */
    static Optional<Map<Field, String>> corrected(
            Map<Field, String> other, Map<Field, String> old, Map<Field, String> corrected) {
        var values = new EnumMap<Field, String>(Field.class);
        values.putAll(other);
        other.forEach((field, value) -> {
            var whole = whole(field);
            boolean same = other.entrySet().stream()
                    .filter(part -> whole.contains(part.getKey()))
                    .allMatch(part -> part.getValue().equals(old.get(part.getKey())));
            if (same) {
                Optional.ofNullable(corrected.get(field))
                        .ifPresentOrElse(now -> values.put(field, now), () -> values.remove(field));
            }
        });
        return Optional.of((Map<Field, String>) values).filter(now -> !now.equals(other));
    }

    private static Set<Field> whole(Field field) {
        return WHOLES.stream().filter(each -> each.contains(field)).findFirst().orElse(Set.of(field));
    }
}
