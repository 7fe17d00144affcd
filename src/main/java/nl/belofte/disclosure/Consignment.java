package nl.belofte.disclosure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.belofte.dossier.Content;
import nl.belofte.statement.Category;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a recipient gets, as JSON. It never prints what it holds.
 *
 * @param kind {@code disclosed}, or the kind of a notice
 * @param reference random; all that is ever said of one disclosure says it
 */
record Consignment(String kind, UUID reference, String controller, Content content) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Only these categories of the content. */
    static Consignment of(String kind, UUID reference, String controller, Content content, Set<Category> categories) {
        var some = Content.EMPTY;
        for (var category : categories) {
            some = some.with(category, content.get(category));
        }
        return new Consignment(kind, reference, controller, some);
    }

    byte[] json() {
        var all = new LinkedHashMap<String, Object>();
        all.put("kind", kind);
        all.put("reference", reference.toString());
        all.put("controller", controller);
        if (!content.categories().isEmpty()) {
            all.put("data", data());
        }
        return JSON.writeValueAsBytes(all);
    }

    private Map<String, Map<String, String>> data() {
        var data = new LinkedHashMap<String, Map<String, String>>();
        for (var category : content.categories()) {
            var fields = new LinkedHashMap<String, String>();
            category.fields()
                    .forEach(field -> content.get(category, field).ifPresent(value -> fields.put(field.id(), value)));
            data.put(category.id(), fields);
        }
        return data;
    }

    @Override
    public String toString() {
        return "Consignment[" + kind + " " + reference + "]";
    }
}
