package nl.belofte.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.belofte.disclosure.PastRecipients.Kind;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells those who received data what became of it. Art. 19 GDPR. Notices of one disclosure go in the order in which things
 * happened; one that fails is tried again, and again until it is there. After a crash one may go twice, never not at all.
 */
public final class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final Actor ACTOR = new Actor.Platform("disclosure");

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final TransactionTemplate attempt;
    private final Clock clock;
    private final Dossiers dossiers;
    private final Evidence evidence;
    private final Gate gate;
    private final Recipients recipients;
    private final Outlet outlet;

    Notices(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Dossiers dossiers,
            Evidence evidence,
            Gate gate,
            Recipients recipients,
            Outlet outlet) {
        this.db = db;
        this.transaction = transaction;
        this.attempt = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
        this.dossiers = dossiers;
        this.evidence = evidence;
        this.gate = gate;
        this.recipients = recipients;
        this.outlet = outlet;
    }

    /** Sends all that is due. Safe on many nodes at once: a notice is taken by one. */
    public void deliver() {
        // One who does not answer is left alone until the next round, and does not hold up the others.
        var silent = new HashSet<String>();
        for (var next = take(silent); next.isPresent(); next = take(silent)) {
            if (!deliver(next.get())) {
                silent.add(next.get().to());
            }
        }
    }

    private record Notice(
            long number,
            UUID reference,
            String controller,
            String recipient,
            String purpose,
            Kind kind,
            @Nullable String category) {

        static Notice of(ResultSet row) throws SQLException {
            return new Notice(
                    row.getLong("number"),
                    row.getObject("reference", UUID.class),
                    row.getString("controller"),
                    row.getString("recipient"),
                    row.getString("purpose"),
                    Kind.of(row.getString("kind")),
                    row.getString("category"));
        }

        String to() {
            return controller + " " + recipient;
        }
    }

    /** Whose data it is about, as long as that is known: nobody's once the dossier is erased. */
    private record About(UUID dossier, @Nullable UUID person) {}

    /** Takes it for as long as sending may last; who stops meanwhile leaves it to be taken again. */
    private Optional<Notice> take(Set<String> silent) {
        var now = OffsetDateTime.now(clock);
        return db.sql("""
                        update notice set attempts = attempts + 1, due_at = :later where number = (
                          select number from notice n
                          where due_at <= :now and controller || ' ' || recipient <> all (:silent)
                            and not exists (select from notice older where older.reference = n.reference and older.number < n.number)
                          order by due_at, number limit 1 for update skip locked)
                        returning *""")
                .param("now", now)
                .param("later", now.plus(PastRecipients.ON_ITS_WAY))
                .param("silent", silent.toArray(String[]::new))
                .query((row, _) -> Notice.of(row))
                .optional();
    }

    private boolean deliver(Notice notice) {
        try {
            var address = recipients.address(notice.controller(), notice.recipient());
            if (address.isEmpty()) {
                LOG.warn(
                        "{} has no address to tell it of what was {}.",
                        notice.to(),
                        notice.kind().id());
                tryLater(notice, Optional.empty());
                return false;
            }
            var consignment = transaction.execute(_ -> prepare(notice));
            outlet.post(address.get(), consignment.json());
            db.sql("delete from notice where number = ?").param(notice.number()).update();
            return true;
        } catch (NotDelivered failure) {
            tryLater(notice, Optional.ofNullable(failure.getMessage()));
        } catch (RuntimeException e) {
            LOG.warn("A notice could not be sent: {}", e.getClass().getName());
        }
        return false;
    }

    /** What to send, with its evidence. */
    private Consignment prepare(Notice notice) {
        var about = about(notice);
        if (notice.kind() == Kind.RECTIFIED && about.isPresent()) {
            var disclosed = discloseAgain(notice, about.get());
            if (disclosed != null) {
                return disclosed;
            }
        }
        evidence.record(entry(Deed.TOLD, notice, about, notice.kind().id()));
        return new Consignment(notice.kind().id(), notice.reference(), notice.controller(), Content.EMPTY);
    }

    /** The new value, if it may leave today; else null, and the recipient hears only that the old one is right no more. */
    private @Nullable Consignment discloseAgain(Notice notice, About about) {
        var category = Category.of(Objects.requireNonNull(notice.category())).orElseThrow();
        var purpose = Purpose.of(notice.purpose()).orElseThrow();
        try {
            return attempt.execute(_ -> {
                var dossier = dossiers.read(new DossierId(about.dossier()), new Use(purpose, ACTOR));
                gate.addressFor(dossier, notice.recipient(), Set.of(category));
                evidence.record(entry(
                        Deed.DISCLOSED,
                        notice,
                        Optional.of(about),
                        category.id() + " " + notice.kind().id()));
                return Consignment.of(
                        notice.kind().id(),
                        notice.reference(),
                        notice.controller(),
                        dossier.content(),
                        Set.of(category));
            });
        } catch (NotDisclosed | NotPermitted refused) {
            return null;
        }
    }

    /** Held until the entry about it is written, or an erasure in between would miss that. */
    private Optional<About> about(Notice notice) {
        return db.sql("""
                        select d.id, d.person from disclosure r join dossier d on d.id = r.dossier
                        where r.reference = ? and d.person is not null for key share of d""")
                .param(notice.reference())
                .query((row, _) -> new About(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .optional();
    }

    private void tryLater(Notice notice, Optional<String> failure) {
        transaction.executeWithoutResult(_ -> {
            failure.ifPresent(why -> evidence.record(entry(Deed.NOT_DELIVERED, notice, about(notice), why)));
            db.sql("""
                            update notice set due_at = ?::timestamptz
                              + least(interval '1 day', interval '30 seconds' * power(2, least(attempts, 20) - 1))
                            where number = ?""").params(OffsetDateTime.now(clock), notice.number()).update();
        });
    }

    private static Entry entry(Deed deed, Notice notice, Optional<About> about, String word) {
        return new Entry(
                notice.controller(),
                deed,
                notice.purpose(),
                ACTOR,
                about.map(About::person).orElse(null),
                about.map(About::dossier).orElse(null),
                "%s %s %s".formatted(notice.recipient(), word, notice.reference()));
    }
}
