package nl.belofte.staff;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An authenticator in software with one passkey on it, that answers as WebAuthn Level 3 says, or lies where one tells it to.
 * What it is asked it is told field by field, so that each can be wrong by itself.
 */
final class SoftKey {

    static final int PRESENT = 0x01;
    static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final HexFormat HEX = HexFormat.of();

    final byte[] id = new byte[32];
    private final KeyPair keys;
    private int count;

    SoftKey() {
        try {
            new SecureRandom().nextBytes(id);
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many times it says that it was used. */
    SoftKey countsFrom(int number) {
        count = number;
        return this;
    }

    /** What it is told, and what it says of itself. */
    record Asked(
            String challenge, String origin, String rpId, int flags, boolean crossOrigin, String type, String user) {

        static Asked toMake(String challenge, String origin, String rpId) {
            return new Asked(challenge, origin, rpId, PRESENT | VERIFIED, false, "webauthn.create", "");
        }

        static Asked toOpen(String challenge, String origin, String rpId, String user) {
            return new Asked(challenge, origin, rpId, PRESENT | VERIFIED, false, "webauthn.get", user);
        }

        Asked challenge(String other) {
            return new Asked(other, origin, rpId, flags, crossOrigin, type, user);
        }

        Asked origin(String other) {
            return new Asked(challenge, other, rpId, flags, crossOrigin, type, user);
        }

        Asked rpId(String other) {
            return new Asked(challenge, origin, other, flags, crossOrigin, type, user);
        }

        Asked flags(int other) {
            return new Asked(challenge, origin, rpId, other, crossOrigin, type, user);
        }

        Asked fromAFrame() {
            return new Asked(challenge, origin, rpId, flags, true, type, user);
        }

        Asked type(String other) {
            return new Asked(challenge, origin, rpId, flags, crossOrigin, other, user);
        }

        Asked user(String other) {
            return new Asked(challenge, origin, rpId, flags, crossOrigin, type, other);
        }

        private byte[] clientData() {
            return """
                    {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":%s}""".formatted(type, challenge, origin, crossOrigin).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A {@code RegistrationResponseJSON}. */
    String make(Asked asked) {
        var data = new ByteArrayOutputStream();
        data.writeBytes(authenticatorData(asked, ATTESTED));
        data.writeBytes(new byte[16]);
        data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
        data.writeBytes(id);
        data.writeBytes(publicKey());
        var object = new ByteArrayOutputStream();
        // {"fmt": "none", "attStmt": {}, "authData": ...}
        object.writeBytes(HEX.parseHex("a363666d74646e6f6e656761747453746d74a0686175746844617461"));
        object.writeBytes(new byte[] {0x58, (byte) data.size()});
        object.writeBytes(data.toByteArray());
        return json(Map.of("clientDataJSON", asked.clientData(), "attestationObject", object.toByteArray()));
    }

    /** An {@code AuthenticationResponseJSON}. */
    String open(Asked asked) {
        count++;
        var data = authenticatorData(asked, 0);
        var response = new LinkedHashMap<String, byte[]>();
        response.put("clientDataJSON", asked.clientData());
        response.put("authenticatorData", data);
        response.put("signature", sign(data, sha256(asked.clientData())));
        if (!asked.user().isEmpty()) {
            response.put("userHandle", Base64.getUrlDecoder().decode(asked.user()));
        }
        return json(response);
    }

    private String json(Map<String, byte[]> response) {
        var written = new LinkedHashMap<String, String>();
        response.forEach((name, bytes) -> written.put(name, BASE64.encodeToString(bytes)));
        return new JsonMapper()
                .writeValueAsString(Map.of(
                        "id", BASE64.encodeToString(id),
                        "rawId", BASE64.encodeToString(id),
                        "type", "public-key",
                        "response", written,
                        "clientExtensionResults", Map.of()));
    }

    private byte[] authenticatorData(Asked asked, int more) {
        return ByteBuffer.allocate(37)
                .put(sha256(asked.rpId().getBytes(StandardCharsets.UTF_8)))
                .put((byte) (asked.flags() | more))
                .putInt(count)
                .array();
    }

    /** A COSE key: EC2, ES256, P-256, x, y. */
    private byte[] publicKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        var key = new ByteArrayOutputStream();
        key.writeBytes(HEX.parseHex("a5010203262001215820"));
        key.writeBytes(coordinate(point.getAffineX()));
        key.writeBytes(HEX.parseHex("225820"));
        key.writeBytes(coordinate(point.getAffineY()));
        return key.toByteArray();
    }

    private static byte[] coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var all = new byte[32];
        int length = Math.min(bytes.length, all.length);
        System.arraycopy(bytes, bytes.length - length, all, all.length - length, length);
        return all;
    }

    private byte[] sign(byte[]... parts) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            for (var part : parts) {
                signature.update(part);
            }
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
