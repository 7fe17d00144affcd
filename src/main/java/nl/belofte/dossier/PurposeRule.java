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
     * other's, and all of his own by right (Art. 15 GDPR). What is restricted is opened for its person and his rights only
     * (Art. 18(2)).
     */
    static boolean permits(Statement statement, SealedDossier dossier, Use use) {
        var held = dossier.outside().purpose();
        var purpose = use.purpose();
        if (use.actor() instanceof Actor.Self(var self)) {
            return self.equals(dossier.outside().person().value()) && (purpose == held || purpose == Purpose.RIGHTS);
        }
        if (dossier.objected() || dossier.stage().restricted() && purpose != Purpose.RIGHTS) {
            return false;
        }
        return purpose == held
                || statement
                        .declaration(purpose)
                        .filter(declaration -> declaration.drawsOn().contains(held))
                        .isPresent();
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
     * all. Nothing for a role that the purpose is not for.
     */
    static Set<Category> readable(Statement statement, Use use) {
        return readable(statement, use.purpose(), use.actor(), use.reason().isPresent());
    }

    /** A reason opens nothing to be changed. */
    static boolean changes(Statement statement, Purpose purpose, Actor actor, Category category) {
        return readable(statement, purpose, actor, false).contains(category);
    }

    /**
     * Whether somebody may do something with dossiers of this purpose that shows nothing of them, such as ending one. Staff
     * may who read anything of it, and who look after the rights of all.
     */
    static boolean acts(Statement statement, Purpose purpose, Actor actor) {
        return !readable(statement, purpose, actor, true).isEmpty()
                || !readable(statement, Purpose.RIGHTS, actor, false).isEmpty();
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
