package nl.belofte.advertisement;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.belofte.advertisement.Advertisement.Content;
import nl.belofte.advertisement.Advertisement.State;
import nl.belofte.file.Language;
import nl.belofte.file.Text;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The advertisements, and what is counted of each. */
@Component
@Serves("ADV-5")
public class Advertisements {

    /** Nobody looks further back. */
    private static final int LISTED = 100;

    private static final String COUNTED = """
            select a.*, coalesce(t.shown, 0) shown, coalesce(t.likes, 0) likes, coalesce(t.dislikes, 0) dislikes
            from advertisement a left join lateral (select sum(shown)::int shown, sum(likes)::int likes,
              sum(dislikes)::int dislikes from advertisement_total where advertisement = a.id) t on true where\s""";

    private final JdbcClient db;
    private final Statements statements;

    Advertisements(JdbcClient db, Statements statements) {
        this.db = db;
        this.statements = statements;
    }

    /** @param shown how often it was seen */
    record Counted(Advertisement advertisement, int shown, Opinions opinions) {}

    /** @param begins its Monday */
    record Week(LocalDate begins, int shown, Opinions opinions) {}

    /** Whether this controller's statement declares that there are advertisements. */
    public boolean declared(String controller) {
        return statements
                .current(controller)
                .declaration(Purpose.ADVERTISEMENTS)
                .isPresent();
    }

    /** Those that may be shown at this site today; nothing of a controller that declares none. */
    List<Counted> shownAt(String controller, String site) {
        return declared(controller)
                ? query(
                        "a.controller = ? and a.state = ? and ? = any(a.sites) and ? between a.from_day and a.to_day order by a.id",
                        controller,
                        State.STARTED.id(),
                        site,
                        today(controller))
                : List.of();
    }

    /** The newest first. */
    List<Counted> list(String controller) {
        return query("a.controller = ? order by a.id desc limit ?", controller, LISTED);
    }

    Optional<Counted> find(String controller, int id) {
        return query("a.controller = ? and a.id = ?", controller, id).stream().findFirst();
    }

    private List<Counted> query(String where, Object... values) {
        return db.sql(COUNTED + where)
                .params(values)
                .query((row, _) -> new Counted(
                        advertisement(row),
                        row.getInt("shown"),
                        new Opinions(row.getInt("likes"), row.getInt("dislikes"))))
                .list();
    }

    private static Advertisement advertisement(ResultSet row) throws SQLException {
        return new Advertisement(
                row.getInt("id"),
                row.getString("controller"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new Content(
                        new Text(
                                Map.of(Language.NL, row.getString("title_nl"), Language.EN, row.getString("title_en"))),
                        new Text(Map.of(Language.NL, row.getString("line_nl"), Language.EN, row.getString("line_en"))),
                        row.getString("link"),
                        Illustration.of(row.getString("illustration")).orElseThrow(),
                        Set.of((String[]) row.getArray("sites").getArray()),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class)));
    }

    /** By week, the earliest first; a week in which nothing was counted is not among them. */
    List<Week> weeks(int id) {
        return db.sql("""
                        select date_trunc('week', day)::date begins, sum(shown)::int, sum(likes)::int, sum(dislikes)::int
                        from advertisement_total where advertisement = ? group by 1 order by 1""")
                .param(id)
                .query((row, _) -> new Week(
                        row.getObject(1, LocalDate.class), row.getInt(2), new Opinions(row.getInt(3), row.getInt(4))))
                .list();
    }

    /** @return its number */
    public int add(String controller, Content content) {
        return db.sql("""
                        insert into advertisement (controller, state, title_nl, title_en, line_nl, line_en, link, illustration, sites,
                          from_day, to_day) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(controller, State.DRAFT.id())
                .params(values(content))
                .query(Integer.class)
                .single();
    }

    /** Whether it was a draft, and says this now. */
    boolean rewrite(Advertisement draft, Content content) {
        return db.sql("""
                        update advertisement set title_nl = ?, title_en = ?, line_nl = ?, line_en = ?, link = ?, illustration = ?,
                          sites = ?, from_day = ?, to_day = ? where id = ? and state = ?""")
                        .params(values(content))
                        .params(draft.id(), State.DRAFT.id())
                        .update()
                == 1;
    }

    private static List<Object> values(Content content) {
        return List.of(
                content.title().in(Language.NL),
                content.title().in(Language.EN),
                content.line().in(Language.NL),
                content.line().in(Language.EN),
                content.link(),
                content.illustration().id(),
                content.sites().toArray(String[]::new),
                Date.valueOf(content.from()),
                Date.valueOf(content.to()));
    }

    /** From its first day on it is shown. Whether it was a draft until now. */
    public boolean start(String controller, int id) {
        return move(controller, id, State.DRAFT, State.STARTED);
    }

    /** It is shown no more, and does not come back. Whether it had been started. */
    boolean end(String controller, int id) {
        return move(controller, id, State.STARTED, State.ENDED);
    }

    private boolean move(String controller, int id, State from, State to) {
        return db.sql("update advertisement set state = ? where controller = ? and id = ? and state = ?")
                        .params(to.id(), controller, id, from.id())
                        .update()
                == 1;
    }

    /** One more who says so. */
    void count(Advertisement advertisement, Opinion opinion) {
        count(advertisement, 0, opinion == Opinion.LIKE ? 1 : 0, opinion == Opinion.DISLIKE ? 1 : 0);
    }

    /** So many more, of one that is shown today. The database adds them up: of a thousand at once each counts. */
    public void count(Advertisement advertisement, int shown, int likes, int dislikes) {
        var today = today(advertisement.controller());
        db.sql("""
                        insert into advertisement_total as t (advertisement, day, shown, likes, dislikes)
                        select id, ?::date, ?, ?, ? from advertisement
                        where id = ? and state = ? and ?::date between from_day and to_day
                        on conflict (advertisement, day) do update set shown = t.shown + excluded.shown,
                          likes = t.likes + excluded.likes, dislikes = t.dislikes + excluded.dislikes""")
                .params(today, shown, likes, dislikes, advertisement.id(), State.STARTED.id(), today)
                .update();
    }

    private Date today(String controller) {
        return Date.valueOf(statements.today(controller));
    }
}
