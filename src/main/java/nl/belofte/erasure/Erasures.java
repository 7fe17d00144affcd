package nl.belofte.erasure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.belofte.consent.Consents;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Hold;
import nl.belofte.dossier.Outlines;
import nl.belofte.dossier.Search;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Erases what a person wants erased, as far as it may go, and proves that it is gone. Art. 17 GDPR. */
@Component
public class Erasures {

    private final Dossiers dossiers;
    private final Search search;
    private final Outlines outlines;
    private final Consents consents;
    private final ErasureRule rule;
    private final ErasureProof proof;

    Erasures(
            Dossiers dossiers,
            Search search,
            Outlines outlines,
            Consents consents,
            Statements statements,
            JdbcClient db) {
        this.dossiers = dossiers;
        this.search = search;
        this.outlines = outlines;
        this.consents = consents;
        this.rule = new ErasureRule(statements, dossiers);
        this.proof = new ErasureProof(db);
    }

    /** Nothing is opened for it. */
    public ErasurePlan plan(PersonId person) {
        var all = search.of(person);
        var held = outlines.holds(all.stream().map(Dossier::id).toList());
        return new ErasurePlan(all.stream()
                .map(dossier -> new ErasurePlan.Item(
                        dossier,
                        rule.of(
                                dossier,
                                Optional.ofNullable(held.get(dossier.id())).map(Hold::reason))))
                .toList());
    }

    /**
     * Erases those of the chosen that can go now; the others are passed over. What its person restricted goes too: it is he who
     * asks.
     *
     * @return what went, as it stood in the plan
     * @throws IllegalStateException when anything is left of it: then nothing was erased
     */
    @Transactional
    public List<Dossier> erase(PersonId person, Collection<DossierId> chosen, Actor actor) {
        // Whoever holds, restricts or erases one of them at this moment is waited for: the plan is of what is there
        // then.
        dossiers.lockAllOf(person);
        var going = plan(person).items().stream()
                .filter(ErasurePlan.Item::goes)
                .map(ErasurePlan.Item::dossier)
                .filter(dossier -> chosen.contains(dossier.id()))
                .toList();
        var restricted = outlines.restrictions(going.stream().map(Dossier::id).toList());
        restricted.keySet().forEach(id -> dossiers.lift(id, actor));
        var left = new ArrayList<>(going.stream().map(Dossier::id).toList());
        for (var dossier : going) {
            consents.under(dossier.id()).ifPresent(given -> consents.withdraw(given.proof(), actor));
        }
        dossiers.erase(left, actor, "Art. 17");
        proof.refuseLeftovers(Set.copyOf(left));
        return going;
    }
}
