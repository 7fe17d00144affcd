package nl.belofte.dossier;

import java.sql.Date;
import java.util.List;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.ledger.Ledger;
import nl.belofte.ledger.No;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person's no to a purpose, and that he says yes again. All in the caller's transaction. */
final class Objecting {

    private final JdbcClient db;
    private final Statements statements;
    private final Refusals refusals;
    private final Ledger ledger;
    private final Evidence evidence;

    Objecting(JdbcClient db, Statements statements, Refusals refusals, Ledger ledger, Evidence evidence) {
        this.db = db;
        this.statements = statements;
        this.refusals = refusals;
        this.ledger = ledger;
        this.evidence = evidence;
    }

    /** What is done to a person as a whole is the business of who looks after rights. */
    void refuseUnlessRights(PersonId person, Actor actor) {
        if (actor instanceof Actor.Staff) {
            refusals.refuseUnlessRights(controllerOf(person), actor, person);
        }
    }

    void object(PersonId person, Purpose purpose, Actor actor) {
        Dossiers.refuseStranger(actor, person.value());
        refuseUnlessRights(person, actor);
        var controller = lock(person);
        var today = statements.today(controller);
        ledger.add(List.of(new No(No.Kind.OBJECTED, person.value(), purpose.id(), today)));
        db.sql("""
                        insert into objection (person, purpose, objected_on) values (?, ?, ?)
                        on conflict do nothing""").params(person.value(), purpose.id(), Date.valueOf(today)).update();
        evidence.record(new Entry(controller, Deed.OBJECTED, purpose.id(), actor, person.value(), null, ""));
    }

    /** That he said yes is in the evidence already, with the consent. */
    void lift(Ground ground, Actor.Self who) {
        var person = new PersonId(who.person());
        var controller = lock(person);
        if (!lives(ground, person)) {
            throw new NoGround(
                    "the consent to %s does not live".formatted(ground.purpose().id()));
        }
        int lifted = db.sql("delete from objection where person = ? and purpose = ?")
                .params(person.value(), ground.purpose().id())
                .update();
        if (lifted > 0) {
            ledger.add(List.of(new No(
                    No.Kind.OBJECTION_LIFTED, person.value(), ground.purpose().id(), statements.today(controller))));
        }
    }

    private boolean lives(Ground ground, PersonId person) {
        return db.sql("""
                        select exists (select from dossier p join declaration e on e.id = p.declaration
                          where p.id = ? and p.person = ? and p.event is null and e.purpose = ?)""")
                .params(ground.proof().value(), person.value(), Purpose.CONSENT_PROOF.id())
                .query(Boolean.class)
                .single();
    }

    /** Who says no and yes at once waits for himself, so that the ledger tells in which order. */
    private String lock(PersonId person) {
        return db.sql("select controller from person where id = ? for no key update")
                .param(person.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotPermitted("no such person"));
    }

    private String controllerOf(PersonId person) {
        return db.sql("select controller from person where id = ?")
                .param(person.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotPermitted("no such person"));
    }
}
