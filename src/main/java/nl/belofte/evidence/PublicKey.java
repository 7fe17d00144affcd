package nl.belofte.evidence;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** What a node's signatures are checked with (Ed25519, RFC 8032); {@code encoded} as X.509 has it. */
record PublicKey(byte[] encoded) {

    /** The first eight bytes of its SHA-256, in hexadecimal: what anchors call the chain. */
    String name() {
        return fingerprint().substring(0, 16);
    }

    /** Its whole SHA-256: so much of it that nobody makes another key with the same. */
    String fingerprint() {
        return HexFormat.of().formatHex(Merkle.sha256(encoded));
    }

    boolean verify(byte[] message, byte[] signed) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException notAKeyOrNotASignature) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey(var bytes) && Arrays.equals(encoded, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }
}
