package nl.belofte.account;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Keys;
import nl.belofte.dossier.Search;
import nl.belofte.form.EmailAddress;
import nl.belofte.person.PersonId;
import nl.belofte.person.Persons;
import nl.belofte.person.Reference;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Declaration.LogIn;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Missing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts, found by blind index. */
@Component
class Accounts {

    private static final String FIND = """
            select a.dossier, d.person, a.password_hash, a.closed from account a join dossier d on d.id = a.dossier
            where d.person is not null and\s""";

    private final JdbcClient db;
    private final Keys keys;
    private final Statements statements;
    private final Persons persons;
    private final Search search;

    Accounts(JdbcClient db, Keys keys, Statements statements, Persons persons, Search search) {
        this.db = db;
        this.keys = keys;
        this.statements = statements;
        this.persons = persons;
        this.search = search;
    }

    /** What the controller declares for accounts; a controller that declares none has no such pages. */
    Declaration declaration(String controller) {
        return statements.current(controller).declaration(Purpose.ACCOUNT).orElseThrow(Missing::new);
    }

    LogIn logIn(String controller) {
        return declaration(controller).logIn().orElse(LogIn.EMAIL);
    }

    void add(String controller, PersonId person, DossierId dossier, Content content, String passwordHash) {
        persons.reachedBy(
                person,
                search.mailbox(
                                controller,
                                content.get(Category.EMAIL, Field.EMAIL).orElseThrow())
                        .orElseThrow());
        // Until it has a reference that no other has.
        while (insert(controller, dossier, content, passwordHash) == 0) {}
    }

    private int insert(String controller, DossierId dossier, Content content, String passwordHash) {
        return db.sql("""
                        insert into account (dossier, controller, email_index, user_name_index, password_hash, reference)
                        values (?, ?, ?, ?, ?, ?) on conflict (controller, reference) do nothing""")
                .param(dossier.value())
                .param(controller)
                .param(emailIndex(
                        controller, content.get(Category.EMAIL, Field.EMAIL).orElseThrow()))
                .param(content.get(Category.USER_NAME, Field.USER_NAME)
                        .map(name -> userNameIndex(controller, name))
                        .orElse(null))
                .param(passwordHash)
                .param(Reference.random())
                .update();
    }

    /** By what one logs in with at this controller; an open account before a closed one. */
    Optional<Account> byLogIn(String controller, String name) {
        return logIn(controller) == LogIn.USER_NAME
                ? find("a.controller = ? and a.user_name_index = ?", controller, userNameIndex(controller, name))
                : byEmail(controller, name);
    }

    Optional<Account> byEmail(String controller, String address) {
        return find(
                "a.controller = ? and a.email_index = ? order by a.closed limit 1",
                controller,
                emailIndex(controller, address));
    }

    boolean userNameTaken(String controller, String name) {
        return find("a.controller = ? and a.user_name_index = ?", controller, userNameIndex(controller, name))
                .isPresent();
    }

    Optional<Account> byDossier(DossierId dossier) {
        return find("a.dossier = ?", dossier.value());
    }

    /** One of this controller that is not closed. */
    Optional<Account> open(String controller, DossierId dossier) {
        return find("a.controller = ? and a.dossier = ? and not a.closed", controller, dossier.value());
    }

    private Optional<Account> find(String condition, Object... params) {
        return db.sql(FIND + condition)
                .params(params)
                .query((row, _) -> new Account(
                        new DossierId(row.getObject(1, UUID.class)),
                        new PersonId(row.getObject(2, UUID.class)),
                        row.getString(3),
                        row.getBoolean(4)))
                .optional();
    }

    void setEmail(String controller, Account account, String address) {
        persons.reachedBy(account.person(), search.mailbox(controller, address).orElseThrow());
        set("email_index", emailIndex(controller, address), account.dossier());
    }

    void setUserName(String controller, DossierId dossier, String name) {
        set("user_name_index", userNameIndex(controller, name), dossier);
    }

    void setPassword(DossierId dossier, String hash) {
        set("password_hash", hash, dossier);
    }

    void close(DossierId dossier) {
        set("closed", true, dossier);
    }

    private void set(String column, Object value, DossierId dossier) {
        db.sql("update account set %s = ? where dossier = ?".formatted(column))
                .params(value, dossier.value())
                .update();
    }

    /** What tries to log in are counted by: one for all shapes of a name, and told of an account without reading it. */
    String counted(String controller, String name) {
        return HexFormat.of()
                .formatHex(
                        logIn(controller) == LogIn.USER_NAME
                                ? userNameIndex(controller, name)
                                : emailIndex(controller, name));
    }

    String counted(String controller, DossierId dossier) {
        var index = logIn(controller) == LogIn.USER_NAME ? "user_name_index" : "email_index";
        return db.sql("select encode(%s, 'hex') from account where dossier = ?".formatted(index))
                .param(dossier.value())
                .query(String.class)
                .single();
    }

    private byte[] emailIndex(String controller, String address) {
        return keys.blindIndex(controller, "email", EmailAddress.folded(address));
    }

    private byte[] userNameIndex(String controller, String name) {
        return keys.blindIndex(controller, "user-name", EmailAddress.folded(name));
    }
}
