package nl.belofte.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nl.belofte.account.PasswordLinks;
import nl.belofte.account.Passwords;
import nl.belofte.brand.Addresses;
import nl.belofte.brand.Site;
import nl.belofte.brand.Sites;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.form.Forms;
import nl.belofte.mail.Tokens;
import nl.belofte.refusal.Refusal;
import nl.belofte.session.Sessions;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Role;
import nl.belofte.statement.Statements;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets people in at the desk, and out again. Who runs the platform decides that; what they come in with only they know. */
@Component
public class StaffAccess {

    /** Long enough to hand the link over, too short to lie about. */
    static final Duration COUNTS = Duration.ofHours(4);

    private static final String LINK = "staff-invitation";

    private final Staff staff;
    private final Statements statements;
    private final Sites sites;
    private final Addresses addresses;
    private final Forms forms;
    private final Passwords passwords;
    private final PasswordLinks links;
    private final Tokens tokens;
    private final Sessions sessions;
    private final WaysIn ways;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StaffAccess(
            Staff staff,
            Statements statements,
            Sites sites,
            Addresses addresses,
            Forms forms,
            Passwords passwords,
            PasswordLinks links,
            Tokens tokens,
            Sessions sessions,
            WaysIn ways,
            TransactionTemplate transaction,
            Clock clock) {
        this.staff = staff;
        this.statements = statements;
        this.sites = sites;
        this.addresses = addresses;
        this.forms = forms;
        this.passwords = passwords;
        this.links = links;
        this.tokens = tokens;
        this.sessions = sessions;
        this.ways = ways;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** It prints no more than how long it counts: whoever has the address of it may choose how to come in. */
    public record Link(String address, Instant until) {
        @Override
        public String toString() {
            return "Link until " + until;
        }
    }

    /**
     * Lets somebody in who chooses behind the link what to come in with. Who is in already gets a new link, and keeps what
     * there is until that is used; earlier links count no more. Another role than before counts from the next log-in, and
     * every session ends.
     *
     * @param role the word of a {@link Role}; empty for who is in already and keeps the role
     * @throws Refusal when there is no such controller or role, or this is no address
     */
    @Transactional
    public Link admit(String controller, String typed, String role) {
        var email = email(controller, typed);
        var known = staff.find(controller, email);
        var given = role(role.isEmpty() ? known.map(Staff.Member::role).orElse("") : role);
        var dossier = known.map(Staff.Member::dossier)
                .orElseGet(() -> staff.add(
                        controller,
                        new Content(Map.of(Category.EMAIL, Map.of(Field.EMAIL, email))),
                        given,
                        passwords.random()));
        if (staff.setRole(dossier, given)) {
            sessions.endAll(dossier);
        }
        links.forget(dossier);
        var home = home(controller)
                .orElseThrow(() -> new Refusal("%s has no site with a desk. Add one.".formatted(controller)));
        var token = tokens.make(LINK, links.open(dossier, COUNTS));
        return new Link(
                addressOf(home) + "/balie/uitnodiging?bewijs=" + token,
                clock.instant().plus(COUNTS));
    }

    /**
     * Ends somebody's access and every session, and starts the clock of what is held.
     *
     * @return the day on which that is erased
     * @throws Refusal when nobody with this address works there
     */
    @Transactional
    public LocalDate end(String controller, String typed) {
        var member = staff.find(controller, email(controller, typed))
                .orElseThrow(
                        () -> new Refusal("Nobody with that address works at the desk of %s.".formatted(controller)));
        // First, so that who is logging in at this moment waits, and then is not let in.
        var term = staff.remove(member.dossier());
        links.forget(member.dossier());
        ways.removeAll(member.dossier());
        sessions.endAll(member.dossier());
        return term.dueOn(statements.today(controller));
    }

    private static Role role(String word) {
        var known = String.join(", ", Role.ids());
        return Role.of(word)
                .orElseThrow(() -> new Refusal(
                        word.isEmpty()
                                ? "The role is missing: add --role with one of %s.".formatted(known)
                                : "There is no role '%s': choose one of %s.".formatted(word, known)));
    }

    private String email(String controller, String typed) {
        if (!statements.controllers().contains(controller)) {
            throw new Refusal("There is no controller '%s': choose one of %s."
                    .formatted(controller, String.join(", ", statements.controllers())));
        }
        return forms.email(typed, statements.current(controller).country())
                .orElseThrow(() -> new Refusal("This is no e-mail address: write it like name@example.com."));
    }

    /** The site where a controller's staff are let in: the portal, where it has one. */
    Optional<Site> home(String controller) {
        return sites.of(controller).stream().min(Comparator.comparing(site -> !site.portal()));
    }

    String addressOf(Site site) {
        return addresses.of(site.host());
    }

    /** Whose link this is, while it counts. */
    Optional<DossierId> invited(String controller, String token) {
        return tokens.read(LINK, token).flatMap(links::find).filter(dossier -> staff.works(controller, dossier));
    }

    /**
     * Uses the link up, and lets its owner come in with this and nothing that was there before.
     *
     * @param choose adds the one way in; false when it cannot be had after all, and then nothing happened
     * @return whether it counted
     */
    boolean choose(String controller, String token, DossierId dossier, BooleanSupplier choose) {
        return transaction.execute(status -> {
            // Both hold the member's row first, this and the end of the access, so that one waits for the other.
            boolean chosen = staff.hold(controller, dossier).isPresent()
                    && tokens.read(LINK, token).filter(links::use).isPresent();
            if (chosen) {
                ways.removeAll(dossier);
                sessions.endAll(dossier);
                chosen = choose.getAsBoolean();
            }
            if (!chosen) {
                status.setRollbackOnly();
            }
            return chosen;
        });
    }
}
