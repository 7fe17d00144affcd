package nl.belofte.staff;

import java.util.HexFormat;
import java.util.List;
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
import nl.belofte.statement.Event;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import nl.belofte.statement.Term;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who work for a controller. */
@Component
public class Staff {

    private static final Actor ACTOR = new Actor.Platform("staff");

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
    public DossierId add(String controller, Content content, Role role, String password) {
        var dossier = dossiers.open(controller, persons.add(controller), Purpose.STAFF, content, ACTOR);
        db.sql("insert into staff (dossier, controller, email_index, password_hash, role) values (?, ?, ?, ?, ?)")
                .params(
                        dossier.value(),
                        controller,
                        index(
                                controller,
                                content.get(Category.EMAIL, Field.EMAIL).orElseThrow()),
                        passwords.hash(password),
                        role.id())
                .update();
        return dossier;
    }

    Optional<Member> find(String controller, String email) {
        return db.sql("select dossier, password_hash, role from staff where controller = ? and email_index = ?")
                .params(controller, index(controller, email))
                .query((row, _) ->
                        new Member(new DossierId(row.getObject(1, UUID.class)), row.getString(2), row.getString(3)))
                .optional();
    }

    /** @return whether it was another before */
    boolean setRole(DossierId dossier, Role role) {
        return db.sql("update staff set role = ? where dossier = ? and role <> ?")
                        .params(role.id(), dossier.value(), role.id())
                        .update()
                == 1;
    }

    /** Who works here in this role. */
    public List<DossierId> of(String controller, Role role) {
        return db.sql("select dossier from staff where controller = ? and role = ? order by dossier")
                .params(controller, role.id())
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list();
    }

    boolean works(String controller, DossierId dossier) {
        return role(controller, dossier, "").isPresent();
    }

    /** The role of somebody who works here, which nobody ends before the caller's transaction is over; else empty. */
    Optional<String> hold(String controller, DossierId dossier) {
        return role(controller, dossier, " for update");
    }

    private Optional<String> role(String controller, DossierId dossier, String lock) {
        return db.sql("select role from staff where controller = ? and dossier = ?" + lock)
                .params(controller, dossier.value())
                .query(String.class)
                .optional();
    }

    UUID person(DossierId dossier) {
        return db.sql("select person from dossier where id = ?")
                .param(dossier.value())
                .query(UUID.class)
                .single();
    }

    void setPassword(DossierId dossier, String password) {
        db.sql("update staff set password_hash = ? where dossier = ?")
                .params(passwords.hash(password), dossier.value())
                .update();
    }

    /** What log-ins of this member are counted by. */
    String counted(DossierId dossier) {
        return db.sql("select encode(email_index, 'hex') from staff where dossier = ?")
                .param(dossier.value())
                .query(String.class)
                .single();
    }

    /** Takes the way in away, and starts the clock of what is held. */
    Term remove(DossierId dossier) {
        db.sql("delete from staff where dossier = ?").param(dossier.value()).update();
        return dossiers.end(dossier, Event.CLOSED, ACTOR);
    }

    /** What tries to log in are counted by. */
    String counted(String controller, String email) {
        return HexFormat.of().formatHex(index(controller, email));
    }

    private byte[] index(String controller, String email) {
        return keys.blindIndex(controller, "staff-email", EmailAddress.folded(email));
    }
}
