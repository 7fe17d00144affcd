package nl.belofte.staff;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For who lost the telephone with the app: ten codes on paper, shown once, each in the place of one code of the app. */
@Component
class RecoveryCodes {

    private static final int HOW_MANY = 10;

    /** Crockford's 32 signs, none of which is taken for another: ten of them are 50 bits. */
    private static final String SIGNS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient db;
    private final Keys keys;

    RecoveryCodes(JdbcClient db, Keys keys) {
        this.db = db;
        this.keys = keys;
    }

    /** Makes new ones, to be shown now and never again; the ones before count no more. */
    List<String> renew(String controller, DossierId dossier) {
        remove(dossier);
        var codes = Stream.generate(RecoveryCodes::random).limit(HOW_MANY).toList();
        codes.forEach(code -> db.sql("insert into recovery_code (dossier, hash) values (?, ?)")
                .params(dossier.value(), hash(controller, dossier, code))
                .update());
        return codes.stream()
                .map(code -> code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2))
                .toList();
    }

    private static String random() {
        return RANDOM.ints(LENGTH, 0, SIGNS.length())
                .mapToObj(place -> String.valueOf(SIGNS.charAt(place)))
                .collect(Collectors.joining());
    }

    boolean isOne(String controller, DossierId dossier, String typed) {
        return db.sql("select exists (select from recovery_code where dossier = ? and hash = ?)")
                .params(dossier.value(), hash(controller, dossier, written(typed)))
                .query(Boolean.class)
                .single();
    }

    /** Uses it up. Whether it still counted. */
    boolean use(String controller, DossierId dossier, String typed) {
        return db.sql("delete from recovery_code where dossier = ? and hash = ?")
                        .params(dossier.value(), hash(controller, dossier, written(typed)))
                        .update()
                == 1;
    }

    int left(DossierId dossier) {
        return db.sql("select count(*) from recovery_code where dossier = ?")
                .param(dossier.value())
                .query(Integer.class)
                .single();
    }

    void remove(DossierId dossier) {
        db.sql("delete from recovery_code where dossier = ?")
                .param(dossier.value())
                .update();
    }

    /** However it was typed over. */
    private static String written(String typed) {
        return typed.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('o', '0')
                .replaceAll("[il]", "1");
    }

    /** Keyed, so that the database alone tells none of them, however many are tried. */
    private byte[] hash(String controller, DossierId dossier, String code) {
        return keys.blindIndex(controller, "recovery-code", dossier + " " + code);
    }
}
