package nl.belofte.rights;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.database.Turns;
import nl.belofte.dossier.DossierId;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.person.Reference;
import nl.belofte.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The requests as they stand in the database. */
@Component
class RequestRows {

    private static final String FIND = """
            select r.*, d.person from rights_request r join dossier d on d.id = r.dossier
            where d.person is not null and\s""";

    private final JdbcClient db;

    RequestRows(JdbcClient db) {
        this.db = db;
    }

    /** Of one person, until the transaction ends: who presses twice asks the second time of what is there then. */
    void oneAtATime(PersonId person) {
        Turns.take(db, person.toString());
    }

    void add(
            DossierId dossier,
            Visit visit,
            Right right,
            Source source,
            Optional<Identity> identity,
            LocalDate receivedOn,
            LocalDate answerBy) {
        // Until it has a reference that no other has.
        while (db.sql("""
                                insert into rights_request
                                  (dossier, controller, reference, host, language, asked_right, source, status, identity, received_on, answer_by)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (controller, reference) do nothing""")
                        .params(
                                dossier.value(),
                                visit.controller(),
                                Reference.random(),
                                visit.site().host(),
                                visit.language().tag())
                        .params(right.id(), source.id(), Status.OPEN.id())
                        .param(identity.map(Identity::id).orElse(null))
                        .params(Date.valueOf(receivedOn), Date.valueOf(answerBy))
                        .update()
                == 0) {}
    }

    Optional<RightsRequest> find(DossierId dossier) {
        return find("r.dossier = ?", dossier.value());
    }

    /** @param typed as people write it: in small letters, with blanks and hyphens */
    Optional<RightsRequest> find(String controller, String typed) {
        return find("r.controller = ? and r.reference = ?", controller, Reference.folded(typed));
    }

    /**
     * The request, which nobody changes until the transaction ends. Its dossier is locked before it, as who erases locks them.
     */
    Optional<RightsRequest> lock(DossierId dossier) {
        db.sql("select id from dossier where id = ? for no key update")
                .param(dossier.value())
                .query(UUID.class)
                .optional();
        return find("r.dossier = ? for update of r", dossier.value());
    }

    private Optional<RightsRequest> find(String condition, Object... params) {
        return db.sql(FIND + condition)
                .params(params)
                .query((row, _) -> request(row))
                .optional();
    }

    /** The newest first. */
    List<RightsRequest> of(PersonId person) {
        return db.sql(FIND + "d.person = ? order by r.received_on desc, r.reference")
                .param(person.value())
                .query((row, _) -> request(row))
                .list();
    }

    static RightsRequest request(ResultSet row) throws SQLException {
        return new RightsRequest(
                new DossierId(row.getObject("dossier", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("controller"),
                row.getString("reference"),
                row.getString("host"),
                Language.of(row.getString("language")).orElseThrow(),
                Right.of(row.getString("asked_right")).orElseThrow(),
                Source.of(row.getString("source")).orElseThrow(),
                Status.of(row.getString("status")).orElseThrow(),
                Optional.ofNullable(row.getString("identity")).map(Identity::of),
                row.getObject("received_on", LocalDate.class),
                row.getObject("answer_by", LocalDate.class),
                row.getBoolean("extended"),
                row.getBoolean("doubted"),
                Optional.ofNullable(row.getObject("doubted_on", LocalDate.class)),
                row.getInt("suspended_days"),
                Optional.ofNullable(row.getString("outcome")).map(Outcome::of),
                Optional.ofNullable(row.getObject("closed_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("proposed_by", UUID.class)));
    }

    void identity(DossierId dossier, Identity identity) {
        db.sql("update rights_request set identity = ? where dossier = ?")
                .params(identity.id(), dossier.value())
                .update();
    }

    /** What was known of who asks does not count any more. */
    void doubt(DossierId dossier) {
        db.sql("update rights_request set doubted = true, identity = null where dossier = ?")
                .param(dossier.value())
                .update();
    }

    void proposedBy(DossierId dossier, @Nullable UUID member) {
        db.sql("update rights_request set proposed_by = ? where dossier = ?")
                .param(member)
                .param(dossier.value())
                .update();
    }

    /** The clock stands still since this day. */
    void stop(DossierId dossier, LocalDate since) {
        db.sql("update rights_request set status = ?, doubted_on = ? where dossier = ?")
                .params(Status.DOUBTED.id(), Date.valueOf(since), dossier.value())
                .update();
    }

    /** The clock runs, until this day; staff have not been reminded of it. */
    void run(DossierId dossier, boolean extended, int suspendedDays, LocalDate answerBy) {
        db.sql("""
                        update rights_request set status = ?, doubted_on = null, extended = ?, suspended_days = ?,
                          answer_by = ?, reminded = null where dossier = ?""")
                .params(Status.OPEN.id(), extended, suspendedDays, Date.valueOf(answerBy), dossier.value())
                .update();
    }

    /** Leaves a clock that stands still as it is. */
    void extend(DossierId dossier, LocalDate answerBy) {
        db.sql("update rights_request set extended = true, answer_by = ?, reminded = null where dossier = ?")
                .params(Date.valueOf(answerBy), dossier.value())
                .update();
    }

    void close(DossierId dossier, Outcome outcome, LocalDate today) {
        db.sql("""
                        update rights_request set status = ?, outcome = ?, closed_on = ?, doubted_on = null, proposed_by = null
                        where dossier = ?""")
                .params(Status.CLOSED.id(), outcome.id(), Date.valueOf(today), dossier.value())
                .update();
    }
}
