package nl.belofte.mailing;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.file.Language;
import nl.belofte.mailing.Mailing.State;
import nl.belofte.mailing.Mailing.Words;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The mailings and what staff decide about them. What somebody tested is what goes: a change asks for a new test. */
@Component
@Serves("NEW-4")
public class Mailings {

    /** Nobody looks further back. */
    private static final int LISTED = 100;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Mailings(JdbcClient db, TransactionTemplate transaction, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return its number */
    public int add(String controller, Purpose purpose, String host, Words words) {
        return db.sql("""
                        insert into mailing (controller, purpose, host, state, subject_nl, subject_en, body_nl, body_en)
                        values (?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(controller, purpose.id(), host, State.DRAFT.id())
                .params(values(words))
                .query(Integer.class)
                .single();
    }

    /** Whether nobody had decided yet that it goes, or wrote something else meanwhile. */
    boolean rewrite(Mailing draft, String host, Words words) {
        return db.sql("""
                        update mailing set subject_nl = ?, subject_en = ?, body_nl = ?, body_en = ?, host = ?, state = ?
                        where id = ? and state in (?, ?) and host = ?
                          and subject_nl = ? and subject_en = ? and body_nl = ? and body_en = ?""")
                        .params(values(words))
                        .params(host, State.DRAFT.id(), draft.id(), State.DRAFT.id(), State.TESTED.id())
                        .params(draft.host())
                        .params(values(draft.words()))
                        .update()
                == 1;
    }

    private static List<Object> values(Words words) {
        return List.of(
                words.subject().in(Language.NL),
                words.subject().in(Language.EN),
                words.body().in(Language.NL),
                words.body().in(Language.EN));
    }

    /** The newest first. */
    List<Mailing> list(String controller) {
        return db.sql("select * from mailing where controller = ? order by id desc limit ?")
                .params(controller, LISTED)
                .query((row, _) -> Mailing.of(row))
                .list();
    }

    /** All of whose readers had their turn, the newest first. */
    List<Mailing> sent(String controller, Purpose purpose, String host) {
        return db.sql("""
                        select * from mailing where controller = ? and purpose = ? and host = ? and state = ?
                        order by id desc limit ?""")
                .params(controller, purpose.id(), host, State.SENT.id(), LISTED)
                .query((row, _) -> Mailing.of(row))
                .list();
    }

    public Optional<Mailing> find(String controller, int id) {
        return db.sql("select * from mailing where controller = ? and id = ?")
                .params(controller, id)
                .query((row, _) -> Mailing.of(row))
                .optional();
    }

    /** In these states, the one that began or begins first at the front. */
    List<Mailing> in(State state) {
        return db.sql("select * from mailing where state = ? order by due_at, id")
                .param(state.id())
                .query((row, _) -> Mailing.of(row))
                .list();
    }

    /** Somebody had these very words sent to himself. Whether they are still what it says. */
    public boolean tested(Mailing as) {
        return db.sql("""
                        update mailing set state = ?
                        where id = ? and state = ? and subject_nl = ? and subject_en = ? and body_nl = ? and body_en = ?""")
                        .params(State.TESTED.id(), as.id(), State.DRAFT.id())
                        .params(values(as.words()))
                        .update()
                == 1;
    }

    /** Whether it was tested, and begins then; what was to begin later may begin sooner. */
    public boolean schedule(String controller, int id, Instant at) {
        return db.sql("""
                        update mailing set state = ?, due_at = ? where controller = ? and id = ? and state in (?, ?)""")
                        .params(State.SCHEDULED.id(), at.atOffset(ZoneOffset.UTC))
                        .params(controller, id, State.TESTED.id(), State.SCHEDULED.id())
                        .update()
                == 1;
    }

    /** It does not begin by itself any more, and may be changed again. */
    boolean unschedule(String controller, int id) {
        return db.sql("update mailing set state = ?, due_at = null where controller = ? and id = ? and state = ?")
                        .params(State.TESTED.id(), controller, id, State.SCHEDULED.id())
                        .update()
                == 1;
    }

    /** No more is taken from now on; what a line has at this moment goes. */
    public boolean pause(String controller, int id) {
        return move(controller, id, State.SENDING, State.PAUSED);
    }

    public boolean resume(String controller, int id) {
        return move(controller, id, State.PAUSED, State.SENDING);
    }

    /** For good: who did not get it does not get it. */
    public boolean stop(String controller, int id) {
        return db.sql("""
                        update mailing set state = ?, ended_at = ? where controller = ? and id = ? and state in (?, ?, ?)""")
                        .params(State.STOPPED.id(), OffsetDateTime.now(clock), controller, id)
                        .params(State.GATHERING.id(), State.SENDING.id(), State.PAUSED.id())
                        .update()
                == 1;
    }

    private boolean move(String controller, int id, State from, State to) {
        return db.sql("update mailing set state = ? where controller = ? and id = ? and state = ?")
                        .params(to.id(), controller, id, from.id())
                        .update()
                == 1;
    }

    /** Of those that are sent: all that is left of some of their copies waits for nobody. */
    void end() {
        db.sql("""
                        update mailing m set state = ?, ended_at = ? where state = ?
                          and not exists (select from mailing_copy where mailing = m.id and state = 'waiting')
                          and not exists (select from mailing_bundle where mailing = m.id)""")
                .params(State.SENT.id(), OffsetDateTime.now(clock), State.SENDING.id())
                .update();
    }

    /**
     * @param waiting had no turn yet, or has another one
     * @param doubtful may have arrived, and nobody knows
     */
    public record Left(int waiting, int doubtful) {}

    public Left left(int id) {
        return db.sql("""
                        select (select count(*) from mailing_copy where mailing = :id and state = 'waiting')
                            + (select count(*) from mailing_copy c join mailing_bundle b on b.id = c.bundle where b.mailing = :id),
                          (select count(*) from mailing_copy where mailing = :id and state = 'doubtful')""")
                .param("id", id)
                .query((row, _) -> new Left(row.getInt(1), row.getInt(2)))
                .single();
    }

    /** A mailing with copies of which nobody knows whether they arrived; it waits for a person to decide. */
    record Doubt(int mailing, Purpose purpose, Instant begun, int copies) {}

    /** Of all of a controller's mailings, the one that began first at the front. */
    List<Doubt> doubts(String controller) {
        return db.sql("""
                        select m.id, m.purpose, m.begun_at, count(*) from mailing m
                        join mailing_copy c on c.mailing = m.id and c.state = 'doubtful'
                        where m.controller = ? group by m.id order by m.begun_at, m.id limit ?""")
                .params(controller, LISTED)
                .query((row, _) -> new Doubt(
                        row.getInt(1),
                        Purpose.of(row.getString(2)).orElseThrow(),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getInt(4)))
                .list();
    }

    /** Of which nobody knows whether they arrived. */
    List<UUID> doubtful(int id, int atMost) {
        return db.sql("""
                        select dossier from mailing_copy where mailing = ? and state = 'doubtful' order by number limit ?""").params(id, atMost).query(UUID.class).list();
    }

    /**
     * Somebody decided about all of which nobody knows.
     *
     * @param again whether they go once more, and some so perhaps twice; else they count as sent
     * @return whether there were any
     */
    boolean decide(Mailing mailing, boolean again) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            int decided =
                    db.sql("""
                            update mailing_copy set state = ? where mailing = ? and state = 'doubtful'""").params(again ? "waiting" : "sent", mailing.id()).update();
            if (again) {
                db.sql("update mailing set state = ?, ended_at = null where id = ? and state = ?")
                        .params(State.SENDING.id(), mailing.id(), State.SENT.id())
                        .update();
            } else {
                db.sql("update mailing set sent = sent + ? where id = ?")
                        .params(decided, mailing.id())
                        .update();
            }
            return decided > 0;
        }));
    }
}
