package nl.belofte.person;

import java.util.UUID;
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
        var id = new PersonId(UUID.randomUUID());
        db.sql("insert into person (id, controller) values (?, ?)")
                .params(id.value(), controller)
                .update();
        return id;
    }

    /** The last that is known of a person is that there was one; this goes when no dossier is left. */
    public void forget(PersonId person) {
        db.sql("delete from person where id = ?").param(person.value()).update();
    }
}
