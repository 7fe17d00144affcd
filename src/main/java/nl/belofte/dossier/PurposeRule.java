package nl.belofte.dossier;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import nl.belofte.evidence.Actor;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import nl.belofte.statement.Statement;

/** The one place that says who may open which dossier for which purpose, and what of it. */
final class PurposeRule {

    private static final Set<Category> ALL = Collections.unmodifiableSet(EnumSet.allOf(Category.class));

    private PurposeRule() {}

    /**
     * For its own purpose, or for one that is declared to draw on it, and never against an objection. A person opens no
     * other's, and all of his own by right (Art. 15 GDPR). What is restricted is opened for its person, for what he asks
     * for himself and for his rights only, and where it is held for a legal claim for who looks after rights (Art. 18(2)).
     */
    static boolean permits(Statement statement, SealedDossier dossier, Use use) {
        var held = dossier.outside().purpose();
        var purpose = use.purpose();
        if (use.actor() instanceof Actor.Self(var self)) {
            return self.equals(dossier.outside().person().value()) && (purpose == held || purpose == Purpose.RIGHTS);
        }
        if (forClaim(statement, dossier, use)) {
            return true;
        }
        if (dossier.objected() || dossier.stage().restricted() && purpose != Purpose.RIGHTS && !use.asked()) {
            return false;
        }
        return purpose == held
                || statement
                        .declaration(purpose)
                        .filter(declaration -> declaration.drawsOn().contains(held))
                        .isPresent();
    }

    /** That it is held took two people, so that nobody opens by himself what is restricted. */
    private static boolean forClaim(Statement statement, SealedDossier dossier, Use use) {
        return dossier.claimed()
                && use.purpose() == Purpose.RIGHTS
                && use.actor() instanceof Actor.Staff
                && looksAfterRights(statement, use.actor());
    }

    /**
     * What of a dossier is opened because a law obliges the controller to hand it over: these categories, for staff who deal
     * with such demands. No objection reaches that (Art. 21(1) GDPR is about other grounds), nor does a restriction: a law that
     * obliges to it serves an important public interest (Art. 18(2)). Colleagues are no customers.
     */
    static Set<Category> demanded(
            Statement statement, SealedDossier dossier, Set<Category> categories, Actor.Staff actor) {
        var held = dossier.outside().purpose();
        boolean permitted = held != Purpose.STAFF
                && held != Purpose.AUTHORITY_REQUEST
                && !readable(statement, Purpose.AUTHORITY_REQUEST, actor, false).isEmpty();
        return permitted ? categories : Set.of();
    }

    /**
     * What is opened of a dossier that this use permits: for staff what the statement lets the role read, for everybody else
     * all. Nothing for a role that the purpose is not for. A claim is about what is held, so there the dossier's own purpose
     * says what is read of it.
     */
    static Set<Category> readable(Statement statement, SealedDossier dossier, Use use) {
        return forClaim(statement, dossier, use)
                ? readable(statement, dossier.outside().purpose(), use.actor(), true)
                : readable(statement, use);
    }

    static Set<Category> readable(Statement statement, Use use) {
        return readable(statement, use.purpose(), use.actor(), use.reason().isPresent());
    }

    /** A reason opens nothing to be changed. */
    static boolean changes(Statement statement, Purpose purpose, Actor actor, Category category) {
        return readable(statement, purpose, actor, false).contains(category);
    }

    /** Who looks after the rights of all corrects for them too what the role reads only with a reason. Art. 16 GDPR. */
    static boolean rectifies(Statement statement, Purpose purpose, Actor actor, Category category) {
        return changes(statement, purpose, actor, category)
                || readable(statement, purpose, actor, true).contains(category)
                        && !readable(statement, Purpose.RIGHTS, actor, false).isEmpty();
    }

    /**
     * Whether somebody may do something with dossiers of this purpose that shows nothing of them, such as ending one. Staff
     * may who read anything of it, and who look after the rights of all.
     */
    static boolean acts(Statement statement, Purpose purpose, Actor actor) {
        return !readable(statement, purpose, actor, true).isEmpty() || looksAfterRights(statement, actor);
    }

    /** Whether somebody may do what concerns a person as a whole; of the staff who look after the rights of all. */
    static boolean looksAfterRights(Statement statement, Actor actor) {
        return !readable(statement, Purpose.RIGHTS, actor, false).isEmpty();
    }

    /** Whoever hears what somebody asks about his own data writes it down, whatever the role: its clock runs already. */
    static boolean opens(Statement statement, Purpose purpose, Actor actor) {
        return purpose == Purpose.RIGHTS || acts(statement, purpose, actor);
    }

    static Set<Category> readable(Statement statement, Purpose purpose, Actor actor, boolean withReason) {
        if (!(actor instanceof Actor.Staff staff)) {
            return ALL;
        }
        return Role.of(staff.role())
                .map(role -> statement.access().readable(purpose, role, withReason))
                .orElse(Set.of());
    }
}
