package nl.belofte.rights;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.mail.Letter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The letters about requests to who cannot be mailed. */
@Component
public class PaperLetters {

    private final JdbcClient db;

    PaperLetters(JdbcClient db) {
        this.db = db;
    }

    void add(
            RightsRequest request,
            Letter letter,
            Optional<UUID> event,
            LocalDate today,
            Optional<PaperLetter.Ends> ends,
            Optional<Outcome> decides) {
        db.sql("""
                        insert into rights_letter
                          (id, dossier, controller, letter, event, written_on, restricted, ends_on, decides)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(UUID.randomUUID(), request.dossier().value(), request.controller(), letter.id())
                .param(event.orElse(null))
                .param(Date.valueOf(today))
                .param(ends.map(each -> each.restricted().value()).orElse(null))
                .param(ends.map(each -> Date.valueOf(each.on())).orElse(null))
                .param(decides.map(Outcome::id).orElse(null))
                .update();
    }

    /** Those about a request, the oldest first. */
    public List<PaperLetter> of(DossierId request) {
        return db.sql("select * from rights_letter where dossier = ? order by number")
                .param(request.value())
                .query((row, _) -> letter(row))
                .list();
    }

    void posted(UUID id, LocalDate day) {
        db.sql("update rights_letter set posted_on = ? where id = ?")
                .params(Date.valueOf(day), id)
                .update();
    }

    /** What another letter says by now, or nobody needs to answer any more, is not posted. */
    void drop(DossierId request, Letter... letters) {
        db.sql("delete from rights_letter where dossier = ? and posted_on is null and letter = any (?)")
                .params(request.value(), Arrays.stream(letters).map(Letter::id).toArray(String[]::new))
                .update();
    }

    /** What an answer decides is not so any more before it went. */
    void dropAnswer(DossierId request, Outcome decides) {
        db.sql("delete from rights_letter where dossier = ? and posted_on is null and decides = ?")
                .params(request.value(), decides.id())
                .update();
    }

    /** Those that were to announce that this is restricted no more, and did not go. */
    boolean dropEnd(DossierId restricted) {
        return db.sql("delete from rights_letter where restricted = ? and posted_on is null and letter = ?")
                        .params(restricted.value(), Letter.RESTRICTION_ENDS.id())
                        .update()
                > 0;
    }

    /** Of which of these a letter that did not go yet announces that they are restricted no more. */
    public Set<DossierId> announcing(Collection<DossierId> restricted) {
        return Set.copyOf(db.sql(
                        "select distinct restricted from rights_letter where posted_on is null and restricted = any (?::uuid[])")
                .param(restricted.stream().map(DossierId::value).toArray(UUID[]::new))
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list());
    }

    /** @param count how many there are, up to {@link RequestQueue#MANY} */
    public record ToPost(int count, List<Waiting> first) {}

    public record Waiting(RightsRequest request, PaperLetter letter) {}

    /** Those that wait, what must be answered first before the others. */
    public ToPost waiting(String controller, int atMost) {
        var all = db.sql("""
                        select r.*, d.person, l.* from rights_letter l join rights_request r on r.dossier = l.dossier
                        join dossier d on d.id = r.dossier
                        where l.controller = ? and l.posted_on is null and d.person is not null
                        order by r.answer_by, l.id limit ?""")
                .params(controller, RequestQueue.MANY)
                .query((row, _) -> new Waiting(RequestRows.request(row), letter(row)))
                .list();
        return new ToPost(all.size(), all.stream().limit(atMost).toList());
    }

    private static PaperLetter letter(ResultSet row) throws SQLException {
        var restricted = row.getObject("restricted", UUID.class);
        return new PaperLetter(
                row.getObject("id", UUID.class),
                Letter.of(row.getString("letter")),
                Optional.ofNullable(row.getObject("event", UUID.class)),
                row.getObject("written_on", LocalDate.class),
                Optional.ofNullable(row.getObject("posted_on", LocalDate.class)),
                restricted == null
                        ? Optional.empty()
                        : Optional.of(new PaperLetter.Ends(
                                new DossierId(restricted), row.getObject("ends_on", LocalDate.class))),
                Optional.ofNullable(row.getString("decides")).map(Outcome::of));
    }
}
