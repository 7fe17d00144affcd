package nl.belofte.undelivered;

import java.util.Arrays;
import java.util.List;
import nl.belofte.mail.Letter;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import nl.belofte.statement.Statements;
import org.springframework.stereotype.Component;

/**
 * Which letters are whose business: of those for a purpose that the role may open, be it with a reason. Nobody opens without one
 * what waits for a confirmation, and still somebody has to see that its letter does not go out.
 */
@Component
class KindsOfLetter {

    private final Statements statements;

    KindsOfLetter(Statements statements) {
        this.statements = statements;
    }

    List<Letter> of(SignedIn who) {
        return who.staffRole()
                .flatMap(Role::of)
                .map(role -> Arrays.stream(Letter.values())
                        .filter(letter -> mayOpen(who.controller(), role, letter.purpose()))
                        .toList())
                .orElse(List.of());
    }

    private boolean mayOpen(String controller, Role role, Purpose purpose) {
        return !statements
                .current(controller)
                .access()
                .readable(purpose, role, true)
                .isEmpty();
    }
}
