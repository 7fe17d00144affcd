package nl.belofte.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import nl.belofte.file.PrivateFile;
import nl.belofte.refusal.Refusal;

/** The folder of the embedded server's tables, and the password that stands beside it. */
record PostgresFolder(Path path, Path passwordFile) {
    static final String ROLE = "belofte";

    /** Makes the folder where it is missing, and refuses one that this server cannot serve. */
    static PostgresFolder open(DataFolder data, PostgresCommands commands) throws IOException {
        var folder = new PostgresFolder(data.resolve("postgres"), data.resolve("postgres.password"));
        if (!Files.exists(folder.path)) {
            folder.create(data, commands);
        }
        folder.refuseOfAnotherUser(data.owner());
        folder.refuseOfAnotherVersion(commands.binaries().major());
        return folder;
    }

    String password() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException missing) {
            throw new Refusal(
                    "The password of the database, " + passwordFile
                            + ", is missing or unreadable: put it back, or move the data folder away to begin afresh.",
                    missing);
        }
    }

    /** Everything happens beside the goal, so that a start that was cut off leaves nothing that looks whole. */
    private void create(DataFolder data, PostgresCommands commands) throws IOException {
        var half = data.resolve("postgres.unfinished");
        Program.run("rm", "-rf", half.toString());
        writePassword();
        commands.orRefuse(commands.run(
                "initdb",
                "--pgdata=" + half,
                "--username=postgres",
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
        // The platform is no superuser: it owns its own database, and nobody can log in as the superuser.
        var sql = """
                CREATE ROLE %1$s LOGIN CREATEDB PASSWORD '%2$s' IN ROLE pg_read_all_settings
                CREATE DATABASE %1$s OWNER %1$s
                ALTER ROLE postgres PASSWORD NULL
                """.formatted(ROLE, password());
        var input = new ByteArrayInputStream(sql.getBytes(StandardCharsets.UTF_8));
        commands.orRefuse(commands.run(input, "postgres", "--single", "-D", half.toString(), "postgres"));
        Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private void writePassword() throws IOException {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        PrivateFile.write(
                passwordFile, List.of(Base64.getUrlEncoder().withoutPadding().encodeToString(secret)));
    }

    private void refuseOfAnotherUser(String self) throws IOException {
        var owner = Files.getOwner(path).getName();
        if (!owner.equals(self)) {
            throw new Refusal("The database in " + path + " belongs to the user " + owner + " and you are " + self
                    + ": start Belofte as " + owner + ", or choose another folder with --data DIR.");
        }
    }

    private void refuseOfAnotherVersion(int major) {
        String found;
        try {
            found = Files.readString(path.resolve("PG_VERSION")).strip();
        } catch (IOException missing) {
            throw new Refusal(
                    path + " is not the folder of a PostgreSQL: move it away,"
                            + " or choose another folder with --data DIR.",
                    missing);
        }
        if (!found.equals(Integer.toString(major))) {
            throw new Refusal("The database in " + path + " was made by PostgreSQL " + found
                    + " and this Belofte brings PostgreSQL " + major
                    + ": start it with the Belofte that made it, or choose another folder with --data DIR.");
        }
    }
}
