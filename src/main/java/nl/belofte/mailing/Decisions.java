package nl.belofte.mailing;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.BooleanSupplier;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What staff decide about when a mailing goes: each stands in the evidence, and beside the mailing for their colleagues. */
@Component
class Decisions {

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Evidence evidence;

    Decisions(JdbcClient db, TransactionTemplate transaction, Clock clock, Evidence evidence) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.evidence = evidence;
    }

    /** @param role of that moment: names are for the privacy officer */
    record Decision(String deed, String role, Instant at) {}

    /**
     * @param decision whether it still could be
     * @return what that says
     */
    boolean take(Mailing mailing, Deed deed, Actor.Staff by, BooleanSupplier decision) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            boolean taken = decision.getAsBoolean();
            if (taken) {
                evidence.record(new Entry(
                        mailing.controller(),
                        deed,
                        mailing.purpose().id(),
                        by,
                        null,
                        by.dossier(),
                        Sending.detail(mailing.id())));
                db.sql("insert into mailing_step (mailing, deed, member, role, at) values (?, ?, ?, ?, ?)")
                        .params(mailing.id(), deed.id(), by.dossier(), by.role(), OffsetDateTime.now(clock))
                        .update();
            }
            return taken;
        }));
    }

    /** The newest first. */
    List<Decision> about(int mailing) {
        return db.sql("select deed, role, at from mailing_step where mailing = ? order by at desc")
                .param(mailing)
                .query((row, _) -> new Decision(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }
}
