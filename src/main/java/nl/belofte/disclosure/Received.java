package nl.belofte.disclosure;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.dossier.DossierId;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who received what of a person, for that person's eyes. Art. 15(1)(c) GDPR. What a law keeps from the person until a day is not
 * among it before.
 */
public final class Received {

    private final JdbcClient db;
    private final Clock clock;
    private final Recipients recipients;

    Received(JdbcClient db, Clock clock, Recipients recipients) {
        this.db = db;
        this.clock = clock;
        this.recipients = recipients;
    }

    /**
     * @param reference under which the recipient knows it
     * @param chosen what the receiver is called to whom the person had it sent; empty for a recipient of the statement
     * @param duty which authority demanded it and by which law, in words of the platform; empty for every other recipient
     */
    public record Disclosure(
            UUID reference,
            DossierId dossier,
            String recipient,
            Optional<String> chosen,
            Set<Category> categories,
            Purpose purpose,
            Outcome outcome,
            Instant at,
            Optional<String> duty) {}

    /** Of all dossiers that the person has now, the oldest first. */
    public List<Disclosure> of(PersonId person) {
        return db.sql("""
                        select r.reference, r.dossier, r.controller, r.recipient, array_to_string(r.categories, ',') as categories,
                          r.purpose, r.outcome, r.disclosed_at, r.duty
                        from disclosure r join dossier d on d.id = r.dossier
                        where d.person = ? and (r.shown_from is null or r.shown_from <= ?)
                        order by r.disclosed_at, r.reference""")
                .param(person.value())
                .param(OffsetDateTime.now(clock))
                .query((row, _) -> new Disclosure(
                        row.getObject("reference", UUID.class),
                        new DossierId(row.getObject("dossier", UUID.class)),
                        row.getString("recipient"),
                        chosen(row.getString("controller"), row.getString("recipient")),
                        Stream.of(row.getString("categories").split(","))
                                .flatMap(id -> Category.of(id).stream())
                                .collect(Collectors.toCollection(TreeSet::new)),
                        Purpose.of(row.getString("purpose")).orElseThrow(),
                        Outcome.of(row.getString("outcome")),
                        row.getObject("disclosed_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getString("duty"))))
                .list();
    }

    private Optional<String> chosen(String controller, String recipient) {
        return recipients.receivers(controller).stream()
                .filter(receiver -> receiver.mark().equals(recipient))
                .map(Receiver::name)
                .findFirst();
    }
}
