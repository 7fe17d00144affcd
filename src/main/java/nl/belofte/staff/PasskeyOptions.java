package nl.belofte.staff;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;

/**
 * What a browser is asked, in the words of WebAuthn: {@code PublicKeyCredentialCreationOptionsJSON} and
 * {@code PublicKeyCredentialRequestOptionsJSON}. Always a passkey that is found without a name, on a device that makes sure
 * who holds it; which make of device it is, is nobody's business.
 */
@Component
class PasskeyOptions {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int PATIENCE_MILLISECONDS = 300_000;
    private static final String TYPE = "public-key";

    private final Passkeys passkeys;
    private final PasskeyRows rows;
    private final Staff staff;
    private final Dossiers dossiers;

    PasskeyOptions(Passkeys passkeys, PasskeyRows rows, Staff staff, Dossiers dossiers) {
        this.passkeys = passkeys;
        this.rows = rows;
        this.staff = staff;
        this.dossiers = dossiers;
    }

    /** For the member of staff themselves: their own address is in it, by which they tell their passkeys apart. */
    Map<String, Object> toMake(Visit visit, DossierId dossier, byte[] challenge) {
        var host = passkeys.hostOf(visit.site());
        var email = dossiers.read(dossier, new Use(Purpose.STAFF, new Actor.Self(staff.person(dossier))))
                .content()
                .get(Category.EMAIL, Field.EMAIL)
                .orElseThrow();
        return Map.of(
                "rp",
                Map.of("id", host, "name", visit.site().name()),
                "user",
                Map.of("id", BASE64.encodeToString(rows.userHandle(dossier)), "name", email, "displayName", email),
                "challenge",
                BASE64.encodeToString(challenge),
                "pubKeyCredParams",
                Passkeys.ALGORITHMS.stream()
                        .map(algorithm -> Map.of("type", TYPE, "alg", algorithm.getValue()))
                        .toList(),
                "timeout",
                PATIENCE_MILLISECONDS,
                "attestation",
                "none",
                "authenticatorSelection",
                Map.of("residentKey", "required", "requireResidentKey", true, "userVerification", "required"),
                "excludeCredentials",
                rows.of(dossier).stream()
                        .filter(known -> known.host().equals(host))
                        .map(known -> Map.of("type", TYPE, "id", known.id()))
                        .toList());
    }

    Map<String, Object> toOpen(Visit visit, byte[] challenge) {
        return Map.of(
                "rpId",
                passkeys.hostOf(visit.site()),
                "challenge",
                BASE64.encodeToString(challenge),
                "timeout",
                PATIENCE_MILLISECONDS,
                "userVerification",
                "required",
                "allowCredentials",
                List.of());
    }
}
