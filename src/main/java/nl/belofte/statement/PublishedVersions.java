package nl.belofte.statement;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import nl.belofte.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers what was published: a version that once served people never changes. */
final class PublishedVersions {

    private final JdbcClient db;
    private final Clock clock;

    PublishedVersions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * A version that is gone would take the terms with it of all that was opened under it, which then stays for good.
     *
     * @throws Refusal when a version is gone, or has other content than when it was first served
     */
    void remember(Statements statements) {
        for (var controller : statements.controllers()) {
            for (var statement : statements.versions(controller).values()) {
                remember(statement);
            }
        }
        var gone = db
                .sql("select controller, version from statement_version order by controller, version")
                .query((row, _) -> new Version(row.getString(1), row.getObject(2, LocalDate.class)))
                .list()
                .stream()
                .filter(version -> !statements.has(version.controller(), version.date()))
                .map(version -> version.controller() + "/" + version.date())
                .toList();
        if (!gone.isEmpty()) {
            throw new Refusal("The statement %s was published and its file is gone. Put it back: people hold us to it."
                    .formatted(String.join(", ", gone)));
        }
    }

    private record Version(String controller, LocalDate date) {}

    private void remember(Statement statement) {
        var known = db.sql("""
                        insert into statement_version (controller, version, sha256, first_served_at)
                        values (?, ?, ?, ?)
                        on conflict (controller, version) do update set sha256 = statement_version.sha256
                        returning sha256""")
                .params(
                        statement.controller(),
                        Date.valueOf(statement.version()),
                        statement.sha256(),
                        OffsetDateTime.now(clock))
                .query(String.class)
                .single();
        if (!known.equals(statement.sha256())) {
            throw new Refusal("""
                    The statement %s/%s was published with other content. Put the old content back, and give what changed \
                    a version with a later date.""".formatted(statement.controller(), statement.version()));
        }
    }
}
