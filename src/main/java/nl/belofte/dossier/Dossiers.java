package nl.belofte.dossier;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.ledger.Ledger;
import nl.belofte.ledger.No;
import nl.belofte.person.PersonId;
import nl.belofte.person.Persons;
import nl.belofte.statement.Category;
import nl.belofte.statement.Event;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Term;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The dossiers: opened, read, rectified, ended and erased, each only as the statement and {@link Step} allow, and each with
 * its evidence in the same transaction: the caller's, or one of its own.
 *
 * <p>Longer than most: the whole life of a dossier reads best in one place.
 */
public final class Dossiers {

    /** What somebody may come back to while it is still there. */
    private static final Set<Purpose> REOPENED = Set.of(Purpose.ACCOUNT, Purpose.CONTACT);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Statements statements;
    private final DueDay dueDay;
    private final SealedDossiers sealed;
    private final Drawing drawing;
    private final Reading reading;
    private final Writing writing;
    private final Refusals refusals;
    private final DossierNews news;
    private final Evidence evidence;
    private final Openings openings;
    private final Erasure erasure;
    private final Merging merging;
    private final Stepping stepping;
    private final Keeping keeping;
    private final Objecting objecting;

    public Dossiers(
            JdbcClient db,
            TransactionTemplate transaction,
            Statements statements,
            Persons persons,
            Evidence evidence,
            Keys keys,
            Ledger ledger,
            DossierNews news) {
        this.db = db;
        this.transaction = transaction;
        this.statements = statements;
        this.dueDay = new DueDay(statements);
        this.evidence = evidence;
        var declarations = new Declarations(db);
        var sealed = new SealedDossiers(db, statements, declarations, keys);
        var indexes = new BlindIndexes(db, keys);
        this.sealed = sealed;
        this.drawing = new Drawing(db);
        this.openings = new Openings(db, statements, declarations, keys, indexes, evidence);
        this.refusals = new Refusals(db, statements, transaction, evidence);
        this.reading =
                new Reading(statements, sealed, keys, drawing, new ReadEvidence(db, transaction, evidence), refusals);
        this.writing = new Writing(db, transaction, statements, sealed, indexes, keys, evidence, refusals);
        this.news = news;
        this.erasure = new Erasure(db, transaction, statements, declarations, persons, evidence, ledger, news);
        this.merging = new Merging(db, persons, declarations, evidence, ledger);
        this.stepping = new Stepping(sealed, statements, refusals, ledger, evidence);
        this.keeping = new Keeping(db, statements, stepping, refusals, erasure, evidence, news);
        this.objecting = new Objecting(db, statements, refusals, ledger, evidence);
        ledger.replay(new Replay(db, transaction, declarations, erasure, evidence)::run);
    }

    /**
     * Opens a dossier under the version of the statement that binds today.
     *
     * @throws NotDeclared when the statement declares no such purpose or not one of the categories for it
     * @throws NoGround when its purpose stands on consent: who has one opens it with that
     * @throws NotPermitted when the person is not one of this controller's
     */
    public DossierId open(String controller, PersonId person, Purpose purpose, Content content, Actor actor) {
        return open(List.of(new Opening(controller, person, purpose, content)), actor)
                .getFirst();
    }

    /**
     * As many as come at once, as {@link #open(String, PersonId, Purpose, Content, Actor)} opens one; all or none.
     *
     * @throws NoGround when one stands on consent that it has not, or that was taken back
     */
    public List<DossierId> open(List<Opening> openings, Actor actor) {
        return transaction.execute(_ -> this.openings.open(openings, actor));
    }

    /** @throws NotPermitted when there is no such dossier, or not for this use */
    public Dossier read(DossierId id, Use use) {
        return reading.read(id, use);
    }

    /** As many as a page shows, in one query and one commit of evidence. What is not there or not for this use is left out. */
    public List<Dossier> read(Collection<DossierId> ids, Use use) {
        return reading.read(ids, use);
    }

    /**
     * Opens dossiers for work that leaves an entry of its own with each, in the caller's transaction: of those to which it leaves
     * none it stands that they were read. What is not there or not for this use is left out.
     *
     * @param work gives the entries of what it did
     */
    public void open(Collection<DossierId> ids, Use use, Function<List<Dossier>, List<Entry>> work) {
        reading.open(ids, use, work);
    }

    /** Each for its own purpose, the oldest first. What the actor may not open, or not without a reason, is left out. */
    public List<Dossier> readEach(Collection<Dossier> outside, Actor actor) {
        return reading.readEach(outside, actor);
    }

