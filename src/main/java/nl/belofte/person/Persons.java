package nl.belofte.person;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

    /**
     * As {@link #add(String)}, of a form that may be sent twice: of the same form it is the same person.
     *
     * @param form tells the form apart from all others, whoever fills it in
     */
    public PersonId add(String controller, String form) {
        var id = UUID.nameUUIDFromBytes((controller + '\0' + form).getBytes(StandardCharsets.UTF_8));
        db.sql("insert into person (id, controller) values (?, ?) on conflict do nothing")
                .params(id, controller)
                .update();
        return new PersonId(id);
    }

    public List<PersonId> add(String controller, int number) {
        var ids = Stream.generate(UUID::randomUUID).limit(number).toList();
        db.sql("insert into person (id, controller) select id, ? from unnest(?::uuid[]) id")
                .params(controller, array(ids))
                .update();
        return ids.stream().map(PersonId::new).toList();
    }

    /** By which mailbox the person of an account is reached, for as long as anything is held on him, his account or not. */
    public void reachedBy(PersonId person, byte[] mailbox) {
        db.sql("update person set mailbox = ? where id = ?")
                .params(mailbox, person.value())
                .update();
    }

    /** As {@link #reachedBy} has it; empty of who never had an account. */
    public Optional<byte[]> mailbox(PersonId person) {
        return db.sql("select mailbox from person where id = ? and mailbox is not null")
                .param(person.value())
                .query((row, _) -> row.getBytes(1))
                .optional();
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
