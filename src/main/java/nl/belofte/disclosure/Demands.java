package nl.belofte.disclosure;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Concealment;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands over to an authority what a law demands: by no connection, but to the member of staff who takes it there. SHA-3. Who is
 * no recipient by agreement is told nothing afterwards.
 */
public final class Demands {

    /** The recipient that the platform declares in every statement. */
    public static final String AUTHORITY = "authority";

    private static final Pattern WORDS = Pattern.compile("[a-z0-9/-]{1,60}");

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Dossiers dossiers;
    private final Evidence evidence;
    private final Concealment concealment;
    private final Gate gate;

    Demands(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Dossiers dossiers,
            Evidence evidence,
            Concealment concealment,
            Gate gate) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.dossiers = dossiers;
        this.evidence = evidence;
        this.concealment = concealment;
        this.gate = gate;
    }

    /**
     * What a law demands of the dossiers of one person.
     *
     * @param matter a random mark; all that is recorded of this demand says it
     * @param duty which authority, and by which law: words of the platform, {@code police/nl-sv-126na}
     * @param approves another than who asks
     * @param shownFrom when its person may know; empty where that is at once
     */
    public record Demand(
            UUID matter,
            String duty,
            Map<DossierId, Set<Category>> categories,
            Actor.Staff asks,
            Actor.Staff approves,
            Optional<Instant> shownFrom) {

        public Demand {
            if (!WORDS.matcher(duty).matches()) {
                throw new IllegalArgumentException("A duty is told in words of the platform.");
            }
        }
    }

    /** What would go, for who decides on it. It is not handed over by that. */
    public List<Dossier> look(
            UUID matter, Map<DossierId, Set<Category>> categories, Actor.Staff actor, Optional<Instant> shownFrom) {
        return transaction.execute(_ -> {
            var found = dossiers.readDemanded(categories, matter, actor);
            conceal(matter, categories.keySet(), actor, shownFrom);
            return found;
        });
    }

    /**
     * Records a deed of this demand with each of the dossiers that is still there, in the transaction of who calls.
     *
     * @param detail words of the platform
     */
    public void tell(
            UUID matter,
            Collection<DossierId> about,
            Deed deed,
            String detail,
            Actor actor,
            Optional<Instant> shownFrom) {
        evidence.record(db.sql("""
                        select d.id, d.person, e.controller from dossier d join declaration e on e.id = d.declaration
                        where d.id = any (?::uuid[]) and d.person is not null order by d.id for key share of d""")
                .param(array(about))
                .query((row, _) -> new Entry(
                        row.getString(3),
                        deed,
                        Purpose.AUTHORITY_REQUEST.id(),
                        actor,
                        row.getObject(2, UUID.class),
                        row.getObject(1, UUID.class),
                        detail + " " + matter))
                .list());
        conceal(matter, about, actor, shownFrom);
    }

    private void conceal(UUID matter, Collection<DossierId> dossiers, Actor actor, Optional<Instant> shownFrom) {
        // Who is no member of staff did not look whose it is.
        var member = actor instanceof Actor.Staff staff ? staff.dossier() : matter;
        shownFrom.ifPresent(until -> concealment.conceal(
                matter, dossiers.stream().map(DossierId::value).toList(), member, until));
    }

    /**
     * Hands over what is held of it. It stands by itself, in no transaction, for its evidence must be there before anything
     * leaves; what cannot be written down is not handed over.
     *
     * @param actor one of the two, who takes it to the authority
     * @param making makes in the same transaction what leaves, of the dossiers that hold something of it
     * @throws NotDisclosed when the statement does not allow it, one person decided it, or nothing of it is held
     * @throws nl.belofte.dossier.NotPermitted when demands are none of the role's business
     */
    public <T> T handOver(String controller, Demand demand, Actor.Staff actor, Function<List<Dossier>, T> making) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A disclosure stands by itself, after the transaction that it belongs to.");
        }
        return transaction.execute(_ -> {
            hold(demand.categories().keySet());
            var held = new ArrayList<Dossier>();
            for (var dossier : dossiers.readDemanded(demand.categories(), demand.matter(), actor)) {
                if (!dossier.content().categories().isEmpty()) {
                    disclose(dossier, demand, actor);
                    held.add(dossier);
                }
            }
            if (held.isEmpty()) {
                throw new NotDisclosed(NotDisclosed.Why.NOT_HELD, controller, AUTHORITY, "what it asks");
            }
            conceal(demand.matter(), demand.categories().keySet(), actor, demand.shownFrom());
            return making.apply(held);
        });
    }

    private void disclose(Dossier dossier, Demand demand, Actor.Staff actor) {
        var categories = EnumSet.copyOf(dossier.content().categories());
        gate.checkDemanded(dossier, demand, categories, actor);
        var reference = UUID.randomUUID();
        var words = new TreeSet<>(categories).stream().map(Category::id).collect(Collectors.joining(","));
        db.sql("""
                        insert into disclosure (reference, dossier, controller, recipient, categories, purpose, outcome, disclosed_at,
                          duty, matter, shown_from)
                        values (?, ?, ?, ?, string_to_array(?, ','), ?, ?, ?, ?, ?, ?::timestamptz)""")
                .params(reference, dossier.id().value(), dossier.controller(), AUTHORITY, words)
                // Somebody holds it who is to bring it there; that it arrived nobody tells the platform.
                .params(
                        Purpose.AUTHORITY_REQUEST.id(),
                        Outcome.NOT_CONFIRMED.id(),
                        OffsetDateTime.now(clock),
                        demand.duty(),
                        demand.matter())
                .param(demand.shownFrom()
                        .map(from -> from.atOffset(ZoneOffset.UTC).toString())
                        .orElse(null))
                .update();
        evidence.record(new Entry(
                dossier.controller(),
                Deed.DISCLOSED,
                Purpose.AUTHORITY_REQUEST.id(),
                actor,
                dossier.person().value(),
                dossier.id().value(),
                "%s %s %s %s %s".formatted(AUTHORITY, words, demand.duty(), reference, demand.matter())));
    }

    /** Before they are read: what rectifies or erases them waits. */
    private void hold(Collection<DossierId> ids) {
        db.sql("select id from dossier where id = any (?::uuid[]) order by id for no key update")
                .param(array(ids))
                .query(UUID.class)
                .list();
    }

    private static String[] array(Collection<DossierId> ids) {
        return ids.stream().map(id -> id.value().toString()).toArray(String[]::new);
    }

    /** All that its person does not see yet is seen from another moment on. In the transaction of who calls. */
    public void showFrom(UUID matter, Instant from) {
        concealment.move(matter, from);
        db.sql("update disclosure set shown_from = ? where matter = ?")
                .params(from.atOffset(ZoneOffset.UTC), matter)
                .update();
    }
}
