package nl.belofte.staff;

import java.util.Optional;
import nl.belofte.account.Passwords;
import nl.belofte.dossier.DossierId;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;

/** Shows and reads the form with a password and a code, which an invitation has and who renews them. */
@Component
class CodeForms {

    private final Codes codes;
    private final Passwords passwords;

    CodeForms(Codes codes, Passwords passwords) {
        this.codes = codes;
        this.passwords = passwords;
    }

    /** @param step the one whose code proved that the app has the secret */
    record Chosen(String password, Codes.Secret secret, long step) {
        @Override
        public String toString() {
            return "Chosen";
        }
    }

    /** @param form to show again, where nothing was chosen */
    record Read(Optional<Chosen> chosen, CodeForm form) {}

    CodeForm blank(Visit visit, DossierId dossier) {
        return CodeForm.of(visit.site(), codes.propose(dossier), Optional.empty(), Optional.empty());
    }

    Read read(Visit visit, DossierId dossier, Submission submission) {
        var password = submission.secret("password");
        // Who made a secret up gets another.
        var secret = codes.proposed(dossier, submission.get("voorstel")).orElseGet(() -> codes.propose(dossier));
        var step = codes.stepOf(submission.get("code"), secret);
        var passwordError = passwords.wrong(password);
        var codeError = step.isPresent() ? Optional.<String>empty() : Optional.of("error.staff-code");
        var form = CodeForm.of(visit.site(), secret, passwordError, codeError);
        return passwordError.isPresent() || step.isEmpty()
                ? new Read(Optional.empty(), form)
                : new Read(Optional.of(new Chosen(password, secret, step.getAsLong())), form);
    }
}
