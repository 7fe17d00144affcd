package nl.belofte.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import nl.belofte.TestClock;
import nl.belofte.evidence.Anchors.Head;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A line every two seconds is fifteen million a year: however many there are, they fit in little memory. */
class AnchorsTests {

    private static final String OURS = "a".repeat(16);
    private static final String THEIRS = "b".repeat(16);

    @TempDir
    private Path folder;

    private Path file;
    private Anchors anchors;

    @BeforeEach
    void open() {
        file = folder.resolve("heads");
        anchors = new Anchors(file);
    }

    private void write(String chain, long from, long to) throws IOException {
        Files.writeString(
                file,
                LongStream.rangeClosed(from, to)
                        .mapToObj(number -> line(chain, number))
                        .collect(Collectors.joining()),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static String line(String chain, long number) {
        return new Head(chain, number, new byte[32]).line() + "\n";
    }

    @Test
    void theNewestIsReadFromTheEndOfAFileThatFitsInNoMemory() throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(1L << 33);
            open.write(("\n" + line(OURS, 7)).getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(anchors.newest(OURS)).isEqualTo(7);
    }

    /** Of a node that was away while others wrote; what is read at once ends between 3013 and 3014 lines. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3_012, 3_013, 3_014, 3_015, 6_500})
    void theNewestIsFoundHoweverMuchOthersWroteBehindIt(int others) throws IOException {
        write(OURS, 1, 4_000);
        write(THEIRS, 5_001, 5_000 + others);

        assertThat(anchors.newest(OURS)).isEqualTo(4_000);
        assertThat(anchors.newest(THEIRS)).isEqualTo(others == 0 ? 0 : 5_000 + others);
        assertThat(anchors.newest("c".repeat(16))).isZero();
    }

    /** Two processes of one node may anchor the other way round. */
    @Test
    void anOlderOneBehindTheNewestDoesNotCount() throws IOException {
        write(OURS, 1, 9);
        write(OURS, 5, 5);

        assertThat(anchors.newest(OURS)).isEqualTo(9);
    }

    @Test
    void whereThereIsNoneItIsNone() throws IOException {
        assertThat(anchors.newest(OURS)).isZero();
        Files.writeString(file, line(OURS, 1).stripTrailing());
        assertThat(anchors.newest(OURS)).as("a line without its end").isZero();
        Files.writeString(file, "nonsense\n\n" + OURS + "\n" + OURS + " nonsense\n");
        assertThat(anchors.newest(OURS)).isZero();
    }

    /** Starts on a folder of evidence and verifies it, in a process of its own. */
    static final class LittleMemory {
        static void main(String[] args) {
            try (var database = new HikariDataSource()) {
                database.setJdbcUrl(args[0]);
                var chain = new EvidenceChain(
                        JdbcClient.create(database),
                        new TransactionTemplate(new JdbcTransactionManager(database)),
                        TestClock.on("2026-03-02"),
                        Path.of(args[1]),
                        false);
                var faults = chain.verify().faults();
                System.out.println(
                        faults.size() + " " + faults.stream().findFirst().orElse(""));
            }
        }

        static String at(Log log) throws IOException {
            var process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-Xmx24m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LittleMemory.class.getName(),
                            log.database.getJdbcUrl(),
                            log.folder.toString())
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.contains(" DEBUG ") && !line.contains(" INFO "))
                    .collect(Collectors.joining("\n"));
        }
    }

    @Test
    void aStartAndAVerificationTakeLittleMemoryHoweverManyThereAre() throws IOException {
        try (var log = new Log(folder)) {
            log.fill(3);
            var lines = Files.readAllLines(file);
            var again = String.join("\n", lines) + "\n";
            Files.writeString(file, again.repeat(100_000));
            assertThat(Files.size(file)).isGreaterThan(32 << 20);

            assertThat(LittleMemory.at(log)).isEqualTo("0 ");

            // What the database should have and has not; the newest of all is the last, so a start sees no restore.
            var own = lines.getFirst().substring(0, 16);
            Files.writeString(file, again);
            write(own.equals(THEIRS) ? OURS : THEIRS, 4, 300_000);
            assertThat(LittleMemory.at(log)).isEqualTo("1000 batch 4 was anchored and is gone");
        }
    }

    @Test
    void whatWasAnchoredAndChangedShowsHoweverFarBackItStands() throws IOException {
        try (var log = new Log(folder)) {
            log.fill(2);
            var own = Files.readAllLines(file).getLast();
            var other = (own.endsWith("0") ? "1" : "0");
            var text = Files.readString(file);
            var forged = text.substring(0, text.length() - 2) + other + "\n";
            Files.writeString(file, forged + text.repeat(10_000));

            assertThat(log.faults()).containsExactly("batch 2 is not the one that was anchored");
        }
    }

    /** A gap is no place to hide that something else stood there before. */
    @Test
    void whatWasMadeAnewBeforeARestoreTookItShows() throws IOException {
        try (var log = new Log(folder)) {
            log.fill(3);
            log.tamper("delete from evidence_opening where entry > 6");
            log.tamper("delete from evidence_batch where number = 3");
            var text = Files.readString(file);
            var last = text.lines().toList().getLast();
            Files.writeString(
                    file,
                    last.substring(0, last.length() - 1) + (last.endsWith("0") ? "1" : "0") + "\n",
                    StandardOpenOption.APPEND);
            log.chain().seal();

            var verdict = log.chain().verify();

            assertThat(verdict.gaps()).isEqualTo(List.of("batches 3 to 3 were lost in a restore"));
            assertThat(verdict.faults()).containsExactly("batch 3 was anchored, cut off and made anew");
        }
    }
}
