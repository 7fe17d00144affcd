package nl.belofte.staff;

import java.util.List;
import nl.belofte.account.Passwords;
import nl.belofte.dossier.DossierId;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Mail;
import nl.belofte.staff.Passkeys.Made;
import nl.belofte.statement.Purpose;
import nl.belofte.web.Visit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a member of staff comes in with: passkeys, or a password and the code of an app. Each change is in the evidence, and
 * goes in a letter to the member's own address. Whoever calls this made sure who asks.
 */
@Component
class WaysIn {

    private static final String CODE = "password-and-code";
    private static final String PASSKEY = "passkey";

    private final Staff staff;
    private final Passwords passwords;
    private final Codes codes;
    private final RecoveryCodes recoveryCodes;
    private final PasskeyRows passkeys;
    private final Evidence evidence;
    /** Only where there is somebody to write to: who runs the platform adds staff before a mail server is there. */
    private final ObjectProvider<Mail> mail;

    WaysIn(
            Staff staff,
            Passwords passwords,
            Codes codes,
            RecoveryCodes recoveryCodes,
            PasskeyRows passkeys,
            Evidence evidence,
            ObjectProvider<Mail> mail) {
        this.staff = staff;
        this.passwords = passwords;
        this.codes = codes;
        this.recoveryCodes = recoveryCodes;
        this.passkeys = passkeys;
        this.evidence = evidence;
        this.mail = mail;
    }

    /** @param recoveryCodes how many are left */
    record Ways(boolean code, int recoveryCodes, List<PasskeyRows.Shown> passkeys) {}

    Ways of(DossierId dossier) {
        return new Ways(codes.find(dossier).isPresent(), recoveryCodes.left(dossier), passkeys.of(dossier));
    }

    /** A password that was looked at and a code that proved right, in the place of those before. @return new recovery codes */
    @Transactional
    public List<String> choose(Visit visit, DossierId dossier, String password, Codes.Secret secret, long step) {
        staff.setPassword(dossier, password);
        codes.keep(dossier, secret, step);
        tell(visit, dossier, Deed.WAY_IN_ADDED, CODE);
        return recoveryCodes.renew(visit.controller(), dossier);
    }

    /** @param others as for a passkey */
    @Transactional
    public Removal removeCode(Visit visit, DossierId dossier, boolean others) {
        staff.hold(visit.controller(), dossier);
        var now = of(dossier);
        if (!now.code()) {
            return Removal.NO_SUCH;
        }
        if (now.passkeys().isEmpty() && !others) {
            return Removal.LAST;
        }
        forgetCode(dossier);
        tell(visit, dossier, Deed.WAY_IN_REMOVED, CODE);
        return Removal.DONE;
    }

    /** @return whether it was added: not when somebody has it already */
    @Transactional
    public boolean add(Visit visit, DossierId dossier, String host, PasskeyKind kind, Made made) {
        boolean added = passkeys.add(dossier, host, kind, made);
        if (added) {
            tell(visit, dossier, Deed.WAY_IN_ADDED, PASSKEY);
        }
        return added;
    }

    enum Removal {
        DONE,
        NO_SUCH,
        /** Nothing was removed: it is the last way in. */
        LAST
    }

    /** @param others whether there are ways in that are not kept here */
    @Transactional
    public Removal remove(Visit visit, DossierId dossier, String passkey, boolean others) {
        // Of two who each take one away, the second looks when the first is done.
        staff.hold(visit.controller(), dossier);
        var now = of(dossier);
        if (now.passkeys().stream().noneMatch(known -> known.id().equals(passkey))) {
            return Removal.NO_SUCH;
        }
        if (now.passkeys().size() == 1 && !now.code() && !others) {
            return Removal.LAST;
        }
        passkeys.remove(dossier, passkey);
        tell(visit, dossier, Deed.WAY_IN_REMOVED, PASSKEY);
        return Removal.DONE;
    }

    /** Takes them all away; what comes in their place tells of itself. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void removeAll(DossierId dossier) {
        forgetCode(dossier);
        passkeys.removeAll(dossier);
    }

    private void forgetCode(DossierId dossier) {
        codes.remove(dossier);
        recoveryCodes.remove(dossier);
        staff.setPassword(dossier, passwords.random());
    }

    private void tell(Visit visit, DossierId dossier, Deed deed, String way) {
        record(visit, dossier, deed, way);
        letter(visit, dossier);
    }

    void letter(Visit visit, DossierId dossier) {
        mail.getObject().send(Letter.STAFF_ACCESS_CHANGED, visit, dossier, null);
    }

    /** What members of staff do with their own access they do as themselves. */
    void record(Visit visit, DossierId dossier, Deed deed, String detail) {
        var person = staff.person(dossier);
        evidence.record(new Entry(
                visit.controller(), deed, Purpose.STAFF.id(), new Actor.Self(person), person, dossier.value(), detail));
    }
}
