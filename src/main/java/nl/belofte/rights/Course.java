package nl.belofte.rights;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.belofte.dossier.Content;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All that happened to a request, the oldest first, as it lies sealed in its dossier: one value, in JSON. */
public record Course(List<Event> all) {

    private static final JsonMapper JSON = new JsonMapper();

    public static Course in(Content content) {
        return content.get(Category.MESSAGE, Field.MESSAGE)
                .map(json -> new Course(JSON.readValue(json, new TypeReference<List<Event>>() {})))
                .orElse(new Course(List.of()));
    }

    Course with(Event event) {
        return new Course(Stream.concat(all.stream(), Stream.of(event)).toList());
    }

    /** Whether this was asked, and nothing more was said since. */
    boolean says(String asked) {
        return all.stream().allMatch(event -> event.kind() == Event.Kind.ASKED || event.kind() == Event.Kind.UNKNOWN)
                && all.getFirst().text().equals(asked);
    }

    /** The last that its person said after he asked; empty where he said no more. Whoever answers answers that too. */
    public String said() {
        return all.stream()
                .filter(event -> event.kind() == Event.Kind.ADDED || event.kind() == Event.Kind.HEARD)
                .reduce((_, later) -> later)
                .map(event -> event.id().toString())
                .orElse("");
    }

    Map<Field, String> fields() {
        return Map.of(Field.MESSAGE, JSON.writeValueAsString(all));
    }

    /** Whether what has to come first was done, or more than that. */
    public boolean begun() {
        return acted() || all.stream().anyMatch(event -> event.kind() == Event.Kind.BEGUN);
    }

    /** Whether anything of what was asked was done. What its person is told of a restriction is told of one that was made. */
    public boolean acted() {
        return all.stream().anyMatch(event -> event.kind() == Event.Kind.ACTED || event.kind() == Event.Kind.ANNOUNCED);
    }

    /** The words of what was done, up to something that happened; up to now where that is empty. */
    List<String> deeds(Optional<UUID> until) {
        return all.stream()
                .takeWhile(event -> until.filter(event.id()::equals).isEmpty())
                .filter(event -> event.kind() == Event.Kind.ACTED || event.kind() == Event.Kind.BEGUN)
                .map(Event::text)
                .distinct()
                .toList();
    }

    public Optional<Event> find(UUID id) {
        return all.stream().filter(event -> event.id().equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return "Course of " + all.size();
    }
}
