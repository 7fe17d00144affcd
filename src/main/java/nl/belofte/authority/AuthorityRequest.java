package nl.belofte.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.belofte.dossier.DossierId;
import nl.belofte.evidence.Actor;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Category;

/**
 * A demand, without what was written about it.
 *
 * @param id its dossier, which is nobody's but its own
 * @param state as of today: one that nobody decided in time has lapsed
 * @param asks in the role of that moment; as {@code approves}
 * @param until the last day on which the next step can be taken
 * @param shownOn the day from which its person sees it; empty where that is at once
 * @param later another such day, which waits for a second person
 * @param demanded of the dossiers that are still there
 */
record AuthorityRequest(
        DossierId id,
        String controller,
        Authority authority,
        Duty duty,
        State state,
        Actor.Staff asks,
        Instant at,
        Optional<Actor.Staff> approves,
        Optional<Instant> decidedAt,
        LocalDate until,
        Optional<LocalDate> shownOn,
        Optional<Later> later,
        Map<DossierId, Set<Category>> demanded) {

    record Later(LocalDate day, Actor.Staff asks) {}

    /** In words of the platform, as the evidence has it. */
    String words() {
        return authority.id() + "/" + duty.id();
    }

    boolean isOf(SignedIn who) {
        return asks.dossier().equals(who.dossier().value());
    }

    /** Whether it is one of the two who may take it to the authority. */
    boolean isOneOfTheTwo(SignedIn who) {
        return isOf(who)
                || approves.filter(
                                second -> second.dossier().equals(who.dossier().value()))
                        .isPresent();
    }

    boolean concealed(LocalDate today) {
        return shownOn.filter(today::isBefore).isPresent();
    }
}
