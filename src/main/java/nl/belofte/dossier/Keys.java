package nl.belofte.dossier;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.belofte.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The secrets outside the database at work: master keys wrap the dossiers' keys, one secret makes blind indexes, one makes
 * the tokens in links.
 */
public final class Keys {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 32;

    private final Path path;
    private final Map<Integer, AesGcmJce> masters = new ConcurrentHashMap<>();
    private volatile KeyFile file;
    private volatile Mac blindIndex;
    private volatile Mac token;

    /** The number of the master that wraps, as far as is known here. */
    private volatile int current;

    private Keys(Path path) {
        this.path = path;
        this.file = KeyFile.read(path);
        this.blindIndex = keyed(file.blindIndex());
        this.token = keyed(file.token());
        this.current = file.masters().lastKey();
        learn();
    }

    /**
     * @param mayMake whether new keys may be made where there are none: only while nothing has been sealed yet
     * @throws Refusal when the keys are lost or unreadable
     */
    public static Keys open(Path path, boolean mayMake) {
        if (!Files.exists(path)) {
            if (!mayMake) {
                throw new Refusal(
                        "The master key is missing from %s, and without it nothing in this database can be read. Put it back from where you keep your keys."
                                .formatted(path));
            }
            KeyFile.random().write(path);
        }
        return new Keys(path);
    }

    /** A rotation may have brought a new master since; the old ones are kept for what was read before. */
    private synchronized void learn() {
        file = KeyFile.read(path);
        blindIndex = keyed(file.blindIndex());
        token = keyed(file.token());
        file.masters().forEach((number, secret) -> masters.computeIfAbsent(number, _ -> cipher(secret)));
    }

    private static AesGcmJce cipher(byte[] secret) {
        try {
            return new AesGcmJce(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] random() {
        var bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Tells files of keys apart without telling a key: another secret in any of the lines is another file. */
    static byte[] check(KeyFile file, int master) {
        var others = HexFormat.of();
        return mac(
                Objects.requireNonNull(file.masters().get(master)),
                "belofte key check " + others.formatHex(mac(file.blindIndex(), "belofte key check"))
                        + others.formatHex(mac(file.token(), "belofte key check")));
    }

    /**
     * Of a backup that is about to be put back.
     *
     * @param folder of the key file
     * @throws Refusal when it was made with a master key that is not there (before a rotation, or on another platform), or
     *     there is none
     */
    public static void refuseOthers(Path folder, JdbcClient db) {
        var path = KeyFile.in(folder);
        if (!KeyFile.read(path).opens(db)) {
            throw new Refusal(
                    "The backup was made with another master key than the one in %s. Put the key file of that time there first."
                            .formatted(path));
        }
    }

    KeyFile file() {
        return file;
    }

    Path path() {
        return path;
    }

    /** Stores the keys of new dossiers, wrapped by the newest master: a rotation may be under way. */
    void keep(JdbcClient db, List<UUID> dossiers, List<byte[]> keys) {
        while (insert(db, dossiers, keys) == 0) {
            // While this transaction lasts no rotation ends, so the newest is in the file.
            current = db.sql("select max(number) from keys.master_key")
                    .query(Integer.class)
                    .single();
        }
    }

    private int insert(JdbcClient db, List<UUID> dossiers, List<byte[]> keys) {
        int master = current;
        var wrapped = IntStream.range(0, dossiers.size())
                .mapToObj(place -> wrap(dossiers.get(place), master, keys.get(place)))
                .toArray(byte[][]::new);
        return db.sql("""
                        insert into keys.dossier_key (dossier, master, wrapped)
                        select o.dossier, ?, o.wrapped from unnest(?::uuid[], ?::bytea[]) o (dossier, wrapped)
                        where ? = (select max(number) from keys.master_key)""")
                .params(master, Erasure.array(dossiers), wrapped, master)
                .update();
    }

    byte[] wrap(UUID dossier, int master, byte[] key) {
        try {
            return master(master).encrypt(key, bytes(dossier.toString()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] unwrap(UUID dossier, int master, byte[] wrapped) {
        try {
            return master(master).decrypt(wrapped, bytes(dossier.toString()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of dossier %s does not open.".formatted(dossier), e);
        }
    }

    /**
     * Whether this master is known. If it is, it stays so, whatever rotations take out of the file; if not, a rotation that
     * ended took it out, or the file is not the newest.
     */
    boolean know(int master) {
        if (!masters.containsKey(master)) {
            learn();
        }
        return masters.containsKey(master);
    }

    private AesGcmJce master(int number) {
        know(number);
        var master = masters.get(number);
        if (master == null) {
            throw lost(number);
        }
        return master;
    }

    Refusal lost(int master) {
        return new Refusal("Master key %d is not in %s. Copy the newest file there: the keys were rotated."
                .formatted(master, path));
    }

    /** To find what is sealed by its exact value, within one controller and one kind of value. */
    public byte[] blindIndex(String controller, String kind, String value) {
        return mac(blindIndex, controller + "\0" + kind + "\0" + value);
    }

    /** What proves that a link was made here, for this use. */
    public byte[] token(String use, UUID reference) {
        return mac(token, use + "\0" + reference);
    }

    private static byte[] mac(byte[] secret, String message) {
        return mac(keyed(secret), message);
    }

    private static Mac keyed(byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Over a copy, which costs less than to begin with the secret each time. */
    private static byte[] mac(Mac keyed, String message) {
        try {
            return ((Mac) keyed.clone()).doFinal(bytes(message));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
