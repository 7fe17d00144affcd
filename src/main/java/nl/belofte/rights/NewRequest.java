package nl.belofte.rights;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.belofte.dossier.Content;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.web.Visit;

/**
 * What somebody asks. It never prints it.
 *
 * @param visit the site from which it is answered, and the language
 * @param receivedOn in the controller's zone; the law counts from it
 * @param content who asks and where the answer goes: the address on file, never one that came with the request
 * @param text what is asked, in the person's own words; may be empty
 */
public record NewRequest(
        Visit visit,
        PersonId person,
        Right right,
        Source source,
        LocalDate receivedOn,
        Content content,
        String text,
        Optional<Identity> identity,
        Actor actor) {

    private static final List<Category> NEEDED = List.of(Category.NAME_AND_ADDRESS, Category.EMAIL, Category.PHONE);

    /** Of all that is held in a dossier as much as says who somebody is and where an answer goes. */
    public static Content onFile(Content all) {
        var values = new EnumMap<Category, Map<Field, String>>(Category.class);
        NEEDED.stream().filter(all.categories()::contains).forEach(category -> values.put(category, all.get(category)));
        return new Content(values);
    }

    @Override
    public String toString() {
        return "NewRequest " + right;
    }
}