    /**
     * What a law demands of dossiers of one person, and nothing else of them. What is not there any more is left out.
     *
     * @param matter a random mark of the demand, which stands in the evidence
     * @throws NotPermitted when demands are none of the role's business
     */
    public List<Dossier> readDemanded(Map<DossierId, Set<Category>> demand, UUID matter, Actor.Staff actor) {
        return reading.demanded(demand, matter, actor);
    }

    /** All that is held on a person, for the person. Art. 15 GDPR. */
    public List<Dossier> readOwn(PersonId person) {
        return reading.readOwn(person);
    }

    /**
     * Adds a category to an open dossier, or replaces it there and nowhere else.
     *
     * @throws NotDeclared when the dossier's purpose does not allow the category
     */
    public void write(DossierId id, Category category, Map<Field, String> fields, Use use) {
        writing.write(id, category, fields, use);
    }

    /**
     * Corrects a category in every open dossier of the person that holds the old value; one that ended stays as it was, and so
     * does the proof of a consent, for they tell how things were then. Staff correct it where their role may change it, and
     * nowhere else. Art. 16 GDPR.
     *
     * @return the dossiers that changed
     * @throws NotDeclared when the dossier's purpose does not allow the category
     */
    public List<DossierId> rectify(DossierId from, Category category, Map<Field, String> corrected, Actor actor) {
        return transaction.execute(_ -> {
            lockAllOfItsPerson(from);
            var changed = writing.rectify(stepping.take(from, Step.RECTIFY, actor), category, corrected, actor);
            changed.forEach(id -> news.rectified(id, category));
            return changed;
        });
    }

    /** As {@link #lockAllOfItsPerson}, of this person. */
    public void lockAllOf(PersonId person) {
        db.sql("select id from dossier where person = ? order by id for no key update")
                .param(person.value())
                .query(UUID.class)
                .list();
    }

    /**
     * Until the caller's transaction ends nobody else does anything with these. In the order of all who lock several: two who
     * begin at different ones would wait for each other. Before anything that holds the person or a row that goes with a dossier:
     * who erases locks dossiers, then people, then those rows.
     */
    public void lockAllOfItsPerson(DossierId one) {
        db.sql("""
                        select id from dossier where person = (select person from dossier where id = ?)
                        order by id for no key update""").param(one.value()).query(UUID.class).list();
    }

    /**
     * Starts the dossier's clock, today. It happens once: a clock that runs is not set back.
     *
     * @throws NotDeclared when no term of its purpose counts from this event
     */
    public Term end(DossierId id, Event event, Actor actor) {
        return transaction.execute(_ -> {
            var outside = stepping.take(id, Step.END, actor).outside();
            var term = statements
                    .term(outside.controller(), outside.purpose(), outside.version(), event)
                    .orElseThrow(() -> new NotDeclared("no term of %s counts from %s"
                            .formatted(outside.purpose().id(), event.id())));
            db.sql("update dossier set event = ?, event_on = ? where id = ?")
                    .params(event.id(), Date.valueOf(statements.today(outside.controller())), id.value())
                    .update();
            stepping.note(No.Kind.ENDED, outside, event.id());
            stepping.record(Step.END, outside, actor, term.toString());
            return term;
        });
    }

    /**
     * Stops the clock of what somebody comes back to before it is due.
     *
     * @throws NotPermitted when it is due, or its purpose is over once and for all
     */
    public void reopen(DossierId id, Actor actor) {
        transaction.executeWithoutResult(_ -> {
            var outside = stepping.take(id, Step.REOPEN, actor).outside();
            if (dueDay.hasCome(outside) || !REOPENED.contains(outside.purpose())) {
                throw new NotPermitted("dossier %s cannot be opened again".formatted(id));
            }
            db.sql("update dossier set event = null, event_on = null where id = ?")
                    .param(id.value())
                    .update();
            stepping.note(No.Kind.REOPENED, outside, "");
            stepping.record(Step.REOPEN, outside, actor, "");
        });
    }

    /**
     * From now on it is kept and nothing else is done with it. Art. 18 GDPR.
     *
     * @param ground why its person may ask for that
     */
    public void restrict(DossierId id, RestrictionGround ground, Actor actor) {
        transaction.executeWithoutResult(_ -> keeping.restrict(id, ground, actor));
    }

