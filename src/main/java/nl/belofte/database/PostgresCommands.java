package nl.belofte.database;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nl.belofte.database.Program.Outcome;
import nl.belofte.refusal.Refusal;

/** Runs PostgreSQL's own programs, also as root, which they refuse by themselves. */
record PostgresCommands(PostgresBinaries binaries, List<String> prefix) {
    private static final Pattern TROUBLE = Pattern.compile("FATAL|PANIC|ERROR|error");

    static PostgresCommands of(PostgresBinaries binaries, DataFolder data) throws IOException {
        if (!data.owner().equals("root")) {
            return new PostgresCommands(binaries, List.of());
        }
        // In a user namespace of its own the server does not see that it is root, and still owns root's files.
        if (Program.run("sh", "-c", "unshare -U true").failed()) {
            throw new Refusal("PostgreSQL does not run as root on this machine: start Belofte as an ordinary user,"
                    + " or set BELOFTE_DATABASE to a PostgreSQL of your own.");
        }
        return new PostgresCommands(binaries, List.of("unshare", "-U"));
    }

    Outcome run(String program, String... arguments) throws IOException {
        return run(InputStream.nullInputStream(), program, arguments);
    }

    Outcome run(InputStream input, String program, String... arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(binaries.program(program).toString());
        command.addAll(List.of(arguments));
        return Program.run(input, command.toArray(String[]::new));
    }

    /** Tells in one sentence why a program failed. */
    void orRefuse(Outcome outcome) {
        // Given SQL on its input the server says ERROR, and then ends as if all went well.
        if (outcome.failed() || outcome.says("ERROR:")) {
            throw refusal(outcome.output());
        }
    }

    Refusal refusal(String words) {
        if (words.contains("No space left on device")) {
            return new Refusal("The disk is full, so the database cannot start: make room and try again.");
        }
        var reason = words.lines()
                .filter(line -> TROUBLE.matcher(line).find())
                .reduce((before, line) -> line)
                .orElse("it does not say why");
        return new Refusal("The embedded PostgreSQL does not start (" + reason.strip()
                + "): look in postgres.log in the data folder, or choose another folder with --data DIR.");
    }
}
