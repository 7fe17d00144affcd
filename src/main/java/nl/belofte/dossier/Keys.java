package nl.belofte.dossier;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.belofte.refusal.Refusal;

/**
 * The secrets outside the database: one wraps the dossiers' keys, one makes blind indexes, one makes the tokens in links.
 * They lie in a file with a line for each.
 */
public final class Keys {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<String> NAMES = List.of("master", "blind-index", "token");

    private static final int LENGTH = 32;

    private final AesGcmJce master;
    private final Map<String, byte[]> secrets;

    private Keys(Map<String, byte[]> secrets) throws GeneralSecurityException {
        this.secrets = secrets;
        this.master = new AesGcmJce(secrets.get("master"));
    }

    /**
     * @param mayMake whether new keys may be made where there are none: only while nothing has been sealed yet
     * @throws Refusal when the keys are lost or unreadable
     */
    public static Keys open(Path file, boolean mayMake) {
        try {
            if (!Files.exists(file)) {
                if (!mayMake) {
                    throw new Refusal(
                            "The master key is missing from %s, and without it nothing in this database can be read. Put it back from where you keep your keys."
                                    .formatted(file));
                }
                make(file);
            }
            return read(file);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new Refusal(
                    "The master key in %s cannot be read. Put it back from where you keep your keys.".formatted(file),
                    e);
        }
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(
                file,
                NAMES.stream()
                        .map(name -> name + " " + Base64.getEncoder().encodeToString(random()))
                        .toList());
    }

    private static Keys read(Path file) throws IOException, GeneralSecurityException {
        var secrets = new HashMap<String, byte[]>();
        for (var line : Files.readAllLines(file)) {
            var parts = line.split(" ");
            if (parts.length == 2) {
                secrets.put(parts[0], Base64.getDecoder().decode(parts[1]));
            }
        }
        if (!NAMES.stream().allMatch(name -> secrets.getOrDefault(name, new byte[0]).length == LENGTH)) {
            throw new IllegalArgumentException("a key is missing or cut short");
        }
        return new Keys(secrets);
    }

    static byte[] random() {
        var bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Tells files of keys apart without telling a key: another secret in any of the lines is another file. */
    public byte[] check() {
        var all = NAMES.stream()
                .map(name -> HexFormat.of().formatHex(mac(name, "belofte key check")))
                .toList();
        return mac("master", String.join(" ", all));
    }

    byte[] wrap(UUID dossier, byte[] key) {
        try {
            return master.encrypt(key, bytes(dossier.toString()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] unwrap(UUID dossier, byte[] wrapped) {
        try {
            return master.decrypt(wrapped, bytes(dossier.toString()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of dossier %s does not open.".formatted(dossier), e);
        }
    }

    /** To find what is sealed by its exact value, within one controller and one kind of value. */
    public byte[] blindIndex(String controller, String kind, String value) {
        return mac("blind-index", controller + "\0" + kind + "\0" + value);
    }

    /** What proves that a link was made here, for this use. */
    public byte[] token(String use, UUID reference) {
        return mac("token", use + "\0" + reference);
    }

    private byte[] mac(String secret, String message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secrets.get(secret), "HmacSHA256"));
            return mac.doFinal(bytes(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
