package nl.belofte.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.belofte.dossier.Dossier.Happened;
import nl.belofte.dossier.Step.Clock;
import nl.belofte.dossier.Step.Stage;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Event;
import nl.belofte.statement.Field;
import nl.belofte.statement.LegalBasis;

/**
 * A dossier as it comes from the database, not opened yet.
 *
 * @param outside the dossier without its content
 * @param objected whether the person objected to the purpose that it was asked for
 * @param claimed whether it is held for a legal claim
 */
record SealedDossier(
        Dossier outside,
        Stage stage,
        boolean objected,
        boolean claimed,
        int master,
        byte[] wrapped,
        SealedValues values) {

    /** Whether the consent on which a dossier {@code d} stands was taken back. */
    static final String WITHDRAWN = """
            exists (select from ground g join dossier p on p.id = g.proof and p.event = 'withdrawn'
              where g.dossier = d.id)""";

    /** The parameter is the purpose that it is asked for. */
    static final String ROWS = """
            select d.id, d.declaration, d.person, d.opened_on, d.event, d.event_on, d.sealed, k.master, k.wrapped,
              d.kept_on is not null and (exists (select from restriction r where r.dossier = d.id)
                -- Its consent was taken back: it would be gone, were it not for what keeps it.
                or %s) restricted,
              d.kept_on is not null and exists (select from legal_hold h where h.dossier = d.id) held,
              d.kept_on is not null
                and exists (select from legal_hold h where h.dossier = d.id and h.reason = 'claim') claimed,
              exists (select from objection o where o.person = d.person and o.purpose = ?) objected,
              exists (select from ground g where g.dossier = d.id) agreed
            from dossier d join keys.dossier_key k on k.dossier = d.id
            where d.person is not null and\s""".formatted(WITHDRAWN);

    static SealedDossier of(ResultSet row, Declarations declarations) throws SQLException {
        var declared = declarations.get(row.getInt("declaration"));
        var event = Optional.ofNullable(row.getString("event")).flatMap(Event::of);
        var on = row.getObject("event_on", LocalDate.class);
        var stage = new Stage(Clock.of(event), row.getBoolean("restricted"), row.getBoolean("held"));
        return new SealedDossier(
                new Dossier(
                        new DossierId(row.getObject("id", UUID.class)),
                        declared.controller(),
                        new PersonId(row.getObject("person", UUID.class)),
                        declared.purpose(),
                        declared.version(),
                        // What one said yes to stands on that, whatever ground there is for others.
                        row.getBoolean("agreed") ? LegalBasis.CONSENT : declared.basis(),
                        declared.regime(),
                        row.getObject("opened_on", LocalDate.class),
                        event.map(happened -> new Happened(happened, on)),
                        stage.kept(),
                        Content.EMPTY),
                stage,
                row.getBoolean("objected"),
                row.getBoolean("claimed"),
                row.getInt("master"),
                row.getBytes("wrapped"),
                SealedValues.read(row.getBytes("sealed")));
    }

    /** What is not readable stays sealed. */
    Dossier open(Keys keys, Set<Category> readable) {
        var seal = seal(keys);
        var content = new EnumMap<Category, Map<Field, String>>(Category.class);
        values.values().forEach((category, bytes) -> {
            if (readable.contains(category)) {
                content.put(category, seal.open(category, bytes));
            }
        });
        return outside.with(new Content(content));
    }

    Map<Field, String> open(Category category, Keys keys) {
        var bytes = values.values().get(category);
        return bytes == null ? Map.of() : seal(keys).open(category, bytes);
    }

    /** As its person may know it while nothing may be said of what a law has kept: without that. */
    SealedDossier unheld() {
        var kept = stage.restricted() || claimed;
        return new SealedDossier(outside.kept(kept), stage, objected, claimed, master, wrapped, values);
    }

    SealedDossier with(Category category, Map<Field, String> fields, Keys keys) {
        var more = values.with(category, seal(keys).seal(category, fields));
        return new SealedDossier(outside, stage, objected, claimed, master, wrapped, more);
    }

    private Seal seal(Keys keys) {
        return new Seal(outside.id().value(), keys.unwrap(outside.id().value(), master, wrapped));
    }
}
