package nl.belofte.disclosure;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Locale;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.DossierNews;
import nl.belofte.statement.Category;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts a notice in the queue for everybody to whom a dossier was disclosed, when something becomes of it. A notice holds no
 * dossier and no person, only the random reference that the recipient knows, so it outlives the erasure that it tells of.
 */
final class PastRecipients implements DossierNews {

    /** Longer than anything is on its way: what comes after a disclosure does not overtake it. */
    static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

    private final JdbcClient db;
    private final Clock clock;

    PastRecipients(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
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
        tell(
                Kind.ERASED,
                null,
                dossiers.stream().map(dossier -> dossier.value().toString()).toArray(String[]::new));
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
