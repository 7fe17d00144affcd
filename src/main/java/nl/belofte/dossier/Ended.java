package nl.belofte.dossier;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.belofte.statement.Event;

/**
 * Living dossiers that nothing keeps, of one declaration, whose clock was started by one event.
 *
 * @param declaration the number that they point to
 * @param happened the event was on this day or before
 * @param opened they were opened on this day or before
 * @param but without these
 * @param only this one of them
 */
public record Ended(
        int declaration,
        Event event,
        LocalDate happened,
        LocalDate opened,
        Collection<DossierId> but,
        Optional<DossierId> only) {

    public static Ended of(int declaration, Event event, LocalDate happened, LocalDate opened) {
        return new Ended(declaration, event, happened, opened, List.of(), Optional.empty());
    }

    public Ended but(Collection<DossierId> others) {
        return new Ended(declaration, event, happened, opened, others, only);
    }

    public Ended only(DossierId one) {
        return new Ended(declaration, event, happened, opened, List.of(), Optional.of(one));
    }

    /** What stands behind {@code from dossier d}: the oldest first. */
    String where() {
        return """
                where d.declaration = ? and d.event = ? and d.event_on <= ? and d.opened_on <= ?
                  and d.person is not null and d.kept_on is null and %s
                order by d.event_on limit ?""".formatted(only.isPresent() ? "d.id = ?" : "d.id <> all (?::uuid[])");
    }

    List<Object> params(int atMost) {
        return List.of(
                declaration,
                event.id(),
                Date.valueOf(happened),
                Date.valueOf(opened),
                only.<Object>map(DossierId::value)
                        .orElseGet(() -> but.stream().map(DossierId::toString).toArray(String[]::new)),
                atMost);
    }
}
