package nl.belofte.dossier;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;

/** Personal values, by category and field. It never prints them. */
public record Content(Map<Category, Map<Field, String>> values) {

    public static final Content EMPTY = new Content(Map.of());

    public Content {
        var copy = new EnumMap<Category, Map<Field, String>>(Category.class);
        values.forEach((category, fields) -> copy.put(category, Map.copyOf(fields)));
        values = Collections.unmodifiableMap(copy);
    }

    public Set<Category> categories() {
        return values.keySet();
    }

    public Map<Field, String> get(Category category) {
        return values.getOrDefault(category, Map.of());
    }

    public Optional<String> get(Category category, Field field) {
        return Optional.ofNullable(get(category).get(field));
    }

    public Content with(Category category, Map<Field, String> fields) {
        var copy = new EnumMap<Category, Map<Field, String>>(Category.class);
        copy.putAll(values);
        copy.put(category, fields);
        return new Content(copy);
    }

    public Content only(Category category) {
        return values.containsKey(category) ? new Content(Map.of(category, get(category))) : EMPTY;
    }

    public Content without(Category category) {
        var copy = new EnumMap<Category, Map<Field, String>>(Category.class);
        copy.putAll(values);
        copy.remove(category);
        return new Content(copy);
    }

    @Override
    public String toString() {
        return "Content" + values.keySet();
    }
}
