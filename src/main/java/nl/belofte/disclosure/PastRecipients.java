package nl.belofte.disclosure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.DossierNews;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Concealment;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts a notice in the queue for everybody to whom a dossier was disclosed, when something becomes of it. A notice holds no
 * dossier and no person, only the random reference that the recipient knows, so it outlives the erasure that it tells of.
 */
final class PastRecipients implements DossierNews {

    /** Longer than anything is on its way: what comes after a disclosure does not overtake it. */
    static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

    private static final Actor ACTOR = new Actor.Platform("disclosure");

    private final JdbcClient db;
    private final Clock clock;
    private final Evidence evidence;
    private final Concealment concealment;

    PastRecipients(JdbcClient db, Clock clock, Evidence evidence, Concealment concealment) {
        this.db = db;
        this.clock = clock;
        this.evidence = evidence;
        this.concealment = concealment;
    }

    /** What a notice tells. */
    enum Kind {
        RECTIFIED,
        ERASED,
        RESTRICTED,
        LIFTED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    @Override
    public void rectified(DossierId dossier, Category category) {
        tell(Kind.RECTIFIED, category.id(), dossier.value().toString());
    }

    @Override
    public void erased(Collection<DossierId> dossiers) {
        var ids = dossiers.stream().map(dossier -> dossier.value().toString()).toArray(String[]::new);
        tell(Kind.ERASED, null, ids);
        keepSilent(ids);
    }

    private record Silent(String controller, UUID person, UUID dossier, UUID matter, String duty, Instant until) {}

    /**
     * What a law keeps from somebody until a day he is to hear on that day, also when he had the dossier erased meanwhile: it
     * goes on with another of his, such as the request by which he did that.
     */
    private void keepSilent(String... dossiers) {
        db
                .sql("""
                        update disclosure r set dossier = stays.id
                        from disclosure was join dossier d on d.id = was.dossier
                        cross join lateral (
                          select o.id, o.person from dossier o join declaration e on e.id = o.declaration
                          where o.person = d.person and o.id <> all (:dossiers::uuid[])
                          order by e.purpose = 'rights' desc, o.opened_on desc, o.id limit 1) stays
                        where was.dossier = any (:dossiers::uuid[]) and was.shown_from > :now and r.reference = was.reference
                        returning r.controller, stays.person, stays.id, r.matter, r.duty, r.shown_from""")
                .param("dossiers", dossiers)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Silent(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .distinct()
                .forEach(silent -> {
                    evidence.record(new Entry(
                            silent.controller(),
                            Deed.AUTHORITY_CONCEALED,
                            Purpose.AUTHORITY_REQUEST.id(),
                            ACTOR,
                            silent.person(),
                            silent.dossier(),
                            silent.duty() + " " + silent.matter()));
                    concealment.conceal(silent.matter(), List.of(silent.dossier()), silent.matter(), silent.until());
                });
    }

    @Override
    public void restricted(DossierId dossier) {
        tell(Kind.RESTRICTED, null, dossier.value().toString());
    }

    @Override
    public void lifted(DossierId dossier) {
        tell(Kind.LIFTED, null, dossier.value().toString());
    }

    /**
     * To whom the person had it sent answers for it alone, and hears nothing more from us.
     *
     * @param category only those who received it; null for all
     */
    private void tell(Kind kind, @Nullable String category, String... dossiers) {
        var now = OffsetDateTime.now(clock);
        db.sql("""
                        insert into notice (reference, controller, recipient, purpose, kind, category, due_at)
                        select reference, controller, recipient, purpose, :kind, :category,
                          case when outcome = 'leaving' then :later else :now end
                        from disclosure
                        where dossier = any (:dossiers::uuid[]) and recipient <> :authority
                          and recipient not like 'receiver:%'
                          and (:category::text is null or :category = any (categories))""")
                .param("kind", kind.id())
                .param("category", category)
                .param("now", now)
                .param("later", now.plus(ON_ITS_WAY))
                .param("dossiers", dossiers)
                // It asked in one inquiry, so it is no recipient in the sense of Art. 4(9) GDPR, and is reached by
                // nothing here.
                .param("authority", Demands.AUTHORITY)
                .update();
    }
}
