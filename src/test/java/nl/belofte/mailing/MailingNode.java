package nl.belofte.mailing;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.TestClock;
import nl.belofte.brand.RealSites;
import nl.belofte.consent.ConsentsOf;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.Keys;
import nl.belofte.evidence.Evidence;
import nl.belofte.file.Language;
import nl.belofte.file.Text;
import nl.belofte.mail.Carriage;
import nl.belofte.mail.Carriages;
import nl.belofte.mail.LetterHtml;
import nl.belofte.mailing.Mailing.Words;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.suppression.Registered;
import nl.belofte.suppression.Suppressions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What sends mailings on one node of the promise floor, to a mail server on this machine. */
public final class MailingNode {

    static final String CONTROLLER = "ipcall";
    static final String SITE = "ipcall.me";

    public static final Words WORDS = new Words(
            new Text(Map.of(Language.NL, "Nieuws", Language.EN, "News")),
            new Text(Map.of(
                    Language.NL, "# Nieuw\n\nU belt voortaan goedkoper. Lees [meer](/privacy).",
                    Language.EN, "# New\n\nYour calls cost less. Read [more](/privacy).")));

    private final JdbcClient db;
    public final Suppressions suppressions;
    public final Mailings mailings;
    public final Dispatch dispatch;

    public MailingNode(Floor floor, int port, int connections) {
        this(floor, Carriages.to(port, connections, floor.clock));
    }

    MailingNode(Floor floor, Carriage carriage) {
        this(
                floor.database,
                floor.clock,
                floor.statements,
                floor.dossiers,
                floor.evidence,
                floor.keys,
                Registered.on(floor),
                carriage);
    }

    public MailingNode(
            HikariDataSource database,
            TestClock clock,
            Statements statements,
            Dossiers dossiers,
            Evidence evidence,
            Keys keys,
            Suppressions suppressions,
            int port,
            int connections) {
        this(
                database,
                clock,
                statements,
                dossiers,
                evidence,
                keys,
                suppressions,
                Carriages.to(port, connections, clock));
    }

    private MailingNode(
            HikariDataSource database,
            TestClock clock,
            Statements statements,
            Dossiers dossiers,
            Evidence evidence,
            Keys keys,
            Suppressions suppressions,
            Carriage carriage) {
        this.db = JdbcClient.create(database);
        this.suppressions = suppressions;
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.mailings = new Mailings(db, transaction, clock);
        var bundles = new Bundles(db, transaction, clock, evidence);
        this.dispatch = new Dispatch(
                mailings,
                new Gathering(
                        db,
                        transaction,
                        clock,
                        new MailingLinks(db),
                        List.of(
                                new All(db, Purpose.NEWSLETTER, "subscriber"),
                                new All(db, Purpose.ADVERTISING, "permission"))),
                bundles,
                new Sending(
                        transaction,
                        clock,
                        bundles,
                        dossiers,
                        suppressions,
                        ConsentsOf.floor(db, transaction, clock, dossiers, evidence)),
                new Compositor(
                        statements,
                        RealSites.SITES,
                        RealSites.ADDRESSES,
                        Carriages.tokens(keys),
                        new MailingLinks(db),
                        new CopyMarks(Carriages.tokens(keys)),
                        new LetterHtml()),
                carriage,
                database,
                clock);
    }

    /**
     * All that is in a table. Who may not be reached at the moment at which it goes is the sender's to know.
     */
    private record All(JdbcClient db, Purpose purpose, String table) implements Audience {
        @Override
        public List<Reader> page(String controller, String host, Optional<DossierId> after, int atMost) {
            return db.sql("select dossier, language from %s where host = ? and dossier > ? order by dossier limit ?"
                            .formatted(table))
                    .params(host, after.map(DossierId::value).orElse(new UUID(0, 0)), atMost)
                    .query((row, _) -> new Reader(
                            new DossierId(row.getObject(1, UUID.class)),
                            Language.of(row.getString(2)).orElseThrow()))
                    .list();
        }
    }

    /** One that begins now. */
    public Mailing begun() {
        return begun(Purpose.NEWSLETTER);
    }

    Mailing begun(Purpose purpose) {
        int id = mailings.add(CONTROLLER, purpose, SITE, WORDS);
        mailings.tested(mailing(id));
        mailings.schedule(CONTROLLER, id, java.time.Instant.EPOCH);
        return mailing(id);
    }

    public Mailing mailing(int id) {
        return mailings.find(CONTROLLER, id).orElseThrow();
    }
}
