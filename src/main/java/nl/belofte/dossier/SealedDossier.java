package nl.belofte.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.Dossier.Happened;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Event;
import nl.belofte.statement.Field;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;

/** A dossier as it comes from the database, one row for each category, not opened yet. */
final class SealedDossier {

    private final Dossier outside;
    private final byte[] wrapped;
    private final Map<Category, byte[]> sealed = new EnumMap<>(Category.class);

    private SealedDossier(Dossier outside, byte[] wrapped) {
        this.outside = outside;
        this.wrapped = wrapped;
    }

    /** The dossier without its content. */
    Dossier outside() {
        return outside;
    }

    static SealedDossier of(ResultSet row) {
        try {
            var event = Optional.ofNullable(row.getString("event")).flatMap(Event::of);
            var on = row.getObject("event_on", LocalDate.class);
            return new SealedDossier(
                    new Dossier(
                            new DossierId(row.getObject("id", UUID.class)),
                            row.getString("controller"),
                            new PersonId(row.getObject("person", UUID.class)),
                            Purpose.of(row.getString("purpose")).orElseThrow(),
                            row.getObject("statement_version", LocalDate.class),
                            LegalBasis.of(row.getString("basis")).orElseThrow(),
                            row.getObject("opened_on", LocalDate.class),
                            event.map(happened -> new Happened(happened, on)),
                            Content.EMPTY),
                    row.getBytes("wrapped"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(ResultSet row) throws SQLException {
        var category = row.getString("category");
        if (category != null) {
            sealed.put(Category.of(category).orElseThrow(), row.getBytes("sealed"));
        }
    }

    Dossier open(Keys keys) {
        var seal = seal(keys);
        var values = new EnumMap<Category, Map<Field, String>>(Category.class);
        sealed.forEach((category, bytes) -> values.put(category, seal.open(category, bytes)));
        return new Dossier(
                outside.id(),
                outside.controller(),
                outside.person(),
                outside.purpose(),
                outside.version(),
                outside.basis(),
                outside.openedOn(),
                outside.happened(),
                new Content(values));
    }

    Seal seal(Keys keys) {
        return new Seal(outside.id().value(), keys.unwrap(outside.id().value(), wrapped));
    }
}
