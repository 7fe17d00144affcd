package nl.belofte.kills;

import java.io.IOException;
import java.nio.file.Path;
import nl.belofte.database.Backup;
import nl.belofte.database.MortalPostgres;

/** Puts a backup back when it is asked to, in a process of its own. */
final class RestoreProcess {

    /** The database and the backup. */
    public static void main(String[] args) throws IOException {
        var answers = System.out;
        System.setOut(System.err);
        try (var database = MortalPostgres.pool(args[0], "restore", 1)) {
            answers.println("0 ok");
            System.in.read();
            new Backup(database).restore(Path.of(args[1]), _ -> {});
            answers.println("1 ok");
        }
    }
}
