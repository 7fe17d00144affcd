package nl.belofte.rights;

import java.sql.Date;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Search;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Tokens;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The links in letters about requests. Each opens once, at its own controller, for a while. RIG-9. */
@Component
public class RequestLinks {

    /** Longer than a holiday; who comes later has another one sent. */
    static final Period TERM = Period.ofMonths(1);

    private final JdbcClient db;
    private final Clock clock;
    private final Tokens tokens;
    private final Search search;
    private final Statements statements;

    RequestLinks(JdbcClient db, Clock clock, Tokens tokens, Search search, Statements statements) {
        this.db = db;
        this.clock = clock;
        this.tokens = tokens;
        this.search = search;
        this.statements = statements;
    }

    UUID add(RightsRequest request, Optional<UUID> event) {
        var id = UUID.randomUUID();
        db.sql("insert into rights_link (id, dossier, event, until, sent_to) values (?, ?, ?, ?, ?)")
                .params(id, request.dossier().value())
                .param(event.orElse(null))
                .param(Date.valueOf(statements.today(request.controller()).plus(TERM)))
                .param(search.mailboxOf(request.dossier()).orElse(null))
                .update();
        return id;
    }

    /** What the letter with this link tells of. */
    Optional<UUID> event(UUID link) {
        return db.sql("select event from rights_link where id = ?")
                .param(link)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .optional()
                .flatMap(event -> event);
    }

    /**
     * What a link leads to, used or not.
     *
     * @param sentTo the mailbox that got it, as {@link Search#mailboxOf} has it
     */
    public record Led(DossierId request, byte[] sentTo) {}

    public Optional<Led> known(String controller, String token) {
        return read(token)
                .flatMap(id -> db.sql("""
                        select l.dossier, l.sent_to from rights_link l join rights_request r on r.dossier = l.dossier
                        where l.id = ? and r.controller = ? and l.sent_to is not null""")
                        .params(id, controller)
                        .query((row, _) -> new Led(new DossierId(row.getObject(1, UUID.class)), row.getBytes(2)))
                        .optional());
    }

    /** Whether it would open now. */
    public boolean opens(String controller, String token) {
        return read(token)
                .filter(id -> db.sql("""
                                select exists (select from rights_link l join rights_request r on r.dossier = l.dossier
                                where l.id = ? and r.controller = ? and l.used_at is null and l.until >= ?)""")
                        .params(id, controller, today(controller))
                        .query(Boolean.class)
                        .single())
                .isPresent();
    }

    /** Opens it, once. */
    @Transactional
    public Optional<DossierId> use(String controller, String token) {
        return read(token)
                .flatMap(id -> db.sql("""
                        update rights_link l set used_at = ? from rights_request r
                        where r.dossier = l.dossier and l.id = ? and r.controller = ? and l.used_at is null and l.until >= ?
                        returning l.dossier""")
                        .params(OffsetDateTime.now(clock), id, controller, today(controller))
                        .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                        .optional());
    }

    private Optional<UUID> read(String token) {
        return tokens.read(Letter.REQUEST_RECEIVED, token);
    }

    private Date today(String controller) {
        return Date.valueOf(statements.today(controller));
    }
}
