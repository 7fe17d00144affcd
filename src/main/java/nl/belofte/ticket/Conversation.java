package nl.belofte.ticket;

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

/** All that was said in a ticket, the oldest first, as it lies sealed in its dossier: one value, in JSON. */
record Conversation(List<Said> all) {

    private static final JsonMapper JSON = new JsonMapper();

    static Conversation in(Content content) {
        return content.get(Category.MESSAGE, Field.MESSAGE)
                .map(json -> new Conversation(JSON.readValue(json, new TypeReference<List<Said>>() {})))
                .orElse(new Conversation(List.of()));
    }

    Conversation with(Said said) {
        return new Conversation(Stream.concat(all.stream(), Stream.of(said)).toList());
    }

    Map<Field, String> fields() {
        return Map.of(Field.MESSAGE, JSON.writeValueAsString(all));
    }

    Optional<Said> find(UUID id) {
        return all.stream().filter(said -> said.id().equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return "Conversation of " + all.size();
    }
}
