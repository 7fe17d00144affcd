package nl.belofte.rights;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.belofte.mail.Letter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pages of requests, however many there are: one statement that goes along an index. */
@Component
public class RequestQueue {

    /** Nobody counts further to know that there are many. */
    public static final int MANY = 100;

    static final int A_PAGE = 25;

    private static final String COUNT = """
            (select count(*) from (
              select from rights_request where controller = :controller and status = '%%s' limit %d) %%1$s) %%1$s""".formatted(MANY);

    private static final String BEHIND = """
            and (%s, dossier) %s
              (select %1$s, dossier from rights_request where controller = :controller and reference = :behind)""";

    private final JdbcClient db;

    RequestQueue(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param counts how many there are of each status, up to {@link #MANY}
     * @param more whether others stand behind these
     */
    public record Part(Map<Status, Integer> counts, List<RightsRequest> requests, boolean more) {}

    /**
     * Those of one status: what must be answered first, and of what is done the newest.
     *
     * @param behind the reference behind which the page begins; empty for the first
     */
    public Part page(String controller, Status status, String behind) {
        var counts = new EnumMap<Status, Integer>(Status.class);
        var found = new ArrayList<RightsRequest>();
        boolean closed = status == Status.CLOSED;
        var day = closed ? "closed_on" : "answer_by";
        db.sql("""
                        select c.*, r.*, d.person from (select %s) c left join lateral (
                          select * from rights_request
                          where controller = :controller and rights_request.status = :status
                            %s
                          order by %s %s, dossier %4$s limit %d) r on true
                        left join dossier d on d.id = r.dossier order by r.%3$s %4$s, r.dossier %4$s""".formatted(
                                Arrays.stream(Status.values())
                                        .map(each -> COUNT.formatted(each.id()))
                                        .collect(Collectors.joining(", ")),
                                // With an "or" in it the database would go through all that stand before.
                                behind.isEmpty() ? "" : BEHIND.formatted(day, closed ? "<" : ">"),
                                day,
                                closed ? "desc" : "asc",
                                A_PAGE + 1))
                .param("controller", controller)
                .param("status", status.id())
                .param("behind", behind)
                .query(row -> {
                    for (var each : Status.values()) {
                        counts.put(each, row.getInt(each.id()));
                    }
                    if (row.getObject("person") != null) {
                        found.add(RequestRows.request(row));
                    }
                });
        boolean more = found.size() > A_PAGE;
        return new Part(counts, more ? List.copyOf(found.subList(0, A_PAGE)) : found, more);
    }

    /** How many should have been answered before this day. What was closed while its answer waits to be posted is none. */
    public int overdue(String controller, LocalDate today) {
        return db.sql("""
                        select (select count(*) from rights_request where controller = :controller and status = :open and answer_by < :today)
                          + (select count(*) from rights_request r join rights_letter l on l.dossier = r.dossier
                             where l.controller = :controller and l.posted_on is null and l.letter = :answer
                               and r.status = :closed and r.answer_by < :today)""")
                .param("controller", controller)
                .param("today", Date.valueOf(today))
                .param("open", Status.OPEN.id())
                .param("closed", Status.CLOSED.id())
                .param("answer", Letter.REQUEST_ANSWERED.id())
                .query(Integer.class)
                .single();
    }

    /** Those whose clock stands still since before this day, the longest first, up to {@link #MANY}. */
    public List<RightsRequest> doubtedBefore(String controller, LocalDate day) {
        return db.sql("""
                        select r.*, d.person from rights_request r join dossier d on d.id = r.dossier
                        where r.controller = ? and r.doubted_on < ? and r.status = ? and d.person is not null
                        order by r.doubted_on, r.dossier limit ?""")
                .params(controller, Date.valueOf(day), Status.DOUBTED.id(), MANY)
                .query((row, _) -> RequestRows.request(row))
                .list();
    }

    /** Those that must be answered up to this day, the most pressing first. */
    List<RightsRequest> until(String controller, LocalDate last, int atMost) {
        return db.sql("""
                        select r.*, d.person from rights_request r join dossier d on d.id = r.dossier
                        where r.controller = ? and r.status = ? and r.answer_by <= ? and d.person is not null
                        order by r.answer_by, r.dossier limit ?""")
                .params(controller, Status.OPEN.id(), Date.valueOf(last), atMost)
                .query((row, _) -> RequestRows.request(row))
                .list();
    }
}
