package nl.belofte.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.belofte.file.Language;
import nl.belofte.inbox.Unreadable.Trouble;
import nl.belofte.statement.Statements;
import nl.belofte.web.Moment;
import nl.belofte.web.Texts;
import nl.belofte.work.Alarm;
import nl.belofte.work.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which mailboxes cannot be read, and since when: in the database, for the desk that is looked at may be another node's. */
@Component
class MailboxTroubles implements Alarm {

    /** A server that is away for a moment is nobody's work. */
    static final Duration ALARMING = Duration.ofMinutes(10);

    /** It is tried once an hour at least: who did not try for longer than that knows nothing of now. */
    private static final Duration KNOWN = Duration.ofHours(2);

    private final JdbcClient db;
    private final Statements statements;
    private final Clock clock;

    MailboxTroubles(JdbcClient db, Statements statements, Clock clock) {
        this.db = db;
        this.statements = statements;
        this.clock = clock;
    }

    void note(String controller, Trouble trouble, Instant at) {
        db.sql("""
                        insert into mailbox_trouble as known (controller, trouble, since, tried_at)
                        values (:controller, :trouble, :at, :at)
                        on conflict (controller) do update set trouble = excluded.trouble, tried_at = excluded.tried_at,
                          since = case when known.tried_at < :old then excluded.since else known.since end""")
                .param("controller", controller)
                .param("trouble", id(trouble))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("old", at.minus(KNOWN).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whichever node it was that could not read it: mail comes in. */
    void clear(String controller) {
        db.sql("delete from mailbox_trouble where controller = ?")
                .param(controller)
                .update();
    }

    @Override
    public List<Task> raised(String controller, Language language) {
        var now = OffsetDateTime.now(clock);
        return db.sql("""
                        select trouble, since from mailbox_trouble
                        where controller = ? and since <= ? and tried_at >= ?""")
                .params(controller, now.minus(ALARMING), now.minus(KNOWN))
                .query((row, _) -> task(
                        controller,
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        language))
                .list();
    }

    private Task task(String controller, String trouble, Instant since, Language language) {
        var at = Moment.of(since, statements.current(controller).zone(), language)
                .written();
        return new Task(
                Texts.in(language).get("alarm.mailbox." + trouble, at, controller),
                since,
                Optional.empty(),
                true,
                Optional.empty());
    }

    private static String id(Trouble trouble) {
        return trouble.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
