package nl.belofte.evidence;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What a node signed for somebody to take home.
 *
 * @param key that checks it, as X.509 has it
 * @param signature Ed25519, RFC 8032
 */
public record Signed(byte[] key, byte[] signature) {

    /** The use stands before the message, so that what is signed for one thing is never taken for another. */
    static byte[] framed(String use, byte[] message) {
        var framed = (use + "\0").getBytes(StandardCharsets.UTF_8);
        var all = new byte[framed.length + message.length];
        System.arraycopy(framed, 0, all, 0, framed.length);
        System.arraycopy(message, 0, all, framed.length, message.length);
        return all;
    }

    /** Whether it was signed with this key, for this use, as it is here. */
    public boolean vouchesFor(String use, byte[] message) {
        return new PublicKey(key).verify(framed(use, message), signature);
    }

    /** What the key is called wherever it signs: the same as the chain that it signs. */
    public String name() {
        return new PublicKey(key).name();
    }

    /** By which a stranger compares the key with what its owner publishes. */
    public String fingerprint() {
        return new PublicKey(key).fingerprint();
    }

    @Override
    public String toString() {
        return "Signed by " + name() + " " + HexFormat.of().formatHex(signature, 0, Math.min(4, signature.length));
    }
}