    /**
     * On that day it is restricted no more, and not before: its person is told of it first, which is for who calls. Art. 18(3)
     * GDPR.
     *
     * @throws NotPermitted when it is not restricted until something is decided, the day is not to come, or the actor does not look
     *     after rights
     */
    public void liftOn(DossierId id, LocalDate day, Actor.Staff actor) {
        transaction.executeWithoutResult(_ -> keeping.liftOn(id, day, actor));
    }

    /**
     * What was to be restricted no more from some day is restricted until something else is decided.
     *
     * @throws NotPermitted when it was to end on no day, or the actor does not look after rights
     */
    public void keepOn(DossierId id, Actor.Staff actor) {
        transaction.executeWithoutResult(_ -> keeping.keepOn(id, actor));
    }

    /** Lifts what was to end up to today. Safe on many nodes at once. */
    public void liftEnded(Actor actor) {
        for (var controller : statements.controllers()) {
            var today = statements.today(controller);
            keeping.ended(controller, today)
                    .forEach(id -> transaction.executeWithoutResult(_ -> keeping.liftEnded(id, today, actor)));
        }
    }

    /** What it stood on may have been taken back meanwhile: then it goes, unless something else keeps it. */
    public void lift(DossierId id, Actor actor) {
        transaction.executeWithoutResult(_ -> keeping.lift(id, actor));
    }

    /**
     * Keeps it past its term, because the law asks for it or somebody's claim does. Art. 17(3) GDPR.
     *
     * @param approves another member of staff than the one who asks
     */
    public void hold(DossierId id, HoldReason reason, Actor.Staff asks, Actor.Staff approves) {
        transaction.executeWithoutResult(_ -> keeping.hold(id, reason, asks, approves));
    }

    /**
     * Tells that a hold is asked for, agreed to or refused. Of itself that keeps nothing.
     *
     * @throws NotPermitted when it is no business of the actor's, or the dossier could not be held now
     */
    public void tellOfHold(DossierId id, Deed deed, HoldReason reason, Actor.Staff actor) {
        transaction.executeWithoutResult(_ -> keeping.tellOfHold(id, deed, reason, actor));
    }

    /** By one: what the statement promised holds again. */
    public void release(DossierId id, Actor.Staff actor) {
        transaction.executeWithoutResult(_ -> keeping.release(id, actor));
    }

    /**
     * Consent is given to a purpose that has no dossiers of its own to draw on this one.
     *
     * @throws NoGround when the consent is not that of its person, or does not live
     */
    public void allow(DossierId id, Ground ground, Actor actor) {
        transaction.executeWithoutResult(_ -> {
            var outside = stepping.take(id, Step.READ, actor).outside();
            if (!Drawing.needsConsent(statements.current(outside.controller()), outside.purpose(), ground.purpose())) {
                throw new NotDeclared("%s does not draw on %s by consent"
                        .formatted(ground.purpose().id(), outside.purpose().id()));
            }
            drawing.allow(id, ground);
        });
    }

    /**
     * Consent is taken back: what stands on it is erased at once, and the proof that it was given begins its own term. What
     * something keeps is passed over, and goes once nothing does. Art. 7(3) GDPR.
     *
     * @return how many were erased
     * @throws NotPermitted when it was taken back before
     */
    public int withdraw(DossierId proof, Actor actor) {
        return transaction.execute(_ -> {
            lockAllOfItsPerson(proof);
            end(proof, Event.WITHDRAWN, actor);
            drawing.withdraw(proof);
            var standing = db
                    .sql("select dossier from ground where proof = ?")
                    .param(proof.value())
                    .query(UUID.class)
                    .list()
                    .stream()
                    .map(DossierId::new)
                    .toList();
            return erase(standing, actor, "consent withdrawn");
        });
    }

    /**
     * Two people turned out to be one: all that is held on the first is held on the second from now on, and the first is
     * nobody any more. Their evidence stays as it was written.
     *
     * @throws NotPermitted when one of them is not there, they are not of one controller, or the actor is a third
     */
    public void merge(PersonId from, PersonId into, Actor actor) {
        if (actor instanceof Actor.Self(var self) && !self.equals(from.value())) {
            refuseStranger(actor, into.value());
        }
        transaction.executeWithoutResult(_ -> {
            objecting.refuseUnlessRights(from, actor);
            merging.merge(from, into, actor);
        });
    }

