package nl.belofte.evidence;

import static nl.belofte.evidence.Log.ACCOUNT;
import static nl.belofte.evidence.Log.ANNA;
import static nl.belofte.evidence.Log.ORDER;
import static nl.belofte.evidence.Log.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported is checked by the program that a stranger would use. */
class EvidenceExportTests {

    private static final UUID BRAM = UUID.nameUUIDFromBytes(new byte[] {2});

    @TempDir
    private Path folder;

    private Log log;
    private Path file;

    @BeforeEach
    void open() {
        log = new Log(folder.resolve("evidence"));
        file = folder.resolve("export");
    }

    @AfterEach
    void close() {
        log.close();
    }

    private int export() throws IOException {
        log.chain().seal();
        try (var out = new PrintWriter(Files.newBufferedWriter(file))) {
            return new EvidenceExport(log.db, log.clock).write(ANNA, out);
        }
    }

    /** What the stranger's program says of the file. */
    private String check() throws Exception {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var process = new ProcessBuilder(java, "docs/check/CheckEvidence.java", file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes());
        return process.waitFor() + " " + said;
    }

    private static Entry ofBram() {
        return new Entry("ipcall", Deed.READ, "account", new Actor.Self(BRAM), BRAM, UUID.randomUUID(), "");
    }

    @Test
    void aStrangerFindsEachEntryProved() throws Exception {
        for (int size : List.of(1, 2, 3, 7, 8)) {
            for (int i = 0; i < size; i++) {
                log.record(entry(Deed.READ, ACCOUNT, "a detail"), ofBram());
            }
            log.chain().seal();
        }
        // Unsigned ones in between: the next signature vouches for them.
        for (int i = 0; i < 3; i++) {
            log.transaction.executeWithoutResult(
                    _ -> log.evidence.recordInChain(List.of(entry(Deed.READ, ACCOUNT, ""), ofBram())));
        }

        assertThat(export()).isEqualTo(24);

        assertThat(check()).isEqualTo("0 24 entries, each proved.\n");
    }

    @Test
    void itHoldsNothingOfAnybodyElse() throws IOException {
        log.record(entry(Deed.READ, ACCOUNT, ""), ofBram());

        export();

        var texts = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("entry "))
                .map(line -> new String(Base64.getDecoder().decode(line.split(" ")[6])))
                .toList();
        assertThat(texts).hasSize(1).noneMatch(text -> text.contains(BRAM.toString()));
    }

    @Test
    void whatWasErasedIsNotInIt() throws Exception {
        log.fill(2);
        log.erase(ORDER);

        assertThat(export()).as("four of the account and one erasure").isEqualTo(5);
        assertThat(check()).startsWith("0 5 entries");
    }

    @Test
    void aStrangerSeesWhereALineWasChanged() throws Exception {
        log.fill(2);
        export();
        var lines = Files.readAllLines(file);
        for (var kind : List.of("entry ", "batch ")) {
            int at = lines.indexOf(lines.stream()
                    .filter(line -> line.startsWith(kind))
                    .findFirst()
                    .orElseThrow());
            var words = lines.get(at).split(" ");
            for (int word = 3; word < words.length; word++) {
                if (words[word].equals(".")) {
                    continue;
                }
                var changed = words.clone();
                changed[word] = flipped(words[word]);
                Files.write(
                        file,
                        lines.stream()
                                .map(line -> line.equals(lines.get(at)) ? String.join(" ", changed) : line)
                                .toList());
                assertThat(check()).as("%sword %d", kind, word).startsWith("1 ");
            }
        }
    }

    @Test
    void aStrangerIsToldInOneSentenceThatAFileProvesNothing() throws Exception {
        log.fill(2);
        export();
        var lines = Files.readAllLines(file);
        for (var kind : List.of("key ", "batch ")) {
            Files.write(
                    file, lines.stream().filter(line -> !line.startsWith(kind)).toList());
            assertThat(check()).as("without a %s", kind).matches("1 [^\n]+\n");
        }
        Files.write(
                file,
                lines.stream()
                        .map(line -> line.replaceFirst("^entry ", "entri "))
                        .toList());
        assertThat(check()).startsWith("1 ");
        for (var other : List.of("", "\n", "entry\n", "key a\nbatch b\n")) {
            Files.writeString(file, other);
            assertThat(check()).as(other).matches("1 [^\n]+\n+");
        }
        Files.delete(file);
        assertThat(check()).matches("1 [^\n]+\n");
    }

    /** One character in the middle becomes another that could stand there. */
    private static String flipped(String word) {
        int middle = word.length() / 2;
        return word.substring(0, middle) + (word.charAt(middle) == 'a' ? 'b' : 'a') + word.substring(middle + 1);
    }
}
