package nl.belofte.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.file.Language;
import org.jspecify.annotations.Nullable;

/**
 * A letter that waits. Nothing in it says what it will say.
 *
 * @param reference what its link proves; null for one without
 */
record QueuedLetter(
        UUID id,
        String controller,
        String host,
        DossierId dossier,
        Letter letter,
        Language language,
        @Nullable UUID reference) {

    static QueuedLetter of(ResultSet row) throws SQLException {
        return new QueuedLetter(
                row.getObject("id", UUID.class),
                row.getString("controller"),
                row.getString("host"),
                new DossierId(row.getObject("dossier", UUID.class)),
                Letter.of(row.getString("template")),
                Language.of(row.getString("language")).orElseThrow(),
                row.getObject("reference", UUID.class));
    }
}
