package nl.belofte.session;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import nl.belofte.statement.Statements;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Somebody who is signed in.
 *
 * @param dossier the account's, the staff member's own, or that of the request by whose letter somebody came in
 * @param staffRole empty for a customer
 * @param along the member of staff who sees this customer's pages; empty when it is the customer
 * @param byMailbox whether a link in a letter let somebody in, for a short while and to his own data only
 */
public record SignedIn(
        PersonId person,
        DossierId dossier,
        String controller,
        Optional<String> staffRole,
        Optional<Actor.Staff> along,
        boolean byMailbox) {

    /** Who does what this request does: whoever looks along sees as far as the own role goes. */
    public Actor actor() {
        return along.<Actor>map(staff -> staff)
                .or(() -> staffRole.map(role -> new Actor.Staff(role, dossier.value())))
                .orElseGet(() -> new Actor.Self(person.value()));
    }

    /** The pages of a customer as this member of staff sees them. */
    SignedIn along(UUID person, UUID account) {
        return new SignedIn(
                new PersonId(person),
                new DossierId(account),
                controller,
                Optional.empty(),
                Optional.of((Actor.Staff) actor()),
                false);
    }

    /** Whether it is somebody with an account. */
    public boolean isCustomer() {
        return staffRole.isEmpty() && !byMailbox;
    }

    /** For which purposes somebody works at the desk: those for which the role reads something without a reason. */
    public Set<Purpose> opens(Statements statements) {
        return staffRole
                .or(() -> along.map(Actor.Staff::role))
                .flatMap(Role::of)
                .map(role -> statements.current(controller).access().opens(role))
                .orElse(Set.of());
    }

    /** Who makes this request. Ask only behind a path that needs one to be signed in. */
    public static SignedIn now() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is signed in."));
    }

    public static Optional<SignedIn> find() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(authentication -> authentication.getPrincipal())
                .filter(SignedIn.class::isInstance)
                .map(SignedIn.class::cast);
    }

    static SignedIn of(UUID person, UUID dossier, String controller, Optional<String> staffRole, boolean byMailbox) {
        return new SignedIn(
                new PersonId(person), new DossierId(dossier), controller, staffRole, Optional.empty(), byMailbox);
    }
}
