package nl.belofte.dossier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import nl.belofte.file.PrivateFile;
import nl.belofte.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The secrets outside the database, in a file for its owner only: a line for each master key with its number, one for blind
 * indexes and one for the tokens in links.
 *
 * @param masters by number; more than one only while a rotation is under way
 */
record KeyFile(NavigableMap<Integer, byte[]> masters, byte[] blindIndex, byte[] token) {

    private static final int LENGTH = 32;

    /** Where it lies in the folder of the keys. */
    static Path in(Path folder) {
        return folder.resolve("master.key");
    }

    static KeyFile random() {
        return new KeyFile(new TreeMap<>(Map.of(1, Keys.random())), Keys.random(), Keys.random());
    }

    /** @throws Refusal when it is unreadable */
    static KeyFile read(Path file) {
        try {
            var masters = new TreeMap<Integer, byte[]>();
            byte[] blindIndex = {};
            byte[] token = {};
            for (var line : Files.readAllLines(file)) {
                var words = line.split(" ");
                switch (words[0]) {
                    case "master" -> masters.put(Integer.valueOf(words[1]), secret(words[2]));
                    case "blind-index" -> blindIndex = secret(words[1]);
                    case "token" -> token = secret(words[1]);
                    default -> throw new IllegalArgumentException("a line that is not ours");
                }
            }
            if (masters.isEmpty() || blindIndex.length == 0 || token.length == 0) {
                throw new IllegalArgumentException("a key is missing");
            }
            return new KeyFile(masters, blindIndex, token);
        } catch (IOException | RuntimeException e) {
            throw new Refusal(
                    "The master key in %s cannot be read. Put it back from where you keep your keys.".formatted(file),
                    e);
        }
    }

    private static byte[] secret(String text) {
        var bytes = Base64.getDecoder().decode(text);
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a key is cut short");
        }
        return bytes;
    }

    /** Whether these are the keys that all in this database was sealed with. */
    boolean opens(JdbcClient db) {
        return db
                .sql("select number, key_check from keys.master_key")
                .query((row, _) -> masters.containsKey(row.getInt(1))
                        && MessageDigest.isEqual(row.getBytes(2), Keys.check(this, row.getInt(1))))
                .list()
                .stream()
                .allMatch(belongs -> belongs);
    }

    KeyFile with(NavigableMap<Integer, byte[]> others) {
        return new KeyFile(others, blindIndex, token);
    }

    /**
     * Whole or not at all: a killed one may leave masters beside it that should be gone by now, until the next one.
     *
     * @throws Refusal when it cannot be written
     */
    void write(Path file) {
        var lines = new ArrayList<String>();
        masters.forEach((number, master) -> lines.add("master " + number + " " + text(master)));
        lines.addAll(List.of("blind-index " + text(blindIndex), "token " + text(token)));
        try {
            PrivateFile.write(file, lines);
        } catch (IOException e) {
            throw new Refusal("The master key cannot be written to %s. Make this folder writable.".formatted(file), e);
        }
    }

    private static String text(byte[] secret) {
        return Base64.getEncoder().encodeToString(secret);
    }

    @Override
    public String toString() {
        return "KeyFile" + masters.keySet();
    }
}
