package nl.belofte.desk;

import java.util.Optional;
import java.util.UUID;
import nl.belofte.account.Passwords;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Keys;
import nl.belofte.evidence.Actor;
import nl.belofte.form.EmailAddress;
import nl.belofte.person.Persons;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who work for a controller. */
@Component
public class Staff {

    private final JdbcClient db;
    private final Keys keys;
    private final Persons persons;
    private final Dossiers dossiers;
    private final Passwords passwords;

    Staff(JdbcClient db, Keys keys, Persons persons, Dossiers dossiers, Passwords passwords) {
        this.db = db;
        this.keys = keys;
        this.persons = persons;
        this.dossiers = dossiers;
        this.passwords = passwords;
    }

    /** What is needed to let somebody in. It does not print the hash. */
    record Member(DossierId dossier, String passwordHash, String role) {
        @Override
        public String toString() {
            return "Member " + dossier;
        }
    }

    @Transactional
    public void add(String controller, Content content, String role, String password) {
        var dossier =
                dossiers.open(controller, persons.add(controller), Purpose.STAFF, content, new Actor.Platform("staff"));
        db.sql("insert into staff (dossier, controller, email_index, password_hash, role) values (?, ?, ?, ?, ?)")
                .params(
                        dossier.value(),
                        controller,
                        index(
                                controller,
                                content.get(Category.EMAIL, Field.EMAIL).orElseThrow()),
                        passwords.hash(password),
                        role)
                .update();
    }

    Optional<Member> find(String controller, String email) {
        return db.sql("select dossier, password_hash, role from staff where controller = ? and email_index = ?")
                .params(controller, index(controller, email))
                .query((row, _) ->
                        new Member(new DossierId(row.getObject(1, UUID.class)), row.getString(2), row.getString(3)))
                .optional();
    }

    private byte[] index(String controller, String email) {
        return keys.blindIndex(controller, "staff-email", EmailAddress.folded(email));
    }
}
