package nl.belofte.staff;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.net.URI;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import nl.belofte.brand.Addresses;
import nl.belofte.brand.Site;
import nl.belofte.staff.PasskeyRows.Known;
import org.springframework.stereotype.Component;

/**
 * What the browsers answer when they are asked for a passkey, verified as WebAuthn Level 3 says (7.1 and 7.2). A passkey is of
 * one site and opens no other, of the same controller neither; it proves who holds it and that the device made sure of that.
 * Whatever the library throws at a stranger's bytes is a refusal.
 */
@Component
class Passkeys {

    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager webAuthn = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final PasskeyRows rows;
    private final Addresses addresses;

    Passkeys(PasskeyRows rows, Addresses addresses) {
        this.rows = rows;
        this.addresses = addresses;
    }

    /** A passkey that was made just now. */
    record Made(byte[] id, byte[] publicKey, boolean backupEligible, long signCount) {}

    /** A passkey that opened. */
    record Used(Known known, long signCount) {}

    /** The host to which a site's passkeys are bound, its relying party id. */
    String hostOf(Site site) {
        return URI.create(addresses.of(site.host())).getHost();
    }

    /** Of the answer to a request for a new one; empty when it is not the answer to this challenge at this site. */
    Optional<Made> made(Site site, byte[] challenge, String answer) {
        var algorithms = ALGORITHMS.stream()
                .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                .toList();
        try {
            var data = webAuthn.verifyRegistrationResponseJSON(
                    answer, new RegistrationParameters(here(site, challenge), algorithms, true, true));
            var authenticator = data.getAttestationObject().getAuthenticatorData();
            var credential = authenticator.getAttestedCredentialData();
            return Optional.of(new Made(
                    credential.getCredentialId(),
                    converter.getCborConverter().writeValueAsBytes(credential.getCOSEKey()),
                    authenticator.isFlagBE(),
                    authenticator.getSignCount()));
        } catch (RuntimeException notAnAnswer) {
            return Optional.empty();
        }
    }

    /** The passkey that an answer is of, as far as it says so itself; nothing is verified yet. */
    Optional<byte[]> named(String answer) {
        return parsed(answer).map(AuthenticationData::getCredentialId);
    }

    /** Of the answer to a request for one that exists; empty when none is known, or it did not sign this challenge here. */
    Optional<Used> opened(Site site, byte[] challenge, String answer) {
        return parsed(answer)
                .flatMap(data -> rows.find(data.getCredentialId(), hostOf(site), site.controller())
                        .filter(known -> MessageDigest.isEqual(known.userHandle(), handle(data)))
                        .filter(known -> signed(data, site, challenge, known))
                        .map(known ->
                                new Used(known, data.getAuthenticatorData().getSignCount())));
    }

    private static byte[] handle(AuthenticationData data) {
        return Optional.ofNullable(data.getUserHandle()).orElse(new byte[0]);
    }

    private boolean signed(AuthenticationData data, Site site, byte[] challenge, Known known) {
        try {
            webAuthn.verify(data, new AuthenticationParameters(here(site, challenge), record(known), null, true, true));
            return true;
        } catch (RuntimeException refused) {
            return false;
        }
    }

    private Optional<AuthenticationData> parsed(String answer) {
        try {
            return Optional.of(webAuthn.parseAuthenticationResponseJSON(answer))
                    .filter(data -> data.getCredentialId() != null && data.getAuthenticatorData() != null);
        } catch (RuntimeException notAnAnswer) {
            return Optional.empty();
        }
    }

    private ServerProperty here(Site site, byte[] challenge) {
        return ServerProperty.builder()
                .origin(new Origin(addresses.of(site.host())))
                .rpId(hostOf(site))
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private CredentialRecord record(Known known) {
        var key = converter.getCborConverter().readValue(known.publicKey(), COSEKey.class);
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                known.backupEligible(),
                known.backupEligible(),
                known.signCount(),
                new AttestedCredentialData(AAGUID.ZERO, known.id(), key),
                null,
                null,
                null,
                null);
    }
}
