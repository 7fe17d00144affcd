package nl.belofte.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import nl.belofte.evidence.Anchors.Head;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file grows by a line every two seconds and is never cut: what asks it must not take more memory each day. */
class AnchorsTests {

    private static final int MANY = 200_000;
    private static final long FEW_BYTES = 2_000_000;

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("heads");
    }

    private Anchors anchors() {
        return new Anchors(file());
    }

    private static String line(String chain, long number) {
        return new Head(chain, number, new byte[32]).line() + "\n";
    }

    /** One line of ours, and then as many of another node. */
    private void write(int number) throws IOException {
        try (var out = Files.newBufferedWriter(file())) {
            out.write(line("aa", 7));
            for (int i = 1; i <= number; i++) {
                out.write(line("bb", i));
            }
        }
    }

    private static long allocated(Supplier<Long> work, long expected) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(work.get()).isEqualTo(expected);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void theNewestIsFoundWithoutReadingAllThatCameBefore() throws IOException {
        write(MANY);

        assertThat(allocated(() -> anchors().newest("bb"), MANY)).isLessThan(FEW_BYTES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 900, 901, 902, 903, 2_000})
    void theNewestIsFoundHoweverMuchOthersAddedSince(int others) throws IOException {
        write(others);

        assertThat(anchors().newest("aa")).isEqualTo(7);
        assertThat(anchors().newest("cc")).isZero();
    }

    @Test
    void aLineThatWasHalfWrittenIsNotTheNewest() throws IOException {
        Files.writeString(file(), line("aa", 1) + line("aa", 2).stripTrailing());

        assertThat(anchors().newest("aa")).isEqualTo(1);
        assertThat(anchors().extent()).isEqualTo(line("aa", 1).length());
    }

    @Test
    void allAreReadAFewThousandAtATime() throws IOException {
        write(MANY);
        var sizes = new ArrayList<Integer>();
        var last = new ArrayList<Head>();

        anchors().read(anchors().extent(), heads -> {
            sizes.add(heads.size());
            last.clear();
            last.addAll(heads.subList(heads.size() - Math.min(1, heads.size()), heads.size()));
        });

        assertThat(sizes).allMatch(size -> size <= 5_000);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(MANY + 1);
        assertThat(last).extracting(Head::number).containsExactly((long) MANY);
    }

    @Test
    void whatIsAddedLaterIsNotReadAndTheBeginningOfAChainIsNoBatch() throws IOException {
        Files.writeString(file(), line("aa", 0) + line("aa", 1));
        long extent = anchors().extent();
        anchors().add(List.of(new Head("aa", 2, new byte[32])));
        var numbers = new ArrayList<Long>();

        anchors().read(extent, heads -> heads.forEach(head -> numbers.add(head.number())));

        assertThat(numbers).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "aa 1 00", "aa x " + "0", ""})
    void aLineThatIsNoHeadIsToldAfterThoseBeforeIt(String line) throws IOException {
        Files.writeString(file(), line("aa", 1) + line + "\n");
        var numbers = new ArrayList<Long>();

        assertThatThrownBy(() ->
                        anchors().read(anchors().extent(), heads -> heads.forEach(head -> numbers.add(head.number()))))
                .isInstanceOf(IOException.class);
        assertThat(numbers).containsExactly(1L);
    }
}
