package nl.belofte.ticket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pages of tickets, however many there are: one statement that goes along an index. */
@Component
public class Queue {

    /** Nobody counts further to know that there are many. */
    public static final int MANY = 100;

    static final int A_PAGE = 25;

    private static final String COUNT = """
            (select count(*) from (
              select from ticket where controller = :controller and status = '%%s' limit %d) %%1$s) %%1$s""".formatted(MANY);

    private static final String BEHIND = """
            and (since, dossier) %s
              (select since, dossier from ticket where controller = :controller and reference = :behind)""";

    private final JdbcClient db;

    Queue(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param counts how many there are of each status, up to {@link #MANY}
     * @param more whether others stand behind these
     */
    public record Part(Map<Status, Integer> counts, List<Ticket> tickets, boolean more) {}

    /**
     * Those of one status: what waits from the longest on, what is done with from the newest on.
     *
     * @param behind the reference behind which the page begins; empty for the first
     */
    public Part page(String controller, Status status, String behind) {
        var counts = new EnumMap<Status, Integer>(Status.class);
        var found = new ArrayList<Ticket>();
        boolean newestFirst = status == Status.SATISFIED;
        db.sql("""
                        select c.*, t.*, d.person from (select %s) c left join lateral (
                          select * from ticket
                          where controller = :controller and ticket.status = :status
                            %s
                          order by since %s, dossier %3$s limit %d) t on true
                        left join dossier d on d.id = t.dossier order by t.since %3$s, t.dossier %3$s""".formatted(
                                Arrays.stream(Status.values())
                                        .map(each -> COUNT.formatted(each.id()))
                                        .collect(Collectors.joining(", ")),
                                // With an "or" in it the database would go through all that stand before.
                                behind.isEmpty() ? "" : BEHIND.formatted(newestFirst ? "<" : ">"),
                                newestFirst ? "desc" : "asc",
                                // As a parameter the database would take it for a tenth of all, and read every dossier.
                                A_PAGE + 1))
                .param("controller", controller)
                .param("status", status.id())
                .param("behind", behind)
                .query(row -> {
                    for (var each : Status.values()) {
                        counts.put(each, row.getInt(each.id()));
                    }
                    if (row.getObject("person") != null) {
                        found.add(TicketRows.ticket(row));
                    }
                });
        boolean more = found.size() > A_PAGE;
        return new Part(counts, more ? List.copyOf(found.subList(0, A_PAGE)) : found, more);
    }

    /** How many wait for us, up to {@link #MANY}. */
    public int waiting(String controller) {
        return db.sql("select %s".formatted(COUNT.formatted(Status.WAITING.id())))
                .param("controller", controller)
                .query(Integer.class)
                .single();
    }

    /** The reference of the one that waits longest for us, beside this one. */
    public Optional<String> longest(String controller, String but) {
        return db.sql("""
                        select reference from ticket where controller = ? and status = ? and reference <> ?
                        order by since, dossier limit 1""")
                .params(controller, Status.WAITING.id(), but)
                .query(String.class)
                .optional();
    }
}
