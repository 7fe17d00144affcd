package nl.belofte.disclosure;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Evidence;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends something of many dossiers to a recipient in one file, each as a disclosure of its own: what is erased later the recipient is
 * told of by its reference. Nobody looks at them for it.
 */
public final class JointDisclosures {

    private final TransactionTemplate alone;
    private final TransactionTemplate outside;
    private final Dossiers dossiers;
    private final Evidence evidence;
    private final Gate gate;
    private final Outlet outlet;
    private final Disclosures disclosures;
    private final Statements statements;

    JointDisclosures(
            TransactionTemplate transaction,
            Dossiers dossiers,
            Evidence evidence,
            Gate gate,
            Outlet outlet,
            Disclosures disclosures,
            Statements statements) {
        this.alone = beside(transaction, TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.outside = beside(transaction, TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.dossiers = dossiers;
        this.evidence = evidence;
        this.gate = gate;
        this.outlet = outlet;
        this.disclosures = disclosures;
        this.statements = statements;
    }

    private static TransactionTemplate beside(TransactionTemplate transaction, int propagation) {
        var beside = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        beside.setPropagationBehavior(propagation);
        return beside;
    }

    /**
     * One of them.
     *
     * @param reference by which the recipient knows it
     */
    public record One(UUID reference, Content content) {
        @Override
        public String toString() {
            return "One " + reference;
        }
    }

    /**
     * @param outcome of all of them
     * @param sent how many were in the file
     */
    public record Joint(Outcome outcome, int sent) {}

    /** For what the recipients of this purpose are declared. */
    public List<String> recipients(String controller, Purpose purpose) {
        return statements
                .current(controller)
                .declaration(purpose)
                .map(about -> about.recipients())
                .orElse(List.of());
    }

    private record Passed(URI address, List<Dossier> dossiers, List<One> all) {}

    /**
     * As {@link Disclosures#disclose}, in transactions of its own: whoever calls holds the dossiers, so that nothing happens to them
     * while it is on its way, and what allows it.
     *
     * @param categories of which each dossier gives what it holds
     * @param actor on whose word it leaves
     * @param reason a word of the platform
     * @param file makes it of all of them
     * @throws NotDisclosed when the statement, the agreements or the addresses do not allow it; then nothing has left
     */
    public Joint disclose(
            String controller,
            Collection<DossierId> ids,
            String recipient,
            Set<Category> categories,
            Purpose purpose,
            Actor actor,
            String reason,
            Function<List<One>, byte[]> file) {
        // In no transaction: in one they would be locked as the caller has locked them.
        var read = outside.execute(_ -> dossiers.read(ids, new Use(purpose, new Actor.Platform(reason)))).stream()
                .filter(dossier -> dossier.controller().equals(controller))
                .sorted(Comparator.comparing(dossier -> dossier.id().value()))
                .toList();
        var passed = alone.execute(_ -> pass(read, recipient, categories, purpose, actor, reason));
        if (passed.all().isEmpty()) {
            return new Joint(Outcome.NOT_LEFT, 0);
        }
        try {
            outlet.post(passed.address(), file.apply(passed.all()));
        } catch (NotDelivered failure) {
            var outcome = failure.nothingLeft() ? Outcome.NOT_LEFT : Outcome.NOT_CONFIRMED;
            alone.executeWithoutResult(_ -> {
                for (int place = 0; place < passed.all().size(); place++) {
                    var dossier = passed.dossiers().get(place);
                    var reference = passed.all().get(place).reference();
                    disclosures.failed(
                            dossier,
                            reference,
                            outcome,
                            Disclosures.entry(
                                    Deed.NOT_DELIVERED,
                                    dossier,
                                    purpose,
                                    actor,
                                    "%s %s %s".formatted(recipient, failure.getMessage(), reference)));
                }
            });
            return new Joint(outcome, passed.all().size());
        }
        alone.executeWithoutResult(
                _ -> passed.all().forEach(one -> disclosures.became(Outcome.DELIVERED, one.reference())));
        return new Joint(Outcome.DELIVERED, passed.all().size());
    }

    private Passed pass(
            List<Dossier> read,
            String recipient,
            Set<Category> categories,
            Purpose purpose,
            Actor actor,
            String reason) {
        var all = new ArrayList<One>();
        @Nullable URI address = null;
        for (var dossier : read) {
            var given = categories.stream()
                    .filter(dossier.content().categories()::contains)
                    .collect(Collectors.toSet());
            address = gate.addressFor(dossier, recipient, given);
            var reference = UUID.randomUUID();
            disclosures.leaving(reference, dossier, recipient, given, purpose);
            evidence.record(Disclosures.entry(
                    Deed.DISCLOSED,
                    dossier,
                    purpose,
                    actor,
                    "%s %s %s %s".formatted(recipient, Disclosures.words(given), reason, reference)));
            var some = Content.EMPTY;
            for (var category : given) {
                some = some.with(category, dossier.content().get(category));
            }
            all.add(new One(reference, some));
        }
        if (address == null) {
            return new Passed(URI.create("about:blank"), List.of(), List.of());
        }
        return new Passed(address, read, all);
    }
}
