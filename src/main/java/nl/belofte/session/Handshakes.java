package nl.belofte.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import nl.belofte.dossier.DossierId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a browser began and must itself finish, once and soon: a passkey that it is asked for, a way to somebody who vouches
 * for a member of staff and back. It is tied to the browser by the session's cookie, which means nobody yet: to sign in makes
 * another token, so whoever planted the first has nothing.
 */
@Component
public class Handshakes {

    /** Long enough to look for a telephone, or to log in elsewhere. */
    static final Duration COUNTS = Duration.ofMinutes(10);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient db;
    private final Clock clock;
    private final SessionCookie cookie;

    Handshakes(JdbcClient db, Clock clock, SessionCookie cookie) {
        this.db = db;
        this.clock = clock;
        this.cookie = cookie;
    }

    public enum Kind {
        /** Logging in with a passkey. */
        PASSKEY,
        ADD_PASSKEY,
        OPENID;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Begins one, in the place of any that this browser began before.
     *
     * @param whose whom it is about, where that is known
     * @return 32 random bytes, which {@link #finish} gives once more
     */
    public byte[] begin(
            Kind kind, Optional<DossierId> whose, HttpServletRequest request, HttpServletResponse response) {
        var secret = new byte[32];
        RANDOM.nextBytes(secret);
        var hash = cookie.hash(request).orElseGet(() -> {
            var token = SessionCookie.newToken();
            cookie.write(token, response);
            return SessionCookie.hash(token);
        });
        db.sql("""
                        insert into handshake (token_hash, host, kind, dossier, secret, expires_at) values (?, ?, ?, ?, ?, ?)
                        on conflict (token_hash) do update set host = excluded.host, kind = excluded.kind,
                          dossier = excluded.dossier, secret = excluded.secret, expires_at = excluded.expires_at""")
                .params(hash, request.getServerName(), kind.id())
                .param(whose.map(DossierId::value).orElse(null))
                .params(secret, OffsetDateTime.now(clock).plus(COUNTS))
                .update();
        return secret;
    }

    /** Uses it up, whether it was this one or not. Empty when this browser began none like it here, or too long ago. */
    public Optional<byte[]> finish(Kind kind, Optional<DossierId> whose, HttpServletRequest request) {
        return cookie.hash(request)
                .flatMap(hash -> db.sql("""
                                delete from handshake where token_hash = ?
                                returning case when host = ? and kind = ? and dossier is not distinct from ?::uuid
                                  and expires_at > ? then secret end""")
                        .params(hash, request.getServerName(), kind.id())
                        .param(whose.map(DossierId::value).orElse(null))
                        .param(OffsetDateTime.now(clock))
                        .query((row, _) -> Optional.ofNullable(row.getBytes(1)))
                        .optional()
                        .flatMap(secret -> secret));
    }

    /** Those that no longer count. */
    public void forgetOld() {
        db.sql("delete from handshake where expires_at <= ?")
                .param(OffsetDateTime.now(clock))
                .update();
    }
}
