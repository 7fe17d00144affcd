package nl.belofte.person;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people that a controller holds something on. */
@Component
public class Persons {

    private final JdbcClient db;

    public Persons(JdbcClient db) {
        this.db = db;
    }

    public PersonId add(String controller) {
        return add(controller, 1).getFirst();
    }

    public List<PersonId> add(String controller, int number) {
        var ids = Stream.generate(UUID::randomUUID).limit(number).toList();
        db.sql("insert into person (id, controller) select id, ? from unnest(?::uuid[]) id")
                .params(controller, array(ids))
                .update();
        return ids.stream().map(PersonId::new).toList();
    }

    /** The last that is known of a person is that there was one; this goes when no dossier is left. */
    public void forget(Collection<UUID> persons) {
        db.sql("delete from person where id = any (?::uuid[])")
                .param(array(persons))
                .update();
    }

    private static String[] array(Collection<UUID> persons) {
        return persons.stream().map(UUID::toString).toArray(String[]::new);
    }
}
