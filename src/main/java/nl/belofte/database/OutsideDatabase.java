package nl.belofte.database;

import java.sql.SQLException;
import nl.belofte.refusal.Refusal;

/** A PostgreSQL that somebody else runs: asked once, at the start, whether it will do. */
final class OutsideDatabase {
    private static final int OLDEST_MAJOR = 15;
    private static final int SECONDS = 10;

    private OutsideDatabase() {}

    static DatabaseAddress checked(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new Refusal("The database setting must look like"
                    + " jdbc:postgresql://server:5432/name?user=USER&password=PASSWORD; this one does not.");
        }
        var address = new DatabaseAddress(url, "", "");
        try (var connection = address.connect(SECONDS)) {
            var major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_MAJOR) {
                throw new Refusal("The database " + address + " is PostgreSQL " + major + ", and Belofte needs "
                        + OLDEST_MAJOR + " or newer: upgrade it, or leave the setting out to use the embedded one.");
            }
            return address;
        } catch (SQLException refused) {
            // Its own words may quote the address with the password in it, so they are not passed on.
            throw new Refusal("The database " + address + " refuses (" + reason(refused) + ").");
        }
    }

    private static String reason(SQLException refused) {
        var state = refused.getSQLState() == null ? "" : refused.getSQLState();
        return switch (state) {
            case "28P01", "28000" -> "the user or the password is wrong: correct them in the address";
            case "3D000" -> "there is no database of that name: create it first";
            case "53300" -> "it has no connection left: give it more, or stop another program";
            case "42501" -> "the user may not connect: grant it that right";
            case "" -> "the address cannot be read: correct it";
            default ->
                state.startsWith("08")
                        ? "nothing answers at that address: start it, or correct the address"
                        : "code " + state + ": ask whoever runs it";
        };
    }
}
