package nl.belofte.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import nl.belofte.file.PrivateFile;
import nl.belofte.refusal.Refusal;

/** Signs the heads of the chain with Ed25519 (RFC 8032); kept in a file outside the database. */
final class SigningKey {

    private static final String ALGORITHM = "Ed25519";

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    /**
     * The key in this file, of two lines: private and public, in Base64.
     *
     * @param mayMake whether a new one may be made where there is none: only while nothing has been signed yet
     */
    static SigningKey open(Path file, boolean mayMake) {
        try {
            if (!Files.exists(file)) {
                if (!mayMake) {
                    throw new Refusal(
                            "The key that signs the evidence is missing from %s. Put it back from where you keep your keys; or, if this is one more node beside others, start it with --new-node."
                                    .formatted(file));
                }
                return make(file);
            }
            return read(Files.readAllLines(file));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw new Refusal(
                    "The key that signs the evidence cannot be read from %s. Put it back from where you keep your keys."
                            .formatted(file),
                    e);
        }
    }

    private static SigningKey read(List<String> lines) throws GeneralSecurityException {
        var decoder = Base64.getDecoder();
        var factory = KeyFactory.getInstance(ALGORITHM);
        return new SigningKey(new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(decoder.decode(lines.get(1)))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(lines.get(0))))));
    }

    private static SigningKey make(Path file) throws IOException, GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        var encoder = Base64.getEncoder();
        PrivateFile.write(
                file,
                List.of(
                        encoder.encodeToString(pair.getPrivate().getEncoded()),
                        encoder.encodeToString(pair.getPublic().getEncoded())));
        return new SigningKey(pair);
    }

    byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    PublicKey publicKey() {
        return new PublicKey(pair.getPublic().getEncoded());
    }
}
