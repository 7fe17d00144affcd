package nl.belofte.consent;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HexFormat;
import nl.belofte.file.Language;
import nl.belofte.file.Sha256;
import nl.belofte.statement.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people were shown, once for all who saw the same: to a digest over all of it belongs one number. */
@Component
class ConsentTexts {

    private final JdbcClient db;

    ConsentTexts(JdbcClient db) {
        this.db = db;
    }

    int number(Shown shown) {
        var digest = digest(shown);
        db.sql("""
                        insert into consent_text (digest, controller, purpose, control, language, statement_version, text)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(digest, shown.controller(), shown.purpose().id(), shown.control())
                .params(shown.language().tag(), Date.valueOf(shown.version()), shown.text())
                .update();
        return db.sql("select number from consent_text where digest = ?")
                .param(digest)
                .query(Integer.class)
                .single();
    }

    Shown get(int number) {
        return db.sql("select * from consent_text where number = ?")
                .param(number)
                .query((row, _) -> new Shown(
                        row.getString("controller"),
                        Purpose.of(row.getString("purpose")).orElseThrow(),
                        row.getString("control"),
                        Language.of(row.getString("language")).orElseThrow(),
                        row.getObject("statement_version", LocalDate.class),
                        row.getString("text")))
                .single();
    }

    /** As it stands in the evidence, which vouches for the text: nobody can put another in its place unseen. */
    static String fingerprint(Shown shown) {
        return HexFormat.of().formatHex(digest(shown));
    }

    private static byte[] digest(Shown shown) {
        var all = String.join(
                "\0",
                shown.controller(),
                shown.purpose().id(),
                shown.control(),
                shown.language().tag(),
                shown.version().toString(),
                shown.text());
        return Sha256.of(all);
    }
}
