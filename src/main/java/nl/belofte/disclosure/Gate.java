package nl.belofte.disclosure;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.belofte.disclosure.Demands.Demand;
import nl.belofte.disclosure.NotDisclosed.Why;
import nl.belofte.dossier.Dossier;
import nl.belofte.evidence.Actor;
import nl.belofte.statement.Category;
import nl.belofte.statement.Statement.Recipient;
import nl.belofte.statement.Statements;

/** The one place that says what may leave, and to whom. */
final class Gate {

    private final Statements statements;
    private final Agreements agreements;
    private final Recipients recipients;

    Gate(Statements statements, Agreements agreements, Recipients recipients) {
        this.statements = statements;
        this.agreements = agreements;
        this.recipients = recipients;
    }

    List<Receiver> receivers(String controller) {
        return recipients.receivers(controller);
    }

    /** Another controller that somebody chose; empty where the file does not name it. */
    Optional<Receiver> receiver(String controller, String id) {
        return recipients.receivers(controller).stream()
                .filter(receiver -> receiver.id().equals(id))
                .findFirst();
    }

    /**
     * Where these categories of the dossier may go.
     *
     * @throws NotDisclosed when they may not
     */
    URI addressFor(Dossier dossier, String recipient, Set<Category> categories) {
        var controller = dossier.controller();
        if (recipient.equals(Demands.AUTHORITY)) {
            throw new NotDisclosed(Why.ONLY_BY_LAW, controller, recipient);
        }
        var statement = statements.current(controller);
        var declared = statement.recipients().get(recipient);
        if (declared == null) {
            throw new NotDisclosed(Why.NOT_DECLARED, controller, recipient);
        }
        if (statement
                .declaration(dossier.purpose())
                .filter(declaration -> declaration.recipients().contains(recipient))
                .isEmpty()) {
            throw new NotDisclosed(
                    Why.NOT_FOR_THIS_PURPOSE,
                    controller,
                    recipient,
                    dossier.purpose().id());
        }
        if (declared.agreementRequired() && !agreements.live(controller, recipient)) {
            throw new NotDisclosed(Why.NO_AGREEMENT, controller, recipient);
        }
        checkData(dossier, declared, categories);
        return recipients
                .address(controller, recipient)
                .orElseThrow(() -> new NotDisclosed(Why.NO_ADDRESS, controller, recipient));
    }

    /**
     * Whether an authority gets these categories of the dossier: with no agreement, but never on the word of one.
     *
     * @throws NotDisclosed when it does not
     */
    void checkDemanded(Dossier dossier, Demand demand, Set<Category> categories, Actor.Staff actor) {
        var controller = dossier.controller();
        var declared = statements.current(controller).recipients().get(Demands.AUTHORITY);
        if (declared == null) {
            throw new NotDisclosed(Why.NOT_DECLARED, controller, Demands.AUTHORITY);
        }
        var asks = demand.asks().dossier();
        var approves = demand.approves().dossier();
        if (asks.equals(approves) || !Set.of(asks, approves).contains(actor.dossier())) {
            throw new NotDisclosed(Why.NOT_TWO, controller, Demands.AUTHORITY);
        }
        checkData(dossier, declared, categories);
    }

    private static void checkData(Dossier dossier, Recipient declared, Set<Category> categories) {
        var controller = dossier.controller();
        if (categories.isEmpty()) {
            throw new NotDisclosed(Why.NOTHING_ASKED, controller, declared.id());
        }
        for (var category : categories) {
            if (!declared.data().contains(category)) {
                throw new NotDisclosed(Why.NOT_ITS_DATA, controller, declared.id(), category.id());
            }
            if (!dossier.content().categories().contains(category)) {
                throw new NotDisclosed(Why.NOT_HELD, controller, declared.id(), category.id());
            }
        }
    }
}