    /**
     * A person's no to a purpose: from now on nothing of his is read for it, and what is kept until he objects is over. Art. 21
     * GDPR.
     *
     * @throws NotPermitted where the actor is another person, or staff who do not look after rights
     */
    public void object(PersonId person, Purpose purpose, Actor actor) {
        transaction.executeWithoutResult(_ -> {
            // Before the person, as everybody locks them.
            var open = sealed.look(
                    "d.person = ? and d.event is null order by d.id for no key update of d", person.value(), purpose);
            objecting.object(person, purpose, actor);
            open.stream()
                    .map(SealedDossier::outside)
                    .filter(outside -> outside.purpose() == purpose)
                    .filter(outside -> statements
                            .term(outside.controller(), purpose, outside.version(), Event.OBJECTED)
                            .isPresent())
                    .forEach(outside -> end(outside.id(), Event.OBJECTED, actor));
        });
    }

    /**
     * The person says yes anew to what he objected to.
     *
     * @throws NoGround when the consent is not his, or does not live
     */
    public void liftObjection(Ground ground, Actor.Self who) {
        transaction.executeWithoutResult(_ -> objecting.lift(ground, who));
    }

    /**
     * Whoever of the staff reads anything for a purpose hears it when somebody wants no more of it, and notes that at once.
     *
     * @param person whose no it is; null where only an address is known
     * @throws NotPermitted for other staff, who do not look after the rights of all either, and for another person
     */
    public void refuseUnlessNoted(String controller, Purpose purpose, @Nullable PersonId person, Actor actor) {
        if (person != null) {
            refuseStranger(actor, person.value());
        }
        if (!PurposeRule.acts(statements.current(controller), purpose, actor)) {
            refusals.refuseUnlessRights(controller, actor, person);
        }
    }

    /** The day on which it goes; empty while nothing has started its clock, or something keeps it. */
    public Optional<LocalDate> dueOn(Dossier dossier) {
        return dossier.kept() ? Optional.empty() : termOf(dossier);
    }

    /** The day on which its term ends, whatever keeps it past that; empty while nothing has started its clock. */
    public Optional<LocalDate> termOf(Dossier dossier) {
        return dueDay.of(dossier);
    }

    /** Whether something keeps it now, told without opening it. */
    public boolean isKept(DossierId id) {
        return db.sql("select exists (select from dossier where id = ? and kept_on is not null)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    /** As {@link #isKept}, for its person: not while a law keeps it and wants nothing said of that. */
    public boolean isToldKept(DossierId id) {
        return told(id).filter(Dossier::kept).isPresent();
    }

    /**
     * The day on which it will go, for its person, told without opening it; empty where that has come, or nothing has started
     * its clock.
     */
    public Optional<LocalDate> goesOn(DossierId id) {
        return told(id).filter(outside -> !dueDay.hasCome(outside)).flatMap(this::dueOn);
    }

    /** As {@link #dueOn}, for its person: what a law keeps, and wants nothing said of, goes on its day as far as he hears. */
    public Optional<LocalDate> toldDueOn(Dossier dossier) {
        return dossier.kept() ? goesOn(dossier.id()) : dueOn(dossier);
    }

    private Optional<Dossier> told(DossierId id) {
        var found = sealed.look("d.id = ?", id.value(), Purpose.RIGHTS);
        boolean silent = found.stream()
                .anyMatch(each -> evidence.silentAbout(each.outside().person().value()));
        return (silent ? sealed.unheld(found) : found)
                .stream().map(SealedDossier::outside).findFirst();
    }

    /**
     * Erases dossiers: their values, their keys, all that points to them, and what made their evidence readable. A
     * tombstone stays that names nobody. Those that are erased already, restricted or held are passed over.
     *
     * @return how many were erased
     */
    public int erase(Collection<DossierId> dossiers, Actor actor, String why) {
        return erasure.erase(dossiers, actor, why);
    }

    /** As {@link #erase(Collection, Actor, String)}; those that somebody else holds at this moment are passed over too. */
    public int erase(Ended which, int atMost, Actor actor, String why) {
        return transaction.execute(_ -> erasure.erase(which, atMost, actor, why));
    }

    /** The ones that {@link #erase(Ended, int, Actor, String)} would take. */
    public List<DossierId> find(Ended which, int atMost) {
        return erasure.find(which, atMost);
    }

    /** A person does nothing to another's dossier. */
    static void refuseStranger(Actor actor, UUID person) {
        if (actor instanceof Actor.Self(var self) && !self.equals(person)) {
            throw new NotPermitted("no such dossier of this person");
        }
    }
}
