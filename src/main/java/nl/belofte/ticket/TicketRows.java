package nl.belofte.ticket;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Keys;
import nl.belofte.file.Language;
import nl.belofte.form.EmailAddress;
import nl.belofte.person.PersonId;
import nl.belofte.person.Reference;
import nl.belofte.web.Visit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tickets as they stand in the database. */
@Component
class TicketRows {

    private static final String FIND = """
            select t.*, d.person from ticket t join dossier d on d.id = t.dossier where d.person is not null and\s""";

    private final JdbcClient db;
    private final Clock clock;
    private final Keys keys;

    TicketRows(JdbcClient db, Clock clock, Keys keys) {
        this.db = db;
        this.clock = clock;
        this.keys = keys;
    }

    void add(DossierId dossier, Visit visit, Source source, String email) {
        // Until it has a reference that no other has.
        while (insert(dossier, visit, source, email) == 0) {}
    }

    private int insert(DossierId dossier, Visit visit, Source source, String email) {
        return db.sql("""
                        insert into ticket
                          (dossier, controller, reference, host, language, source, status, since, email_index)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (controller, reference) do nothing""")
                .params(
                        dossier.value(),
                        visit.controller(),
                        Reference.random(),
                        visit.site().host(),
                        visit.language().tag(),
                        source.id(),
                        Status.WAITING.id(),
                        OffsetDateTime.now(clock),
                        index(visit.controller(), email))
                .update();
    }

    Optional<Ticket> find(DossierId dossier) {
        return find("t.dossier = ?", dossier.value());
    }

    /** @param typed as people write it: in small letters, with blanks and hyphens */
    Optional<Ticket> find(String controller, String typed) {
        return find("t.controller = ? and t.reference = ?", controller, Reference.folded(typed));
    }

    /**
     * The ticket, which nobody changes until the transaction ends. Its dossier is locked before it, as who erases locks them.
     */
    Optional<Ticket> lock(DossierId dossier) {
        db.sql("select id from dossier where id = ? for no key update")
                .param(dossier.value())
                .query(UUID.class)
                .optional();
        return find("t.dossier = ? for update of t", dossier.value());
    }

    private Optional<Ticket> find(String condition, Object... params) {
        return db.sql(FIND + condition)
                .params(params)
                .query((row, _) -> ticket(row))
                .optional();
    }

    List<Ticket> of(PersonId person) {
        return db.sql(FIND + "d.person = ? order by t.since desc, t.dossier")
                .param(person.value())
                .query((row, _) -> ticket(row))
                .list();
    }

    static Ticket ticket(ResultSet row) throws SQLException {
        return new Ticket(
                new DossierId(row.getObject("dossier", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("controller"),
                row.getString("reference"),
                row.getString("host"),
                Language.of(row.getString("language")).orElseThrow(),
                Source.of(row.getString("source")),
                Status.of(row.getString("status")).orElseThrow(),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("reminded_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("closes_on", LocalDate.class)));
    }

    /** Who waits since before goes on doing so, unless this is news. */
    void move(Ticket ticket, Status to, boolean news) {
        boolean anew = news && !(ticket.status() == Status.WAITING && to == Status.WAITING);
        db.sql("""
                        update ticket set status = :to,
                          since = case when :anew then :now else since end,
                          reminded_on = case when :news then null else reminded_on end,
                          closes_on = case when :news then null else closes_on end
                        where dossier = :dossier""")
                .param("to", to.id())
                .param("anew", anew)
                .param("now", OffsetDateTime.now(clock))
                .param("news", news)
                .param("dossier", ticket.dossier().value())
                .update();
    }

    void reminded(DossierId dossier, LocalDate today) {
        set("reminded_on", today, dossier);
    }

    void closesOn(DossierId dossier, LocalDate day) {
        set("closes_on", day, dossier);
    }

    private void set(String column, LocalDate day, DossierId dossier) {
        db.sql("update ticket set %s = ? where dossier = ?".formatted(column))
                .params(Date.valueOf(day), dossier.value())
                .update();
    }

    private byte[] index(String controller, String email) {
        return keys.blindIndex(controller, "ticket-email", EmailAddress.folded(email));
    }
}
