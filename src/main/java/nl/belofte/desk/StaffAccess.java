package nl.belofte.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
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
import nl.belofte.statement.Statements;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets people in at the desk, and out again. Who runs the platform decides that; the password only they themselves know. */
@Component
public class StaffAccess {

    /** Long enough to hand the link over, too short to lie about. */
    static final Duration COUNTS = Duration.ofHours(4);

    private static final String ROLE = "support";
    private static final String LINK = "staff-password";

    private final Staff staff;
    private final Statements statements;
    private final Sites sites;
    private final Addresses addresses;
    private final Forms forms;
    private final Passwords passwords;
    private final PasswordLinks links;
    private final Tokens tokens;
    private final Sessions sessions;
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
        this.clock = clock;
    }

    /** It prints no more than how long it counts: whoever has the address of it may choose the password. */
    public record Link(String address, Instant until) {
        @Override
        public String toString() {
            return "Link until " + until;
        }
    }

    /**
     * Lets somebody in who chooses a password behind the link. Who is in already gets a new link, and keeps the password
     * until that is used; earlier links count no more.
     *
     * @throws Refusal when there is no such controller, or this is no address
     */
    @Transactional
    public Link admit(String controller, String typed) {
        var email = email(controller, typed);
        var dossier = staff.find(controller, email)
                .map(Staff.Member::dossier)
                .orElseGet(() -> staff.add(
                        controller,
                        new Content(Map.of(Category.EMAIL, Map.of(Field.EMAIL, email))),
                        ROLE,
                        passwords.random()));
        links.forget(dossier);
        var token = tokens.make(LINK, links.open(dossier, COUNTS));
        return new Link(
                addressOf(controller) + "/balie/wachtwoord?bewijs=" + token,
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
        sessions.endAll(member.dossier());
        return term.dueOn(statements.today(controller));
    }

    private String email(String controller, String typed) {
        if (!statements.controllers().contains(controller)) {
            throw new Refusal("There is no controller '%s': choose one of %s."
                    .formatted(controller, String.join(", ", statements.controllers())));
        }
        return forms.email(typed, statements.current(controller).country())
                .orElseThrow(() -> new Refusal("This is no e-mail address: write it like name@example.com."));
    }

    private String addressOf(String controller) {
        return sites.of(controller).stream()
                .min(Comparator.comparing(site -> !site.portal()))
                .map(Site::host)
                .map(addresses::of)
                .orElseThrow(() -> new Refusal("%s has no site with a desk. Add one.".formatted(controller)));
    }

    boolean counts(String controller, String token) {
        return find(controller, token).isPresent();
    }

    /** @return what log-ins of this member are counted by; empty when the link no longer counted */
    @Transactional
    Optional<String> choose(String controller, String token, String password) {
        return find(controller, token)
                // Both hold the member's row first, this and the end of the access, so that one waits for the other.
                .filter(dossier -> staff.hold(controller, dossier)
                        && links.use(tokens.read(LINK, token).orElseThrow()))
                .map(dossier -> {
                    // Whoever had a way in with an older password has none any more.
                    sessions.endAll(dossier);
                    return staff.setPassword(controller, dossier, password);
                });
    }

    private Optional<DossierId> find(String controller, String token) {
        return tokens.read(LINK, token).flatMap(links::find).filter(dossier -> staff.works(controller, dossier));
    }
}
