package nl.belofte.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFileTests {

    @TempDir
    private Path folder;

    /** A disk tells once that it could not take something, and may then have it no more, though the next try succeeds. */
    private static final class ForgetfulDisk implements LedgerFile.Force {
        private long taken;
        private boolean fails;

        @Override
        public void run(java.nio.channels.FileChannel channel) throws IOException {
            if (fails) {
                fails = false;
                channel.truncate(taken);
                throw new IOException("the disk failed");
            }
            channel.force(false);
            taken = channel.size();
        }
    }

    @Test
    void whatADiskFailedToTakeIsWrittenAnewBeforeAnythingCounts() throws IOException {
        var disk = new ForgetfulDisk();
        try (var file = new LedgerFile(folder.resolve("a"), disk)) {
            file.add(List.of("one"));
            disk.fails = true;
            assertThatThrownBy(() -> file.add(List.of("two"))).isInstanceOf(Refusal.class);

            file.add(List.of("three"));
        }

        assertThat(LedgerFile.read(folder.resolve("a"), 0).lines()).containsExactly("one", "two", "three");
    }

    @Test
    void whatWasTakenIsWrittenOnce() throws IOException {
        var disk = new ForgetfulDisk();
        try (var file = new LedgerFile(folder.resolve("a"), disk)) {
            file.add(List.of("one", "two"));
            file.add(List.of("three"));
            disk.fails = true;
            file.addOnceThereIsRoom(List.of("four"));
            file.addOwed();
            file.addOwed();
        }

        assertThat(LedgerFile.read(folder.resolve("a"), 0).lines()).containsExactly("one", "two", "three", "four");
    }
}
