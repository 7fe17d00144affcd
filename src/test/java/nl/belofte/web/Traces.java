package nl.belofte.web;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import nl.belofte.Customers;
import nl.belofte.Running;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a request could leave behind: the rows of people, and the very bytes that are sealed of them. */
final class Traces {

    private final JdbcClient db;
    private final Clock clock;

    Traces(Running running) {
        this.db = running.part(JdbcClient.class);
        this.clock = running.part(Clock.class);
    }

    /** Sessions and links that ran out do not count: a job may take them away at any moment. */
    Map<String, Object> now() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return db.sql("""
                        select (select count(*) from person) persons,
                          (select count(*) from dossier) dossiers,
                          (select count(*) from dossier where event is not null) ended,
                          (select count(*) from outgoing_mail) mails,
                          (select count(*) from session where last_seen_at >= ?) sessions,
                          (select count(*) from password_reset where expires_at >= ?) resets,
                          (select md5(string_agg(sealed, null order by id)) from dossier) sealed,
                          (select md5(string_agg(password_hash || closed, '' order by dossier)) from account) accounts""").params(now.minusMinutes(30), now).query().singleRow();
    }

    /** Waits until the mails that are on their way have gone. */
    void settle() {
        Customers.await(() -> (Long) now().get("mails") == 0);
    }
}
