package nl.belofte.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.person.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters that do not go out however often they are tried, for a person to look at. */
@Component
public class StuckLetters {

    /** After which a person looks at it: then it was tried for a quarter of an hour. */
    static final int TRIES = 5;

    /** Or this long, when it was tried less often because the platform did not run. */
    static final Duration TRIED = Duration.ofHours(4);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Evidence evidence;

    StuckLetters(JdbcClient db, TransactionTemplate transaction, Clock clock, Evidence evidence) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.evidence = evidence;
    }

    /**
     * Without its address and without what it says.
     *
     * @param person to whom it goes
     * @param nextTry empty where the mail server knows no such address: then it is not tried again by itself
     * @param made whether it could be written; else no mail server was asked
     */
    public record StuckLetter(
            UUID id,
            Letter letter,
            PersonId person,
            Instant since,
            int tries,
            Optional<Instant> nextTry,
            boolean made) {

        static StuckLetter of(ResultSet row) throws SQLException {
            return new StuckLetter(
                    row.getObject("id", UUID.class),
                    Letter.of(row.getString("template")),
                    new PersonId(row.getObject("person", UUID.class)),
                    row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                    row.getInt("attempts"),
                    Optional.ofNullable(row.getObject("next_try", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant),
                    row.getBoolean("made"));
        }
    }

    /** Of these kinds, what waits from the longest on. */
    public List<StuckLetter> list(String controller, Collection<Letter> kinds, int atMost) {
        return db.sql("""
                        select m.id, m.template, m.queued_at, m.attempts, m.made, d.person,
                          case when isfinite(m.due_at) then m.due_at end as next_try
                        from outgoing_mail m join dossier d on d.id = m.dossier
                        where m.controller = ? and m.template = any (?) and m.attempts > 0
                          and (m.attempts >= ? or m.queued_at <= ? or not isfinite(m.due_at) or not m.made)
                        order by m.queued_at, m.id limit ?""")
                .params(controller, ids(kinds), TRIES, OffsetDateTime.now(clock).minus(TRIED), atMost)
                .query((row, _) -> StuckLetter.of(row))
                .list();
    }

    /** It was not taken; what is refused for good waits for a person, and anything else is tried again ever later. */
    void refused(UUID id, boolean never) {
        failed(id, true, never);
    }

    /** A person sees it at once, for somebody has to mend the platform; it is tried again all the same. */
    void notMade(UUID id) {
        failed(id, false, false);
    }

    private void failed(UUID id, boolean made, boolean never) {
        db.sql("""
                        update outgoing_mail set attempts = attempts + 1, made = ?,
                          due_at = case when ? then 'infinity' else
                            ?::timestamptz + least(interval '4 hours', interval '30 seconds' * power(2, attempts)) end
                        where id = ?""").params(made, never, OffsetDateTime.now(clock), id).update();
    }

    /** @return whether there still was such a letter of one of these kinds; it is due now */
    public boolean tryAgain(UUID id, String controller, Collection<Letter> kinds) {
        // One that is being sent at this moment is tried again as it is: nobody waits for its server here.
        db.sql("""
                        update outgoing_mail set due_at = ? where id in (
                          select id from outgoing_mail where id = ? and controller = ? and template = any (?)
                          for update skip locked)""")
                .params(OffsetDateTime.now(clock), id, controller, ids(kinds))
                .update();
        return db.sql(
                        "select exists (select from outgoing_mail where id = ? and controller = ? and template = any (?))")
                .params(id, controller, ids(kinds))
                .query(Boolean.class)
                .single();
    }

    /** @return whether there still was such a letter of one of these kinds; it is gone, and the evidence says so */
    public boolean giveUp(UUID id, String controller, Collection<Letter> kinds, Actor actor) {
        return transaction.execute(_ -> {
            // The dossier first, as who erases it does; and so no entry about it is written that would outlive it.
            var person = db.sql("""
                            select person from dossier
                            where id = (select dossier from outgoing_mail where id = ?) and person is not null
                            for key share""").param(id).query(UUID.class).optional();
            var gone = db.sql("""
                            delete from outgoing_mail where id = ? and controller = ? and template = any (?)
                            returning dossier, template""")
                    .params(id, controller, ids(kinds))
                    .query((row, _) -> {
                        var letter = Letter.of(row.getString("template"));
                        return new Entry(
                                controller,
                                Deed.NOT_MAILED,
                                letter.purpose().id(),
                                actor,
                                person.orElse(null),
                                person.isPresent() ? row.getObject("dossier", UUID.class) : null,
                                letter.id());
                    })
                    .optional();
            gone.ifPresent(evidence::record);
            return gone.isPresent();
        });
    }

    private static String[] ids(Collection<Letter> kinds) {
        return kinds.stream().map(Letter::id).toArray(String[]::new);
    }
}
