package nl.belofte.report;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.belofte.account.CustomerNumbers;
import nl.belofte.consent.Consents;
import nl.belofte.disclosure.Received;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.GoingWith;
import nl.belofte.dossier.HoldReason;
import nl.belofte.dossier.Outlines;
import nl.belofte.evidence.Evidence;
import nl.belofte.person.PersonId;
import nl.belofte.report.Report.Held;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statements;
import org.springframework.stereotype.Component;

/** Gathers what is held on a person. Gathering is a look into each dossier, and recorded as one. */
@Component
class Reports {

    private final Clock clock;
    private final Statements statements;
    private final Dossiers dossiers;
    private final Outlines outlines;
    private final GoingWith goingWith;
    private final Consents consents;
    private final Received received;
    private final Evidence evidence;
    private final CustomerNumbers numbers;

    Reports(
            Clock clock,
            Statements statements,
            Dossiers dossiers,
            Outlines outlines,
            GoingWith goingWith,
            Consents consents,
            Received received,
            Evidence evidence,
            CustomerNumbers numbers) {
        this.clock = clock;
        this.statements = statements;
        this.dossiers = dossiers;
        this.outlines = outlines;
        this.goingWith = goingWith;
        this.consents = consents;
        this.received = received;
        this.evidence = evidence;
        this.numbers = numbers;
    }

    Report of(String controller, PersonId person) {
        var all = dossiers.readOwn(person);
        var ids = all.stream().map(Dossier::id).toList();
        var holds = outlines.holds(ids);
        var with = goingWith.of(ids);
        boolean silent = evidence.silentAbout(person.value());
        var held = new ArrayList<Held>();
        for (var dossier : all) {
            var statement = statementOf(dossier);
            held.add(new Held(
                    dossier,
                    statement,
                    statement.declaration(dossier.purpose()).orElseThrow(),
                    dossiers.dueOn(dossier),
                    Optional.ofNullable(holds.get(dossier.id()))
                            .filter(hold -> !silent || hold.reason() == HoldReason.CLAIM),
                    with.getOrDefault(dossier.id(), List.of()).stream()
                            .filter(row -> !silent || !row.heldByLaw())
                            .toList()));
        }
        var purposes = outlines.purposesOf(person);
        return new Report(
                statements.current(controller),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                person,
                numbers.of(person),
                held,
                consents.of(person),
                outlines.objectionsOf(person),
                received.of(person),
                purposes,
                Log.of(evidence, person.value(), purposes.keySet()));
    }

    private Statement statementOf(Dossier dossier) {
        return statements
                .version(dossier.controller(), dossier.version())
                .orElseGet(() -> statements.current(dossier.controller()));
    }
}
