package nl.belofte.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import nl.belofte.account.Passwords;
import nl.belofte.brand.Mode;
import nl.belofte.dossier.DossierId;
import nl.belofte.evidence.Deed;
import nl.belofte.session.Attempts;
import nl.belofte.session.Handshakes;
import nl.belofte.session.LogInLimits;
import nl.belofte.session.Sessions;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets members of staff in who prove who they are, by whichever way, all within the same limits. What was wrong is not told,
 * and does not show in the time it takes: a password is never right by itself.
 */
@Component
public class StaffLogIn {

    /**
     * Behind the right password, from everywhere together: of a million codes three count at a moment. Past it nothing is
     * right and nothing else is said, or that would tell that the password was.
     */
    private static final int CODES_AN_HOUR = 10;

    private static final String CODE = "staff code";

    private static final DossierId NOBODY = new DossierId(new UUID(0, 0));

    private final Staff staff;
    private final Passwords passwords;
    private final Codes codes;
    private final RecoveryCodes recoveryCodes;
    private final Passkeys passkeys;
    private final PasskeyRows passkeyRows;
    private final WaysIn ways;
    private final Handshakes handshakes;
    private final Sessions sessions;
    private final LogInLimits limits;
    private final Attempts attempts;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Mode mode;

    StaffLogIn(
            Staff staff,
            Passwords passwords,
            Codes codes,
            RecoveryCodes recoveryCodes,
            Passkeys passkeys,
            PasskeyRows passkeyRows,
            WaysIn ways,
            Handshakes handshakes,
            Sessions sessions,
            LogInLimits limits,
            Attempts attempts,
            TransactionTemplate transaction,
            Clock clock,
            Mode mode) {
        this.staff = staff;
        this.passwords = passwords;
        this.codes = codes;
        this.recoveryCodes = recoveryCodes;
        this.passkeys = passkeys;
        this.passkeyRows = passkeyRows;
        this.ways = ways;
        this.handshakes = handshakes;
        this.sessions = sessions;
        this.limits = limits;
        this.attempts = attempts;
        this.transaction = transaction;
        this.clock = clock;
        this.mode = mode;
    }

    public enum Outcome {
        IN,
        WRONG,
        TOO_OFTEN
    }

    private enum Way {
        /** In trial only: its cast has no telephones. */
        PASSWORD,
        PASSWORD_AND_CODE,
        RECOVERY_CODE,
        PASSKEY,
        OPENID;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param counts uses up what may be used once; whether it still counted */
    private record Proof(Way way, BooleanSupplier counts) {}

    /** Where staff log in, as tries are counted. */
    private static String door(String controller) {
        return "staff " + controller;
    }

    /** @param code of the app, or a recovery code */
    Outcome withPassword(
            Visit visit,
            String email,
            String password,
            String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        var controller = visit.controller();
        var whose = staff.counted(controller, email);
        if (!limits.allow(door(controller), whose, Attempts.whence(request))) {
            return Outcome.TOO_OFTEN;
        }
        var member = staff.find(controller, email);
        var dossier = member.map(Staff.Member::dossier);
        boolean known = passwords.matches(password, member.map(Staff.Member::passwordHash));
        var proof = proof(controller, dossier.orElse(NOBODY), code);
        boolean tooManyCodes = known && !attempts.allowed(CODE, whose, CODES_AN_HOUR);
        if (!known || tooManyCodes || proof.isEmpty()) {
            return Outcome.WRONG;
        }
        return letIn(visit, whose, dossier.orElseThrow(), proof.get(), Optional.of(clock.instant()), request, response);
    }

    /** The same is looked up and computed for somebody who does not work here. */
    private Optional<Proof> proof(String controller, DossierId dossier, String code) {
        var kept = codes.find(dossier);
        OptionalLong step = codes.unusedStepOf(code, kept);
        boolean recovery = recoveryCodes.isOne(controller, dossier, code);
        if (step.isPresent()) {
            return Optional.of(
                    new Proof(Way.PASSWORD_AND_CODE, () -> codes.use(dossier, kept.orElseThrow(), step.getAsLong())));
        }
        if (recovery) {
            return Optional.of(new Proof(Way.RECOVERY_CODE, () -> recoveryCodes.use(controller, dossier, code)));
        }
        return mode == Mode.TRIAL && kept.isEmpty()
                ? Optional.of(new Proof(Way.PASSWORD, () -> true))
                : Optional.empty();
    }

    /** @param answer of the browser that was asked for a passkey of this site */
    Outcome withPasskey(Visit visit, String answer, HttpServletRequest request, HttpServletResponse response) {
        var whose = passkeys.named(answer).map(HexFormat.of()::formatHex).orElse("");
        if (!limits.allow(door(visit.controller()), whose, Attempts.whence(request))) {
            return Outcome.TOO_OFTEN;
        }
        return handshakes
                .finish(Handshakes.Kind.PASSKEY, Optional.empty(), request)
                .flatMap(challenge -> passkeys.opened(visit.site(), challenge, answer))
                .map(used -> letIn(
                        visit,
                        whose,
                        used.known().dossier(),
                        new Proof(Way.PASSKEY, () -> passkeyRows.use(used)),
                        Optional.of(clock.instant()),
                        request,
                        response))
                .orElse(Outcome.WRONG);
    }

    /**
     * Somebody else vouches that whoever has this address is here.
     *
     * @param proved when they proved that there; empty when it is not known
     */
    public Outcome vouchedFor(
            Visit visit,
            String email,
            Optional<Instant> proved,
            HttpServletRequest request,
            HttpServletResponse response) {
        var whose = staff.counted(visit.controller(), email);
        if (!limits.allow(door(visit.controller()), whose, Attempts.whence(request))) {
            return Outcome.TOO_OFTEN;
        }
        return staff.find(visit.controller(), email)
                .map(member -> letIn(
                        visit, whose, member.dossier(), new Proof(Way.OPENID, () -> true), proved, request, response))
                .orElse(Outcome.WRONG);
    }

    private Outcome letIn(
            Visit visit,
            String whose,
            DossierId dossier,
            Proof proof,
            Optional<Instant> proved,
            HttpServletRequest request,
            HttpServletResponse response) {
        boolean in = transaction.execute(_ -> {
            // The access may have ended meanwhile, or the code been used.
            var role = staff.hold(visit.controller(), dossier);
            if (role.isEmpty() || !proof.counts().getAsBoolean()) {
                return false;
            }
            sessions.begin(dossier, role, proved, request, response);
            ways.record(visit, dossier, Deed.LOGGED_IN, proof.way().id());
            if (proof.way() == Way.RECOVERY_CODE) {
                ways.letter(visit, dossier);
            }
            return true;
        });
        if (in) {
            forgetTries(visit, whose, request);
        }
        return in ? Outcome.IN : Outcome.WRONG;
    }

    /** After a success, and for who chose a new way in. */
    void forgetTries(Visit visit, String whose, HttpServletRequest request) {
        limits.forget(door(visit.controller()), whose, Attempts.whence(request));
        attempts.forget(CODE, whose);
    }
}
