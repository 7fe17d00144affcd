package nl.belofte.advertising;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.belofte.file.Language;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Texts;
import nl.belofte.work.Kind;
import nl.belofte.work.Task;
import nl.belofte.work.Work;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists to read in and the audiences to hand over that wait for a second person: not for who asked. */
@Component
class AdvertisingWork implements Work {

    private final JdbcClient db;
    private final Statements statements;

    AdvertisingWork(JdbcClient db, Statements statements) {
        this.db = db;
        this.statements = statements;
    }

    @Override
    public Kind kind() {
        return Kind.ADVERTISING;
    }

    @Override
    public boolean isFor(Set<Purpose> opens) {
        return opens.contains(Purpose.ADVERTISING) || opens.contains(Purpose.RIGHTS);
    }

    @Override
    public Waiting waiting(SignedIn who, Language language, int atMost) {
        var tasks = db.sql("""
                        select 'import' as what, id, lines as many, asked_at as since, until from advertising_import
                        where controller = :controller and until >= :today and taken_at is null and going is null
                          and asked_by <> :who
                        union all
                        select 'audience', id, (select count(*) from listed r where r.list = l.id), made_at, until
                        from advertising_list l
                        where controller = :controller and until >= :today and kind = 'audience' and handed_at is null
                          and made_by <> :who
                        order by since, id limit :most""")
                .param("controller", who.controller())
                .param("today", Date.valueOf(statements.today(who.controller())))
                .param("who", who.dossier().value())
                .param("most", MANY)
                .query((row, _) -> task(row, language))
                .list();
        return new Waiting(
                tasks.size(), tasks.stream().limit(atMost).toList(), Optional.of(AdvertisingController.PATH));
    }

    private static Task task(ResultSet row, Language language) throws SQLException {
        var what = row.getString("what");
        return new Task(
                Texts.in(language).get("work." + what + ".text", row.getInt("many")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                Optional.of(row.getObject("until", LocalDate.class)),
                false,
                Optional.of(
                        what.equals("import")
                                ? ImportController.PATH + "/" + row.getObject("id", UUID.class)
                                : AudienceController.PATH));
    }
}
