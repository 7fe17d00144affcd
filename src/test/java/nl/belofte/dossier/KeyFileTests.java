package nl.belofte.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The secrets in the file and what is made with them, without a database. */
class KeyFileTests {

    private static final UUID DOSSIER = UUID.nameUUIDFromBytes(new byte[] {1});
    private static final UUID OTHER = UUID.nameUUIDFromBytes(new byte[] {2});

    @TempDir
    Path folder;

    private Path file;
    private Keys keys;

    @BeforeEach
    void make() {
        file = folder.resolve("keys/master.key");
        keys = Keys.open(file, true);
    }

    @Test
    void aWrappedKeyOpensAgainAndForItsOwnDossierOnly() {
        var key = Keys.random();
        var wrapped = keys.wrap(DOSSIER, 1, key);

        assertThat(Keys.open(file, false).unwrap(DOSSIER, 1, wrapped)).isEqualTo(key);
        assertThat(wrapped).isNotEqualTo(keys.wrap(DOSSIER, 1, key));
        assertShut(OTHER, wrapped);
    }

    @Test
    void noByteOfAWrappedKeyCanBeChanged() {
        var wrapped = keys.wrap(DOSSIER, 1, Keys.random());
        for (int i = 0; i < wrapped.length; i++) {
            var changed = wrapped.clone();
            changed[i] ^= 1;

            assertShut(DOSSIER, changed);
        }
    }

    @Test
    void anotherMasterKeyOpensNothing() {
        var wrapped = Keys.open(folder.resolve("other.key"), true).wrap(DOSSIER, 1, Keys.random());

        assertShut(DOSSIER, wrapped);
    }

    private void assertShut(UUID dossier, byte[] wrapped) {
        assertThatThrownBy(() -> keys.unwrap(dossier, 1, wrapped))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The key of dossier " + dossier + " does not open.");
    }

    @Test
    void everyKeyIsAnother() {
        assertThat(Stream.generate(Keys::random).limit(1_000).map(HexFormat.of()::formatHex))
                .allMatch(key -> key.length() == 64)
                .doesNotHaveDuplicates();
    }

    @Test
    void theFileIsForItsOwnerOnlyAndHoldsThreeSecrets() throws IOException {
        assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, OWNER_WRITE]");
        assertThat(Files.readAllLines(file).stream().map(line -> line.split(" ")[0]))
                .containsExactly("master", "blind-index", "token");
        assertThat(Files.readAllLines(file)).doesNotHaveDuplicates();
    }

    @Test
    void whatWasHalfWrittenWhenItsProcessWasKilledIsNotLeftLying() throws IOException {
        Files.writeString(folder.resolve("keys/master.key.new"), "master 1 half");

        keys.file().write(file);

        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
        assertThat(Keys.open(file, false).file().masters()).containsOnlyKeys(1);
    }

    @Test
    void aFileThatIsThereIsNotMadeAgain() throws IOException {
        var content = Files.readString(file);

        Keys.open(file, true);

        assertThat(file).hasContent(content);
    }

    @Test
    void aMissingFileIsMadeOnlyWhereItMay() {
        var missing = folder.resolve("missing.key");

        assertThatThrownBy(() -> Keys.open(missing, false))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("The master key is missing from " + missing);
        assertThat(missing).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aSecretThatIsLostOrCutShortOrTooLongIsRefused(int line) throws IOException {
        var lines = Files.readAllLines(file);
        var name = nameOf(lines.get(line));
        for (var length : List.of(0, 31, 33)) {
            var changed = new ArrayList<>(lines);
            changed.set(line, name + " " + Base64.getEncoder().encodeToString(new byte[length]));
            assertRefused(changed);
        }
        var lost = new ArrayList<>(lines);
        lost.remove(line);
        assertRefused(lost);
    }

    private void assertRefused(List<String> lines) throws IOException {
        Files.write(file, lines);

        assertThatThrownBy(() -> Keys.open(file, true))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("The master key in " + file + " cannot be read");
    }

    private static String nameOf(String line) {
        return line.substring(0, line.lastIndexOf(' '));
    }

    @Test
    void aLineThatIsNoSecretIsRefused() throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.addFirst("made on the first of August");

        assertRefused(lines);
    }

    @Test
    void aMasterThatIsNotThereIsAskedForInOneSentence() {
        assertThatThrownBy(() -> keys.unwrap(DOSSIER, 2, new byte[60]))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Master key 2 is not in " + file);
    }

    @Test
    void anotherSecretInAnyLineHasAnotherCheck() throws IOException {
        var check = check();
        assertThat(check()).isEqualTo(check).hasSize(32);
        var lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            var changed = new ArrayList<>(lines);
            changed.set(i, nameOf(lines.get(i)) + " " + Base64.getEncoder().encodeToString(Keys.random()));
            Files.write(file, changed);

            assertThat(check()).isNotEqualTo(check);
        }
    }

    private byte[] check() {
        return Keys.check(KeyFile.read(file), 1);
    }

    @Test
    void anIndexIsOfOneControllerOneKindAndOneValue() {
        assertThat(Stream.of(
                                keys.blindIndex("ipcall", "email", "anna"),
                                keys.blindIndex("voipexpress", "email", "anna"),
                                keys.blindIndex("ipcall", "user-name", "anna"),
                                keys.blindIndex("ipcall", "email", "Anna"),
                                keys.blindIndex("ipcall", "ema", "ilanna"))
                        .map(HexFormat.of()::formatHex))
                .doesNotHaveDuplicates()
                .allMatch(index -> index.length() == 64);
        assertThat(keys.blindIndex("ipcall", "email", "anna")).isEqualTo(keys.blindIndex("ipcall", "email", "anna"));
    }

    @Test
    void aTokenIsOfOneUseAndOneReference() {
        assertThat(keys.token("reset", DOSSIER))
                .isEqualTo(keys.token("reset", DOSSIER))
                .isNotEqualTo(keys.token("reset", OTHER))
                .isNotEqualTo(keys.token("confirm", DOSSIER))
                .hasSize(32);
    }
}
