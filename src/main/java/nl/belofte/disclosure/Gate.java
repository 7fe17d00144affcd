package nl.belofte.disclosure;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.belofte.disclosure.NotDisclosed.Why;
import nl.belofte.dossier.Dossier;
import nl.belofte.statement.Category;
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
        if (categories.isEmpty()) {
            throw new NotDisclosed(Why.NOTHING_ASKED, controller, recipient);
        }
        for (var category : categories) {
            if (!declared.data().contains(category)) {
                throw new NotDisclosed(Why.NOT_ITS_DATA, controller, recipient, category.id());
            }
            if (!dossier.content().categories().contains(category)) {
                throw new NotDisclosed(Why.NOT_HELD, controller, recipient, category.id());
            }
        }
        return recipients
                .address(controller, recipient)
                .orElseThrow(() -> new NotDisclosed(Why.NO_ADDRESS, controller, recipient));
    }
}
