package nl.belofte.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.statement.Purpose;
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

    /** Since somebody proved who they are: how long they may change the ways in. */
    static final Duration FRESH = Duration.ofMinutes(10);

    /** By a link from a letter: long enough to read and to take along what is held, for a mailbox may be open to others. */
    static final Duration BY_MAILBOX = Duration.ofMinutes(30);

    /** One telephone call. */
    static final Duration ALONG = Duration.ofMinutes(30);

    private final JdbcClient db;
    private final Clock clock;
    private final SessionCookie cookie;

    Sessions(JdbcClient db, Clock clock, SessionCookie cookie) {
        this.db = db;
        this.clock = clock;
        this.cookie = cookie;
    }

    /** Signs in who proved just now who they are, always under a new token. */
    public void begin(
            DossierId dossier, Optional<String> staffRole, HttpServletRequest request, HttpServletResponse response) {
        begin(dossier, staffRole, Optional.of(clock.instant()), request, response);
    }

    /** @param proved when they last proved who they are; empty where another vouches for them and does not say */
    public void begin(
            DossierId dossier,
            Optional<String> staffRole,
            Optional<Instant> proved,
            HttpServletRequest request,
            HttpServletResponse response) {
        end(request, response);
        var token = SessionCookie.newToken();
        db.sql("""
                        insert into session (token_hash, controller, host, dossier, staff_role, begun_at, last_seen_at, proved_at)
                        select ?, p.controller, ?, d.id, ?, ?, ?, ? from dossier d join person p on p.id = d.person
                        where d.id = ?""")
                .params(SessionCookie.hash(token), request.getServerName())
                .param(staffRole.orElse(null))
                .params(now(), now())
                .param(proved.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .param(dossier.value())
                .update();
        cookie.write(token, response);
    }

    /** Signs out: the session and its cookie go. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        SecurityContextHolder.clearContext();
        cookie.hash(request).ifPresent(hash -> {
            endAlong(request);
            db.sql("delete from session where token_hash = ?").param(hash).update();
            cookie.clear(response);
        });
    }

    /** Whether who is signed in proved that lately enough for what a session taken over must not do. */
    public boolean isFresh(HttpServletRequest request) {
        return cookie.hash(request)
                .flatMap(hash -> db.sql("select 1 from session where token_hash = ? and proved_at >= ?")
                        .params(hash, before(FRESH))
                        .query(Integer.class)
                        .optional())
                .isPresent();
    }

    /** Who is signed in proved once more who it is. */
    public void proved(HttpServletRequest request) {
        db.sql("update session set proved_at = ? where token_hash = ?")
                .params(now(), here(request))
                .update();
    }

    /** In how many other places somebody is signed in. */
    public int countOthers(DossierId dossier, HttpServletRequest request) {
        return db.sql("""
                        select count(*) from session
                        where dossier = ? and token_hash <> ? and last_seen_at >= ? and begun_at >= ?""")
                .params(dossier.value(), here(request), before(IDLE), before(LONGEST))
                .query(Integer.class)
                .single();
    }

    /** Signs out everywhere. */
    public void endAll(DossierId dossier) {
        end(dossier, new byte[0]);
    }

    /** Signs out everywhere but here. */
    public void endOthers(DossierId dossier, HttpServletRequest request) {
        end(dossier, here(request));
    }

    /** Of the same person also those that a letter's link began: its mailbox may be what somebody else got at. */
    private void end(DossierId dossier, byte[] but) {
        db.sql("""
                        delete from session where token_hash <> ? and dossier in (
                          select d.id from dossier d where d.id = ? or d.person = (select person from dossier where id = ?))""").params(but, dossier.value(), dossier.value()).update();
    }

    private byte[] here(HttpServletRequest request) {
        return cookie.hash(request).orElse(new byte[0]);
    }

    /** Those that ran out. */
    public int forgetOld() {
        db.sql("delete from looking_along where until < ?").param(now()).update();
        return db.sql("delete from session where last_seen_at < ? or begun_at < ?")
                .params(before(IDLE), before(LONGEST))
                .update();
    }

    boolean carried(HttpServletRequest request) {
        return cookie.hash(request).isPresent();
    }

    Optional<SignedIn> find(HttpServletRequest request) {
        return cookie.hash(request).flatMap(hash -> find(hash, request.getServerName()));
    }

    /** Lets this session of a member of staff see the pages of a customer for a while. */
    public void beginAlong(DossierId account, HttpServletRequest request) {
        db.sql("""
                        insert into looking_along (token_hash, dossier, until)
                        select s.token_hash, d.id, ? from session s, dossier d where s.token_hash = ? and d.id = ?
                        on conflict (token_hash) do update set dossier = excluded.dossier, until = excluded.until""")
                .params(clock.instant().plus(ALONG).atOffset(ZoneOffset.UTC), here(request), account.value())
                .update();
    }

    public void endAlong(HttpServletRequest request) {
        db.sql("delete from looking_along where token_hash = ?")
                .param(here(request))
                .update();
    }

    /** The customer as the member of staff sees him who looks along with just him; empty for everybody else. */
    Optional<SignedIn> findAlong(HttpServletRequest request, UUID customer) {
        return find(request)
                .filter(staff -> staff.staffRole().isPresent())
                .flatMap(staff -> db.sql("""
                        select d.person, d.id from looking_along l join dossier d on d.id = l.dossier
                        where l.token_hash = ? and l.until >= ? and d.person = ? and d.event is null""")
                        .params(here(request), now(), customer)
                        .query((row, _) -> staff.along(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                        .optional());
    }

    private Optional<SignedIn> find(byte[] hash, String host) {
        var found = db.sql("""
                        select d.person, s.dossier, s.controller, s.staff_role, s.last_seen_at, e.purpose = ? as by_mailbox
                        from session s join dossier d on d.id = s.dossier join declaration e on e.id = d.declaration
                        where s.token_hash = ? and s.host = ? and s.last_seen_at >= ?
                          and s.begun_at >= case when e.purpose = ? then ?::timestamptz else ?::timestamptz end
                          and d.person is not null""")
                .params(Purpose.RIGHTS.id(), hash, host, before(IDLE))
                .params(Purpose.RIGHTS.id(), before(BY_MAILBOX), before(LONGEST))
                .query((row, _) -> new Found(
                        SignedIn.of(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getString(3),
                                Optional.ofNullable(row.getString(4)),
                                row.getBoolean(6)),
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

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime before(Duration duration) {
        return clock.instant().minus(duration).atOffset(ZoneOffset.UTC);
    }
}
