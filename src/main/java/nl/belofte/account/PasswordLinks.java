package nl.belofte.account;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links with which somebody chooses a password without knowing one, a customer or a member of staff. Each counts once and for
 * a while. What is stored of it is an id, of which only {@link nl.belofte.mail.Tokens} makes a link.
 */
@Component
public class PasswordLinks {

    private final JdbcClient db;
    private final Clock clock;

    PasswordLinks(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return what the link refers to */
    public UUID open(DossierId dossier, Duration counts) {
        var id = UUID.randomUUID();
        db.sql("insert into password_reset (id, dossier, expires_at) values (?, ?, ?)")
                .params(id, dossier.value(), OffsetDateTime.now(clock).plus(counts))
                .update();
        return id;
    }

    /** Whose it is, while it counts. */
    public Optional<DossierId> find(UUID id) {
        return db.sql("select dossier from password_reset where id = ? and expires_at > ?")
                .params(id, OffsetDateTime.now(clock))
                .query(UUID.class)
                .optional()
                .map(DossierId::new);
    }

    /** Uses it up. Whether it still counted: of two who come at once, one is in time. */
    public boolean use(UUID id) {
        return db.sql("delete from password_reset where id = ? and expires_at > ?")
                        .params(id, OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    public void forget(DossierId dossier) {
        db.sql("delete from password_reset where dossier = ?")
                .param(dossier.value())
                .update();
    }

    /** Those that no longer count. */
    public void forgetOld() {
        db.sql("delete from password_reset where expires_at <= ?")
                .param(OffsetDateTime.now(clock))
                .update();
    }
}
