package nl.belofte.authority;

import java.util.List;
import java.util.UUID;
import nl.belofte.web.Moment;

/** The demands. */
public record AuthorityListPage(List<Row> open, List<Row> over) {

    public record Row(UUID id, String authority, State state, Moment at, Moment until) {}
}
