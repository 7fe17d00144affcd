package nl.belofte.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.brand.Addresses;
import nl.belofte.dossier.DossierId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The sessions: begun, recognised, ended. */
@Component
public class Sessions {

    /** Without a sign of life; long enough to fill in a form, short enough for a shared computer. */
    static final Duration IDLE = Duration.ofMinutes(30);

    /** However busy. */
    static final Duration LONGEST = Duration.ofHours(12);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient db;
    private final Clock clock;
    private final Addresses addresses;

    Sessions(JdbcClient db, Clock clock, Addresses addresses) {
        this.db = db;
        this.clock = clock;
        this.addresses = addresses;
    }

    /** Signs in, always under a new token. */
    public void begin(
            DossierId dossier, Optional<String> staffRole, HttpServletRequest request, HttpServletResponse response) {
        end(request, response);
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        db.sql("""
                        insert into session (token_hash, controller, host, dossier, staff_role, begun_at, last_seen_at)
                        select ?, p.controller, ?, d.id, ?, ?, ? from dossier d join person p on p.id = d.person
                        where d.id = ?""")
                .params(hash(token), request.getServerName())
                .param(staffRole.orElse(null))
                .params(now(), now(), dossier.value())
                .update();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(token).build().toString());
    }

    /** Signs out: the session and its cookie go. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        SecurityContextHolder.clearContext();
        token(request).ifPresent(token -> {
            db.sql("delete from session where token_hash = ?")
                    .param(hash(token))
                    .update();
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    cookie("").maxAge(Duration.ZERO).build().toString());
        });
    }

    /** Signs out everywhere. */
    public void endAll(DossierId dossier) {
        db.sql("delete from session where dossier = ?").param(dossier.value()).update();
    }

    /** Signs out everywhere but here. */
    public void endOthers(DossierId dossier, HttpServletRequest request) {
        db.sql("delete from session where dossier = ? and token_hash <> ?")
                .params(dossier.value(), token(request).map(Sessions::hash).orElse(new byte[0]))
                .update();
    }

    /** Those that ran out. */
    public int forgetOld() {
        return db.sql("delete from session where last_seen_at < ? or begun_at < ?")
                .params(before(IDLE), before(LONGEST))
                .update();
    }

    boolean carried(HttpServletRequest request) {
        return token(request).isPresent();
    }

    Optional<SignedIn> find(HttpServletRequest request) {
        return token(request).flatMap(token -> find(token, request.getServerName()));
    }

    private Optional<SignedIn> find(String token, String host) {
        var hash = hash(token);
        var found = db.sql("""
                        select d.person, s.dossier, s.controller, s.staff_role, s.last_seen_at
                        from session s join dossier d on d.id = s.dossier
                        where s.token_hash = ? and s.host = ? and s.last_seen_at >= ? and s.begun_at >= ?
                          and d.person is not null""")
                .params(hash, host, before(IDLE), before(LONGEST))
                .query((row, _) -> new Found(
                        SignedIn.of(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getString(3),
                                Optional.ofNullable(row.getString(4))),
                        row.getObject(5, OffsetDateTime.class).toInstant()))
                .optional();
        // Once a minute is exact enough, and spares a write at every page.
        found.filter(session -> session.seen().isBefore(clock.instant().minusSeconds(60)))
                .ifPresent(_ -> db.sql("update session set last_seen_at = ? where token_hash = ?")
                        .params(now(), hash)
                        .update());
        return found.map(Found::who);
    }

    private record Found(SignedIn who, Instant seen) {}

    private String cookieName() {
        return addresses.encrypted() ? "__Host-session" : "session";
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String value) {
        return ResponseCookie.from(cookieName(), value)
                .path("/")
                .httpOnly(true)
                .secure(addresses.encrypted())
                .sameSite("Lax");
    }

    private Optional<String> token(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(cookieName()))
                        .map(jakarta.servlet.http.Cookie::getValue)
                        .filter(value -> !value.isEmpty())
                        .findFirst();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime before(Duration duration) {
        return clock.instant().minus(duration).atOffset(ZoneOffset.UTC);
    }
}
