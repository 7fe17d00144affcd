package nl.belofte.mailing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.belofte.file.Language;
import nl.belofte.file.Sha256;
import nl.belofte.file.Text;
import nl.belofte.statement.Purpose;

/**
 * One letter to many.
 *
 * @param host the site in whose name it goes
 * @param due when it begins, where somebody said so
 */
public record Mailing(
        int id,
        String controller,
        Purpose purpose,
        String host,
        State state,
        Words words,
        Optional<Instant> due,
        Optional<Instant> begun,
        Optional<Instant> ended,
        Counts counts) {

    /** Of what somebody changes, so that it is noticed when another changed it meanwhile. */
    String edition() {
        var all = new StringBuilder(host);
        for (var language : Language.values()) {
            all.append('\0').append(words.subject().in(language));
            all.append('\0').append(words.body().in(language));
        }
        return Sha256.hex(all.toString());
    }

    public enum State {
        DRAFT,
        /** Somebody had it sent to himself as it is now. */
        TESTED,
        SCHEDULED,
        /** Its readers are looked up. */
        GATHERING,
        SENDING,
        PAUSED,
        SENT,
        STOPPED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }

        /** Whether somebody may still change what it says. */
        boolean open() {
            return this == DRAFT || this == TESTED;
        }
    }

    /** What it says; the body as {@link Body} reads it. */
    public record Words(Text subject, Text body) {}

    /**
     * How many. Whoever was erased while his copy waited is in none but the first.
     *
     * @param planned had a copy when it began
     * @param refused the mail server knows no such address, or took it on no day
     * @param givenUp a no, or a dossier that is gone or may not be used
     */
    public record Counts(int planned, int sent, int refused, int givenUp) {}

    static Mailing of(ResultSet row) throws SQLException {
        return new Mailing(
                row.getInt("id"),
                row.getString("controller"),
                Purpose.of(row.getString("purpose")).orElseThrow(),
                row.getString("host"),
                State.of(row.getString("state")),
                new Words(text(row, "subject"), text(row, "body")),
                time(row, "due_at"),
                time(row, "begun_at"),
                time(row, "ended_at"),
                new Counts(row.getInt("planned"), row.getInt("sent"), row.getInt("refused"), row.getInt("given_up")));
    }

    private static Text text(ResultSet row, String column) throws SQLException {
        return new Text(Map.of(Language.NL, row.getString(column + "_nl"), Language.EN, row.getString(column + "_en")));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
