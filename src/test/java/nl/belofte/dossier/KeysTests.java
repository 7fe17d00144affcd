package nl.belofte.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import nl.belofte.brand.Mode;
import nl.belofte.evidence.CleanDatabase;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeysTests {

    private static final UUID DOSSIER = UUID.nameUUIDFromBytes(new byte[] {1});

    @TempDir
    Path folder;

    private final HikariDataSource database = CleanDatabase.open();
    private Path file;
    private Keys keys;

    @BeforeEach
    void firstStart() {
        file = folder.resolve("master.key");
        keys = start(Mode.TRIAL);
    }

    @AfterEach
    void close() {
        CleanDatabase.giveBack(database);
    }

    @Test
    void theSameFileGivesTheSameKeysAgain() {
        var wrapped = keys.wrap(DOSSIER, 1, new byte[32]);

        var again = start(Mode.TRIAL);

        assertThat(again.unwrap(DOSSIER, 1, wrapped)).isEqualTo(new byte[32]);
        assertThat(again.blindIndex("ipcall", "email", "anna@voorbeeld.example"))
                .isEqualTo(keys.blindIndex("ipcall", "email", "anna@voorbeeld.example"));
    }

    @Test
    void theFileIsForItsOwnerOnly() throws IOException {
        assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, OWNER_WRITE]");
    }

    @Test
    void aLostFileIsRefusedInOneSentence() throws IOException {
        Files.delete(file);

        assertRefused("The master key is missing from " + file);

        assertThat(file).doesNotExist();
    }

    @Test
    void anotherFileIsRefusedInOneSentence() throws IOException {
        Files.delete(file);
        Keys.open(file, true);

        assertRefused("The master key in " + file + " is not the one that this database was sealed with");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anotherSecretInOneLineIsRefused(int line) throws IOException {
        var lines = Files.readAllLines(file);
        var name = lines.get(line).substring(0, lines.get(line).lastIndexOf(' '));
        lines.set(line, name + " " + Base64.getEncoder().encodeToString(Keys.random()));
        Files.write(file, lines);

        assertRefused("The master key in " + file + " is not the one");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aLostLineIsRefused(int line) throws IOException {
        var lines = Files.readAllLines(file);
        lines.remove(line);
        Files.write(file, lines);

        assertRefused("The master key in " + file + " cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "garbage", "master", "master AAAA", "master ????\nblind-index ????\ntoken ????", "\0\0\0"})
    void garbageIsRefusedInOneSentence(String content) throws IOException {
        Files.writeString(file, content);

        assertRefused("The master key in " + file + " cannot be read");
    }

    @Test
    void bytesThatAreNoTextAreRefusedInOneSentence() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        assertRefused("The master key in " + file + " cannot be read");
    }

    @Test
    void aKeyCutShortIsRefused() throws IOException {
        for (var name : List.of("master", "blind-index", "token")) {
            var lines = Files.readAllLines(file);
            Files.write(
                    file,
                    lines.stream()
                            .map(line -> line.startsWith(name)
                                    ? name + " " + Base64.getEncoder().encodeToString(new byte[16])
                                    : line)
                            .toList());

            assertRefused("The master key in " + file + " cannot be read");
            Files.write(file, lines);
        }
    }

    @Test
    void aFolderInItsPlaceIsRefused() throws IOException {
        Files.delete(file);
        Files.createDirectory(file);

        assertRefused("The master key in " + file + " cannot be read");
    }

    @Test
    void aTrialDatabaseDoesNotServeRealPeople() {
        assertThatThrownBy(() -> start(Mode.PRODUCTION))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("trial mode");
    }

    @Test
    void aWrappedKeyOpensForItsOwnDossierOnly() {
        var wrapped = keys.wrap(DOSSIER, 1, new byte[32]);

        assertThatThrownBy(() -> keys.unwrap(UUID.randomUUID(), 1, wrapped)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anIndexIsOfOneControllerAndOneKind() {
        var index = keys.blindIndex("ipcall", "email", "anna");

        assertThat(index)
                .isNotEqualTo(keys.blindIndex("voipexpress", "email", "anna"))
                .isNotEqualTo(keys.blindIndex("ipcall", "user-name", "anna"))
                .isNotEqualTo(keys.blindIndex("ipcall", "email", "Anna"))
                .isNotEqualTo(keys.token("email", DOSSIER));
    }

    private Keys start(Mode mode) {
        return new DossierConfiguration().keys(folder, JdbcClient.create(database), mode);
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(() -> start(Mode.TRIAL))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(sentence)
                .hasMessageNotContaining("\n");
    }
}
