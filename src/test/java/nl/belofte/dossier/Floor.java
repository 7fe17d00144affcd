package nl.belofte.dossier;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import nl.belofte.TemporaryFolder;
import nl.belofte.TestClock;
import nl.belofte.brand.Mode;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.CleanDatabase;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.ledger.Ledger;
import nl.belofte.person.PersonId;
import nl.belofte.person.Persons;
import nl.belofte.retention.RetentionSweep;
import nl.belofte.statement.Category;
import nl.belofte.statement.Event;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Regime;
import nl.belofte.statement.StatementFolder;
import nl.belofte.statement.Statements;
import nl.belofte.suppression.RegistryReplay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The promise floor on a fresh database, under the real statements unless told otherwise, with a clock to be set. */
public final class Floor implements AutoCloseable {

    public static final Content ANNA = content(
            Map.of(
                    Field.GIVEN_NAME, "Anna",
                    Field.FAMILY_NAME, "de Vries",
                    Field.STREET, "Kerkstraat",
                    Field.HOUSE_NUMBER, "12",
                    Field.POSTCODE, "3911 AB",
                    Field.TOWN, "Rhenen",
                    Field.COUNTRY, "NL"),
            "anna@voorbeeld.example");

    public static final Content BRAM =
            content(Map.of(Field.GIVEN_NAME, "Bram", Field.FAMILY_NAME, "Jansen"), "bram@voorbeeld.example");

    public static final Content CHAIMA =
            content(Map.of(Field.GIVEN_NAME, "Chaima", Field.FAMILY_NAME, "El Amrani"), "chaima@voorbeeld.example");

    static final DossierNews NOBODY = _ -> {};

    public final TestClock clock;
    public final HikariDataSource database;
    public final JdbcClient db;
    public final TransactionTemplate transaction;
    public final Path folder;
    private final String node;
    private final boolean ofSeveral;
    public final Statements statements;
    public final Persons persons;
    public final Evidence evidence;
    public final Keys keys;
    public final Ledger ledger;
    /** Nobody was told anything; a test may put another here before it asks for {@link #dossiers()}. */
    public DossierNews news = NOBODY;

    public final Dossiers dossiers;

    private Floor(TestClock clock, Path controllers) {
        this(clock, controllers, CleanDatabase.open());
    }

    /** @param database a clean one, which is not given back */
    static Floor on(String day, HikariDataSource database) {
        return new Floor(TestClock.on(day), StatementFolder.REAL, database);
    }

    /**
     * One node of several, each of which may be a process of its own.
     *
     * @param database not emptied before or after
     * @param folder of all nodes
     */
    public static Floor node(String day, HikariDataSource database, Path folder, String name) {
        return new Floor(TestClock.on(day), StatementFolder.REAL, database, folder, name, true);
    }

    private Floor(TestClock clock, Path controllers, HikariDataSource database) {
        this(clock, controllers, database, TemporaryFolder.make(), "node", false);
    }

    private Floor(
            TestClock clock, Path controllers, HikariDataSource database, Path folder, String node, boolean ofSeveral) {
        this.clock = clock;
        this.database = database;
        this.db = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.persons = new Persons(db);
        this.statements = Statements.read(controllers, clock);
        this.folder = folder;
        this.node = node;
        this.ofSeveral = ofSeveral;
        this.evidence = new Evidence(db, clock, chain());
        this.keys = new DossierConfiguration().keys(folder.resolve("keys"), db, Mode.TRIAL);
        this.ledger =
                new Ledger(db, folder.resolve("ledger"), node, List.of(new RegistryReplay(db, transaction, evidence)));
        this.dossiers = dossiers();
    }

    public static Floor on(String day) {
        return new Floor(TestClock.on(day), StatementFolder.REAL);
    }

    public static Floor on(String day, StatementFolder controllers) {
        return new Floor(TestClock.on(day), controllers.path());
    }

    /** As they are after a start: with what the ledger knows. */
    public Dossiers dossiers() {
        chain();
        return dossiers(ledger);
    }

    /** Those of a node with this ledger. */
    Dossiers dossiers(Ledger ledger) {
        return new Dossiers(db, transaction, statements, persons, evidence, keys, ledger, news);
    }

    /** Those of a node that goes to the database in its own way, and has its own keys. */
    Dossiers dossiersOn(DataSource database, Keys keys) {
        var db = JdbcClient.create(database);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        return new Dossiers(
                db,
                transaction,
                statements,
                new Persons(db),
                new Evidence(db, clock, chainOn(database)),
                keys,
                ledger,
                news);
    }

    EvidenceChain chainOn(DataSource database) {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        return new EvidenceChain(
                JdbcClient.create(database),
                transaction,
                clock,
                folder.resolve(ofSeveral ? "evidence-" + node : "evidence"),
                ofSeveral);
    }

