package nl.belofte.dossier;

import java.util.Objects;
import java.util.UUID;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts on record that a role asked for what it may not have, whatever becomes of the transaction in which it asked. */
final class Refusals {

    private final JdbcClient db;
    private final Statements statements;
    private final TransactionTemplate alone;
    private final Evidence evidence;

    Refusals(JdbcClient db, Statements statements, TransactionTemplate transaction, Evidence evidence) {
        this.db = db;
        this.statements = statements;
        this.alone = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.evidence = evidence;
    }

    /** @throws NotPermitted where this dossier's purpose is none of the actor's business */
    void refuseOthersBusiness(Dossier outside, Actor actor) {
        if (!PurposeRule.acts(statements.current(outside.controller()), outside.purpose(), actor)) {
            throw refuse(outside, outside.purpose(), actor);
        }
    }

    /** @throws NotPermitted where this is for staff who look after the rights of all, and the actor is another of the staff */
    void refuseUnlessRights(String controller, Actor actor, @Nullable PersonId person) {
        if (PurposeRule.looksAfterRights(statements.current(controller), actor)) {
            return;
        }
        alone.executeWithoutResult(_ -> evidence.record(new Entry(
                controller,
                Deed.REFUSED,
                Purpose.RIGHTS.id(),
                actor,
                person == null ? null : living(person),
                null,
                "")));
        throw new NotPermitted("the role %s does not look after rights".formatted(actor.id()));
    }

    /** Nobody is waited for here either. */
    private @Nullable UUID living(PersonId person) {
        return db.sql("select id from person where id = ? for key share skip locked")
                .param(person.value())
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    /** @return what the asker is told */
    NotPermitted refuse(Dossier outside, Purpose purpose, Actor actor) {
        alone.executeWithoutResult(_ -> {
            // An entry that points to a dossier must go with it. Nobody is waited for: who holds the dossier may be the
            // transaction in which this was asked.
            boolean living = db.sql(
                            "select id from dossier where id = ? and person is not null for key share skip locked")
                    .param(outside.id().value())
                    .query(UUID.class)
                    .optional()
                    .isPresent();
            evidence.record(new Entry(
                    outside.controller(),
                    Deed.REFUSED,
                    purpose.id(),
                    actor,
                    living ? outside.person().value() : null,
                    living ? outside.id().value() : null,
                    ""));
        });
        return new NotPermitted("the role %s does not have this of dossier %s for %s"
                .formatted(actor.id(), outside.id(), purpose.id()));
    }
}
