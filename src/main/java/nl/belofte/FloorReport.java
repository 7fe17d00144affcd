package nl.belofte;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import nl.belofte.database.Backup;
import nl.belofte.dossier.KeyRotation;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.evidence.EvidenceExport;
import nl.belofte.file.PrivateFile;
import nl.belofte.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the verbs about keys and evidence print, with their progress. */
final class FloorReport {

    private FloorReport() {}

    static void rotate(KeyRotation rotation, PrintStream out) {
        var progress = new Progress(out, "keys wrapped anew");
        long wrapped = rotation.run(progress::tell);
        progress.end();
        out.printf(
                "%,d keys are wrapped by a new master key, and the old one is gone. Put the new key file with your other copies. Keep the older copy as long as the backups that were made with it.%n",
                wrapped);
    }

    static void verify(EvidenceChain chain, PrintStream out) {
        var progress = new Progress(out, "entries checked");
        var verdict = chain.verify(progress::tell);
        progress.end();
        if (!verdict.holds()) {
            verdict.faults().stream().limit(20).forEach(fault -> out.println("  " + fault));
            throw new Refusal("The evidence does not hold: %s in %,d entries. What is wrong stands above."
                    .formatted(verdict.countOfFaults(), verdict.entries()));
        }
        verdict.gaps().forEach(gap -> out.println("  " + gap));
        out.printf("%,d entries in %,d batches: all as they were written.%n", verdict.entries(), verdict.batches());
    }

    static void backup(Backup backup, Path file, PrintStream out) {
        backup.write(file);
        out.printf(
                "Everything is in %s, and the keys of the dossiers in %s. Keep the keys elsewhere, and for a shorter time.%n",
                file, Backup.keysBeside(file));
    }

    static void restore(Backup backup, Path file, Consumer<JdbcClient> check, boolean forReal, PrintStream out) {
        if (!forReal && !backup.isEmpty()) {
            throw new Refusal(
                    "This database is not empty. Add --for-real to have the backup instead of what is in it.");
        }
        int without = backup.restore(file, check);
        out.printf("The backup is back.%n");
        if (without > 0) {
            out.printf("%,d dossiers came without a key; nobody can read them any more.%n", without);
        }
    }

    /** Into a file that is not there yet and that only its owner reads, for it tells what was done with somebody's data. */
    static void export(EvidenceExport export, UUID person, Path file, PrintStream out) {
        try {
            PrivateFile.create(file, to -> {
                var lines = new PrintWriter(to, false, StandardCharsets.US_ASCII);
                int entries = export.write(person, lines);
                if (lines.checkError()) {
                    throw new IOException("a line found no room");
                }
                out.printf("%,d entries with their proofs are in %s.%n", entries, file);
            });
        } catch (FileAlreadyExistsException there) {
            throw new Refusal("%s is there already. Choose another file with --to.".formatted(file), there);
        } catch (IOException e) {
            throw new Refusal(
                    "%s cannot be written. Make room there, or choose another file with --to.".formatted(file), e);
        }
    }
}