    /** These are done, and then the database is as it was before, as a restore does it. */
    public void restoredAfter(Runnable deeds) {
        var tables = CleanDatabase.tables(database);
        db.sql("create schema before").update();
        tables.forEach(table -> db.sql("create table before.%s as table %s".formatted(table.replace('.', '_'), table))
                .update());
        deeds.run();
        transaction.executeWithoutResult(_ -> {
            tables.forEach(table -> db.sql("delete from " + table).update());
            tables.reversed()
                    .forEach(table -> db.sql("insert into %s overriding system value table before.%s"
                                    .formatted(table, table.replace('.', '_')))
                            .update());
        });
        db.sql("drop schema before cascade").update();
    }

    public <T> T inTransaction(Supplier<T> deed) {
        return transaction.execute(_ -> deed.get());
    }

    public PersonId person(String controller) {
        return persons.add(controller);
    }

    /** Opens a dossier with as much of this as its purpose may hold. */
    public DossierId open(String controller, PersonId person, Purpose purpose, Content content) {
        var declaration = statements.current(controller).declaration(purpose).orElseThrow();
        var held = new EnumMap<Category, Map<Field, String>>(Category.class);
        content.values().forEach((category, fields) -> {
            if (declaration.allows(category)) {
                held.put(category, fields);
            }
        });
        return inTransaction(() -> dossiers.open(controller, person, purpose, new Content(held), self(person)));
    }

    public DossierId open(String controller, Purpose purpose, Content content) {
        return open(controller, person(controller), purpose, content);
    }

    /** A dossier as it lies in the database after this happened, also for a purpose that no feature opens yet. */
    public DossierId happened(String controller, Purpose purpose, String version, Event event, LocalDate on) {
        return happened(controller, purpose, version, Regime.DOMESTIC, on.minusDays(10), event, on);
    }

    public DossierId happened(
            String controller,
            Purpose purpose,
            String version,
            Regime regime,
            LocalDate opened,
            Event event,
            LocalDate on) {
        var id = DossierId.random();
        var person = person(controller);
        db.sql("""
                        insert into declaration (controller, purpose, statement_version, basis, regime)
                        values (?, ?, ?::date, 'contract', ?) on conflict do nothing""").params(controller, purpose.id(), version, regime.id()).update();
        db.sql("""
                        insert into dossier (id, declaration, person, opened_on, event, event_on, sealed)
                        select ?, id, ?, ?, ?, ?, '' from declaration
                        where controller = ? and purpose = ? and statement_version = ?::date and regime = ?""")
                .params(id.value(), person.value(), Date.valueOf(opened), event.id(), Date.valueOf(on))
                .params(controller, purpose.id(), version, regime.id())
                .update();
        keys.keep(db, List.of(id.value()), List.of(Keys.random()));
        return id;
    }

    public Dossier read(DossierId id, Purpose purpose, Actor actor) {
        return inTransaction(() -> dossiers.read(id, new Use(purpose, actor)));
    }

    public int erase(DossierId... ids) {
        return inTransaction(() -> dossiers.erase(List.of(ids), new Actor.Platform("sweep"), "test"));
    }

    public EvidenceChain chain() {
        return chainOn(database);
    }

    public Search search() {
        return new DossierConfiguration().search(db, transaction, statements, evidence, keys);
    }

    public Marks marks() {
        return new DossierConfiguration().marks(db, statements, keys);
    }

    public Outlines outlines() {
        return new DossierConfiguration().outlines(db, statements);
    }

    public GoingWith goingWith() {
        return new GoingWith(db);
    }

    public RetentionSweep sweep() {
        return new RetentionSweep(db, statements, dossiers, clock);
    }

    public int count(String from, Object... params) {
        return db.sql("select count(*) from " + from)
                .params(params)
                .query(Integer.class)
                .single();
    }

    public boolean erased(DossierId id) {
        return count("dossier where id = ? and person is null", id.value()) == 1;
    }

    public static Actor self(PersonId person) {
        return new Actor.Self(person.value());
    }

    /** Dirk works at the desk. */
    public static Actor dirk(String role) {
        return new Actor.Staff(role, UUID.nameUUIDFromBytes(new byte[] {4}));
    }

    public static Content email(String address) {
        return new Content(Map.of(Category.EMAIL, Map.of(Field.EMAIL, address)));
    }

    private static Content content(Map<Field, String> name, String address) {
        return new Content(Map.of(Category.NAME_AND_ADDRESS, name)).with(Category.EMAIL, Map.of(Field.EMAIL, address));
    }

    @Override
    public void close() {
        ledger.close();
        if (!ofSeveral) {
            CleanDatabase.giveBack(database);
        }
    }
}
