package nl.belofte.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import nl.belofte.refusal.Refusal;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Brings the tables to where this build wants them. Flyway does it; but it takes a good part of a second to wake up, so it
 * is left asleep when its own history says that every script was applied as it stands here.
 */
final class Migrations {

    private static final String FOLDER = "/db/migration/";

    private Migrations() {}

    static void bring(DataSource database) {
        if (!applied(database).equals(known())) {
            try {
                Flyway.configure().dataSource(database).load().migrate();
            } catch (FlywayValidateException made) {
                throw new Refusal(
                        "The tables of this database were made by a build that this one does not follow. Start that build, or choose an empty folder with --data DIR.",
                        made);
            }
        }
    }

    /** By name, with the checksum that Flyway keeps. Empty when there is no history. */
    private static Map<String, Integer> applied(DataSource database) {
        var scripts = new LinkedHashMap<String, Integer>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select script, checksum from flyway_schema_history where success order by installed_rank")) {
            while (rows.next()) {
                scripts.put(rows.getString(1), rows.getInt(2));
            }
        } catch (SQLException noHistory) {
            return Map.of();
        }
        return scripts;
    }

    /** All scripts of this build, in their order; a test compares the list with the folder. */
    static Map<String, Integer> known() {
        var scripts = new LinkedHashMap<String, Integer>();
        lines("scripts").lines().forEach(script -> scripts.put(script, checksum(script)));
        return scripts;
    }

    /** As Flyway computes it: CRC-32 over the lines without their ends. */
    private static int checksum(String script) {
        var crc = new CRC32();
        lines(script).lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }

    private static BufferedReader reader(String name) {
        var stream = Migrations.class.getResourceAsStream(FOLDER + name);
        if (stream == null) {
            throw new IllegalStateException("The script " + name + " is missing from the build.");
        }
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    private static String lines(String name) {
        try (var reader = reader(name)) {
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
