package nl.belofte.dossier;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.belofte.TestClock;
import nl.belofte.brand.Mode;
import nl.belofte.database.Backup;
import nl.belofte.database.MortalPostgres;
import nl.belofte.database.Outage;
import nl.belofte.evidence.Actor;
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
import nl.belofte.statement.Statements;
import nl.belofte.suppression.Registered;
import nl.belofte.suppression.RegistryReplay;
import nl.belofte.suppression.Suppressions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The promise floor of one node in a process of its own, to be killed. Each line of its input asks for a deed and begins with
 * a number; the answer begins with the same number, and is given once the deed is done.
 */
public final class FloorNode {

    private static final String CONTROLLER = "ipcall";

    /** A link in a letter was used, and nobody knows by whom. */
    private static final Actor PERSONLESS = new Actor.Platform("test");

    private final TestClock clock;
    private final Persons persons;
    private final EvidenceChain chain;
    private final Ledger ledger;
    private final Dossiers dossiers;
    private final Suppressions suppressions;
    private final RetentionSweep sweep;
    private final KeyRotation rotation;
    private final Backup backup;

    private FloorNode(String name, String url, Path home, String day) {
        this.clock = TestClock.on(day);
        var statements = Statements.read(home.resolve("controllers"), clock);
        var database = MortalPostgres.pool(url, name, 8);
        var db = JdbcClient.create(database);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.chain = new EvidenceChain(db, transaction, clock, home.resolve("evidence-" + name.charAt(0)), true);
        var evidence = new Evidence(db, clock, chain);
        this.persons = new Persons(db);
        var keys = new DossierConfiguration().keys(home.resolve("keys"), db, Mode.TRIAL);
        var replay = new RegistryReplay(db, transaction, evidence);
        this.ledger = new Ledger(db, home.resolve("ledger"), chain.node(), List.of(replay));
        this.dossiers = new Dossiers(db, transaction, statements, persons, evidence, keys, ledger, Floor.NOBODY);
        var marks = new DossierConfiguration().marks(db, statements, keys);
        this.suppressions = Registered.on(db, transaction, clock, statements, marks, dossiers, evidence, ledger);
        this.sweep = new RetentionSweep(db, statements, dossiers, clock);
        this.rotation = new KeyRotation(db, transaction, keys);
        this.backup = new Backup(database);
    }

    /** Its name, the database, the folder of all nodes, and the day. */
    public static void main(String[] args) {
        var answers = System.out;
        System.setOut(System.err); // what is logged is no answer
        var node = new FloorNode(args[0], args[1], Path.of(args[2]), args[3]);
        answers.println("0 ok");
        new java.io.BufferedReader(new java.io.InputStreamReader(System.in))
                .lines()
                .forEach(line -> Thread.startVirtualThread(() -> node.answer(line.split(" "), answers)));
    }

    private void answer(String[] words, PrintStream answers) {
        String answer;
        try {
            answer = "ok " + done(words);
        } catch (NotPermitted refused) {
            answer = "no " + refused.getMessage();
        } catch (Throwable failed) {
            // Nobody here knows whether it was done.
            answer = (Outage.is(failed) ? "lost " : "failed ") + causes(failed);
        }
        answers.println(words[0] + " " + answer.replaceAll("\\R", " "));
        answers.flush();
    }

    private Object done(String[] words) {
        return switch (words[1]) {
            case "day" -> {
                clock.set(java.time.LocalDate.parse(words[2]));
                yield "";
            }
            case "seal" -> {
                chain.seal();
                yield "";
            }
            case "mark" -> {
                ledger.mark();
                yield "";
            }
            case "rotate" -> rotation.run(_ -> {});
            case "verify" -> {
                var verdict = chain.verify();
                yield verdict.gaps().size() + " " + String.join("; ", verdict.faults());
            }
            case "sweep" -> {
                var result = sweep.run();
                yield result.failed() + " " + sweep.overdue();
            }
            case "backup" -> {
                backup.write(Path.of(words[2]));
                yield "";
            }
            case "person" -> persons.add(CONTROLLER);
            case "suppress" -> {
                suppressions.object(CONTROLLER, Purpose.NEWSLETTER, Floor.email(words[2]), PERSONLESS);
                yield "";
            }
            case "reach" ->
                suppressions.reach(CONTROLLER, Purpose.NEWSLETTER, Channel.EMAIL, Floor.email(words[2]), () -> {});
            default -> deed(words);
        };
    }

    private Object deed(String[] words) {
        var of = UUID.fromString(words[2]);
        var id = new DossierId(of);
        var dirk = Floor.dirk("support");
        switch (words[1]) {
            case "open" -> {
                return dossiers.open(
                        CONTROLLER,
                        new PersonId(of),
                        purpose(words[3]),
                        content(words[4]),
                        Floor.self(new PersonId(of)));
            }
            case "read" -> {
                var person = Optional.of(words)
                        .filter(all -> all.length > 4)
                        .map(all -> new PersonId(UUID.fromString(all[4])));
                return address(dossiers.read(
                                id,
                                new Use(
                                        purpose(words[3]),
                                        person.map(Floor::self).orElse(dirk)))
                        .content());
            }
            case "rectify" -> {
                var changed = dossiers.rectify(id, Category.EMAIL, Map.of(Field.EMAIL, words[3]), dirk);
                if (!changed.equals(List.of(id))) {
                    throw new IllegalStateException("others were rectified too: " + changed);
                }
            }
            case "end" -> dossiers.end(id, Event.of(words[3]).orElseThrow(), dirk);
            case "reopen" -> dossiers.reopen(id, dirk);
            case "restrict" -> dossiers.restrict(id, RestrictionGround.ACCURACY, dirk);
            case "lift" -> dossiers.lift(id, Floor.dirk("privacy-officer"));
            case "object" -> dossiers.object(new PersonId(of), purpose(words[3]), Floor.dirk("privacy-officer"));
            default -> throw new IllegalArgumentException(words[1]);
        }
        return "";
    }

    private static Purpose purpose(String id) {
        return Purpose.of(id).orElseThrow();
    }

    static Content content(String address) {
        return Floor.ANNA.with(Category.EMAIL, Map.of(Field.EMAIL, address));
    }

    /** That of a dossier whose other values are as they were given. */
    static String address(Content content) {
        var address = content.get(Category.EMAIL, Field.EMAIL).orElse("none");
        return content.equals(content(address)) ? address : "broken";
    }

    private static String causes(Throwable failed) {
        return Stream.iterate(failed, each -> each != null, Throwable::getCause)
                .map(Throwable::toString)
                .reduce((before, each) -> before + " <- " + each)
                .orElseThrow();
    }
}
