package nl.belofte.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import nl.belofte.brand.Mode;
import nl.belofte.database.BenchServer;
import nl.belofte.disclosure.BenchNews;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.ledger.Ledger;
import nl.belofte.person.Persons;
import nl.belofte.retention.RetentionSweep;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The promise floor as the product puts it together, on an empty database, under statements that are made for measuring. It
 * stands in this package because the product gives its keys to nobody else.
 */
public final class BenchFloor {

    private static final String STATEMENT = """
            controller: %1$s
            version: 2026-01-01
            languages: [nl, en]
            country: nl
            zone: Europe/Amsterdam
            contact: { name: N, address: A, email: a@example.org, phone: "+31853030035", trade-register: "1", authority: { name: A, url: u } }
            introduction: { nl: i, en: i }
            summary: [{ nl: s, en: s }]
            purposes:
              location:
                title: { nl: t, en: t }
                data: { message: { nl: w, en: w } }
                basis: contract
                keep: %2$d days after opened
                says: { LOC-1: { nl: "{data} {basis} {keep}", en: "{data} {basis} {keep}" } }
              newsletter:
                title: { nl: t, en: t }
                data: { name-and-address: { optional: yes, nl: w, en: w }, email: { nl: w, en: w } }
                basis: contract
                keep: until unsubscribed
                says: { NEW-1: { nl: "{data} {basis} {keep}", en: "{data} {basis} {keep}" } }
            access: { location: { reads: { support: all } } }
            sharing: { title: { nl: t, en: t }, says: { SHA-1: { nl: s, en: s } } }
            cookies: { title: { nl: t, en: t }, cookies: {}, says: { COO-1: { nl: s, en: s } } }
            rights: { title: { nl: t, en: t }, says: { RIG-1: { nl: s, en: s } } }
            security: { title: { nl: t, en: t }, says: { SEC-1: { nl: s, en: s } } }
            changes: { title: { nl: t, en: t }, says: { CHA-1: { nl: s, en: s } } }
            complaints: { title: { nl: t, en: t }, says: { COM-2: { nl: s, en: s } } }
            """;

    public final JdbcClient db;
    public final TransactionTemplate transaction;
    public final Statements statements;
    public final Persons persons;
    public final Evidence evidence;
    public final EvidenceChain chain;
    public final Dossiers dossiers;
    public final Keys keys;
    public final Marks marks;
    public final Ledger ledger;
    public final Path folder;

    /** @param days the term of each controller, of which there are as many: {@code c0}, {@code c1} and on */
    public BenchFloor(BenchServer server, Clock clock, int... days) {
        DataSource database = server.product();
        this.db = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        BenchServer.execute(
                database,
                "truncate platform, keys.master_key, keys.dossier_key, declaration, person, ledger_mark, evidence_chain, evidence_waiting,"
                        + " evidence_opening, sweep, mailing, mailing_link cascade");
        this.folder = server.data().resolve("floor");
        delete(folder);
        var controllers = folder.resolve("controllers");
        IntStream.range(0, days.length).forEach(number -> write(controllers, "c" + number, days[number]));
        this.statements = Statements.read(controllers, clock);
        this.persons = new Persons(db);
        this.chain = new EvidenceChain(db, transaction, clock, folder.resolve("evidence"), false);
        this.evidence = new Evidence(db, clock, chain);
        this.keys = new DossierConfiguration().keys(folder.resolve("keys"), db, Mode.TRIAL);
        this.marks = new DossierConfiguration().marks(db, statements, keys);
        this.ledger = new Ledger(db, folder.resolve("ledger"), chain.node());
        this.dossiers = new Dossiers(
                db, transaction, statements, persons, evidence, keys, ledger, BenchNews.of(db, clock, evidence));
    }

    /** The same floor at another time. */
    public RetentionSweep sweepAt(Clock clock) {
        return new RetentionSweep(db, Statements.read(folder.resolve("controllers"), clock), dossiers, clock);
    }

    private static void write(Path controllers, String name, int days) {
        try {
            var file = controllers.resolve(name).resolve("statement/2026-01-01.yaml");
            Files.createDirectories(file.getParent());
            Files.writeString(file, STATEMENT.formatted(name, days));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
