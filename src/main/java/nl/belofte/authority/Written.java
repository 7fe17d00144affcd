package nl.belofte.authority;

import java.util.Map;
import nl.belofte.dossier.Content;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import tools.jackson.databind.json.JsonMapper;

/**
 * What staff wrote about a demand, as it lies sealed in its dossier: one value, in JSON.
 *
 * @param reference the authority's own
 * @param law in words; empty where the list has it
 * @param what is demanded
 * @param silence why its person may not know yet; empty where he may
 * @param later why that goes on longer than was decided at first
 */
record Written(String name, String reference, String law, String what, String silence, String refusal, String later) {

    private static final JsonMapper JSON = new JsonMapper();

    static Written of(Content content) {
        return JSON.readValue(content.get(Category.MESSAGE, Field.MESSAGE).orElseThrow(), Written.class);
    }

    Map<Field, String> fields() {
        return Map.of(Field.MESSAGE, JSON.writeValueAsString(this));
    }

    /** The name stands by itself too: under it somebody looks for a case. */
    Content content() {
        return Content.EMPTY.with(Category.SUBJECT, Map.of(Field.SUBJECT, name)).with(Category.MESSAGE, fields());
    }

    Written refused(String why) {
        return new Written(name, reference, law, what, silence, why, later);
    }

    Written later(String why) {
        return new Written(name, reference, law, what, silence, refusal, why);
    }

    @Override
    public String toString() {
        return "Written";
    }
}
