package nl.belofte.disclosure;

import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.belofte.disclosure.NotDisclosed.Why;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The only way out for personal data other than to the person themselves. */
public final class Disclosures {

    private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,39}");

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Dossiers dossiers;
    private final Evidence evidence;
    private final Gate gate;
    private final Outlet outlet;

    Disclosures(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Dossiers dossiers,
            Evidence evidence,
            Gate gate,
            Outlet outlet) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.dossiers = dossiers;
        this.evidence = evidence;
        this.gate = gate;
        this.outlet = outlet;
    }

    /** @param reference under which the recipient knows it; the platform forgets it with the dossier */
    public record Disclosed(UUID reference, Outcome outcome) {}

    /** To whom somebody may have their own data sent, in the order of the file. */
    public List<Receiver> receivers(String controller) {
        return gate.receivers(controller);
    }

    private record Handed(Dossier dossier, UUID reference, Set<Category> categories) {}

    /**
     * Sends to another controller what somebody takes along, because they ask for it. Art. 20(2) GDPR. As
     * {@link #disclose}, it stands by itself, after its evidence, and is not tried again. No agreement is asked for: the
     * receiver answers for what it gets.
     *
     * @param given what of each dossier the file holds
     * @throws NotDisclosed when there is no such receiver
     * @throws nl.belofte.dossier.NotPermitted when a dossier is not the person's
     */
    public Outcome handOver(
            String controller,
            PersonId person,
            String receiver,
            Map<DossierId, Set<Category>> given,
            String type,
            byte[] file) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A disclosure stands by itself, after the transaction that it belongs to.");
        }
        var to = gate.receiver(controller, receiver)
                .orElseThrow(() -> new NotDisclosed(Why.NO_ADDRESS, controller, "this receiver"));
        var actor = new Actor.Self(person.value());
        var handed = transaction.execute(_ -> given.entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getKey().value()))
                .map(each -> hand(each.getKey(), to, each.getValue(), actor))
                .toList());
        try {
            outlet.post(to.address(), type, file);
        } catch (NotDelivered failure) {
            var outcome = failure.nothingLeft() ? Outcome.NOT_LEFT : Outcome.NOT_CONFIRMED;
            handed.forEach(each -> failed(
                    each.dossier(),
                    each.reference(),
                    outcome,
                    entry(
                            Deed.NOT_DELIVERED,
                            each.dossier(),
                            Purpose.RIGHTS,
                            actor,
                            "%s %s %s".formatted(to.mark(), failure.getMessage(), each.reference()))));
            return outcome;
        }
        handed.forEach(each -> became(Outcome.DELIVERED, each.reference()));
        return Outcome.DELIVERED;
    }

    private Handed hand(DossierId id, Receiver to, Set<Category> categories, Actor actor) {
        hold(id);
        var dossier = dossiers.read(id, new Use(Purpose.RIGHTS, actor));
        var reference = UUID.randomUUID();
        leaving(reference, dossier, to.mark(), categories, Purpose.RIGHTS);
        var detail = "%s %s %s %s".formatted(to.mark(), words(categories), "portability", reference);
        evidence.record(entry(Deed.DISCLOSED, dossier, Purpose.RIGHTS, actor, detail));
        return new Handed(dossier, reference, categories);
    }

    void leaving(UUID reference, Dossier dossier, String recipient, Set<Category> categories, Purpose purpose) {
        db.sql("""
                        insert into disclosure (reference, dossier, controller, recipient, categories, purpose, outcome, disclosed_at)
                        values (?, ?, ?, ?, string_to_array(?, ','), ?, ?, ?)""")
                .params(reference, dossier.id().value(), dossier.controller(), recipient, words(categories))
                .params(purpose.id(), Outcome.LEAVING.id(), OffsetDateTime.now(clock))
                .update();
    }

    private record Passed(Dossier dossier, URI address, Consignment consignment) {}

    /**
     * Sends some of a dossier to a recipient and waits for the answer. It stands by itself, in no transaction, for its
     * evidence must be there before anything leaves. What fails is recorded and not tried again: a caller who does so makes
     * another disclosure.
     *
     * @param purpose for which the dossier is opened
     * @param reason a word of the platform, {@code delivery}; never a person's
     * @throws NotDisclosed when the statement, the agreements or the addresses do not allow it
     * @throws nl.belofte.dossier.NotPermitted when the purpose or actor may not open the dossier
     */
    public Disclosed disclose(
            DossierId id, String recipient, Set<Category> categories, Purpose purpose, Actor actor, String reason) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A disclosure stands by itself, after the transaction that it belongs to.");
        }
        if (!WORD.matcher(reason).matches()) {
            throw new IllegalArgumentException("The reason of a disclosure is one word of the platform.");
        }
        var reference = UUID.randomUUID();
        var passed = transaction.execute(_ -> {
            hold(id);
            var dossier = dossiers.read(id, new Use(purpose, actor));
            var address = gate.addressFor(dossier, recipient, categories);
            var detail = "%s %s %s %s".formatted(recipient, words(categories), reason, reference);
            leaving(reference, dossier, recipient, categories, purpose);
            evidence.record(entry(Deed.DISCLOSED, dossier, purpose, actor, detail));
            return new Passed(
                    dossier,
                    address,
                    Consignment.of("disclosed", reference, dossier.controller(), dossier.content(), categories));
        });
        try {
            outlet.post(passed.address(), passed.consignment().json());
        } catch (NotDelivered failure) {
            var outcome = failure.nothingLeft() ? Outcome.NOT_LEFT : Outcome.NOT_CONFIRMED;
            var detail = "%s %s %s".formatted(recipient, failure.getMessage(), reference);
            failed(
                    passed.dossier(),
                    reference,
                    outcome,
                    entry(Deed.NOT_DELIVERED, passed.dossier(), purpose, actor, detail));
            return new Disclosed(reference, outcome);
        }
        became(Outcome.DELIVERED, reference);
        return new Disclosed(reference, Outcome.DELIVERED);
    }

    /**
     * Before it is read: what rectifies it at this moment did not see this disclosure, so it would tell nobody of what the
     * recipient is about to get.
     */
    private void hold(DossierId id) {
        db.sql("select id from dossier where id = ? for no key update")
                .param(id.value())
                .query(UUID.class)
                .optional();
    }

    /** A dossier that was erased meanwhile gets no new entry that points to it; one that lives is held until this is written. */
    void failed(Dossier dossier, UUID reference, Outcome outcome, Entry entry) {
        transaction.executeWithoutResult(_ -> {
            boolean living = db.sql("select id from dossier where id = ? and person is not null for key share")
                    .param(dossier.id().value())
                    .query(UUID.class)
                    .optional()
                    .isPresent();
            evidence.record(living ? entry : nameless(entry));
            if (outcome == Outcome.NOT_LEFT) {
                db.sql("delete from disclosure where reference = ?")
                        .param(reference)
                        .update();
            } else {
                became(outcome, reference);
            }
        });
    }

    void became(Outcome outcome, UUID reference) {
        db.sql("update disclosure set outcome = ? where reference = ?")
                .params(outcome.id(), reference)
                .update();
    }

    static Entry entry(Deed deed, Dossier dossier, Purpose purpose, Actor actor, String detail) {
        return new Entry(
                dossier.controller(),
                deed,
                purpose.id(),
                actor,
                dossier.person().value(),
                dossier.id().value(),
                detail);
    }

    private static Entry nameless(Entry entry) {
        return new Entry(entry.controller(), entry.deed(), entry.purpose(), entry.actor(), null, null, entry.detail());
    }

    static String words(Set<Category> categories) {
        return new TreeSet<>(categories).stream().map(Category::id).collect(Collectors.joining(","));
    }
}
