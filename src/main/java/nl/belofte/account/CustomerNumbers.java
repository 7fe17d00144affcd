package nl.belofte.account;

import java.util.Optional;
import java.util.UUID;
import nl.belofte.person.PersonId;
import nl.belofte.person.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By which a customer with an account is known on the telephone and on paper. */
@Component
public class CustomerNumbers {

    private final JdbcClient db;

    CustomerNumbers(JdbcClient db) {
        this.db = db;
    }

    /** As people read it out; empty for who has no account. */
    public Optional<String> of(PersonId person) {
        return db.sql("""
                        select a.reference from account a join dossier d on d.id = a.dossier
                        where d.person = ? order by a.closed limit 1""").param(person.value()).query(String.class).optional().map(Reference::written);
    }

    /** @param typed as people write it */
    public Optional<PersonId> find(String controller, String typed) {
        return db.sql("""
                        select d.person from account a join dossier d on d.id = a.dossier
                        where a.controller = ? and a.reference = ? and d.person is not null""")
                .params(controller, Reference.folded(typed))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }
}
