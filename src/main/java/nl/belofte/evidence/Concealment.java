package nl.belofte.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What of the evidence a person does not see before a day, where a law asks for silence. Nothing is left out of the evidence
 * itself, staff see all of it, and from that day on so does the person: by then nobody has to do anything for that.
 */
@Component
public class Concealment {

    /** How long before it was recorded somebody may have been looking for whose data it is about. */
    private static final Duration LOOKING = Duration.ofDays(1);

    /** The parameters are a person and the hour. */
    static final String SILENT = """
            exists (select from concealed_entry c join dossier d on d.id = c.dossier
              where d.person = %s and c.until > %s)""";

    /**
     * Of an entry in {@code evidence_opening}; the parameter is the hour. That a law has something kept longer would tell of a
     * silent matter too, whoever did it and whenever.
     */
    static final String NOT_CONCEALED =
            """
            not exists (select from concealed_entry c where c.entry = evidence_opening.entry and c.until > :now)
            and not (split_part(evidence_opening.payload, E'\\n', 3)
                in ('deed=hold-asked', 'deed=hold-approved', 'deed=hold-refused', 'deed=held', 'deed=released')
              and position(E'\\ndetail=law' in evidence_opening.payload) > 0
              and %s)""".formatted(SILENT.formatted("(select person from dossier where id = evidence_opening.dossier)", ":now"));

    private final JdbcClient db;
    private final Clock clock;

    public Concealment(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * In the transaction in which the entries are recorded.
     *
     * @param matter a random mark that stands in what is recorded for it
     * @param dossiers those of one person
     * @param member whose looks at this person belong to it too: who records a matter has looked whose it is
     */
    public void conceal(UUID matter, Collection<UUID> dossiers, UUID member, Instant until) {
        db.sql("""
                        insert into concealed_entry (entry, dossier, matter, until)
                        select o.entry, coalesce(o.dossier, (:dossiers::uuid[])[1]), :matter, :until
                        from evidence_opening o
                        where (o.dossier = any (:dossiers::uuid[])
                            or o.person in (select person from dossier where id = any (:dossiers::uuid[])))
                          and (position(:matter::text in o.payload) > 0
                            or o.member = :member
                              and split_part(o.payload, E'\\n', 3) in
                                ('deed=read', 'deed=found', 'deed=looked-wider', 'deed=looked-along')
                              and substr(o.payload, 4, 19)::timestamp at time zone 'UTC' >= :since)
                        on conflict (entry, matter) do nothing""")
                .param("dossiers", dossiers.stream().map(UUID::toString).toArray(String[]::new))
                .param("matter", matter)
                .param("member", member)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("since", clock.instant().minus(LOOKING).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All of it until another day. */
    public void move(UUID matter, Instant until) {
        db.sql("update concealed_entry set until = ? where matter = ?")
                .params(until.atOffset(ZoneOffset.UTC), matter)
                .update();
    }
}
