package nl.belofte.advertising;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.UUID;
import nl.belofte.advertising.Lines.Line;
import nl.belofte.dossier.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A list while it is gone through, sealed, and no longer. */
@Component
class ListParts {

    /** More is no list of people who agreed to something. */
    static final int MOST = 200_000;

    private final JdbcClient db;
    private final Keys keys;

    ListParts(JdbcClient db, Keys keys) {
        this.db = db;
        this.keys = keys;
    }

    /** The list cannot be read at all. The message is a word of the message files. */
    static final class Unreadable extends RuntimeException {
        Unreadable(String reason) {
            super(reason, null, false, false);
        }
    }

    /** @param digests of all lines up to the end of each part */
    record Brought(int lines, int parts, byte[] digests) {}

    /**
     * Puts a list away as it comes. In the caller's transaction, so that of one that does not come whole nothing stays.
     *
     * @throws UncheckedIOException when it does not come whole
     */
    Brought bring(UUID id, Lines in) {
        try {
            var columns = in.next()
                    .filter(Line::good)
                    .map(Line::text)
                    .filter(text -> Columns.named(text).isPresent())
                    .orElseThrow(() -> new Unreadable("columns"));
            return bring(id, columns, in);
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    private Brought bring(UUID id, String columns, Lines in) throws IOException {
        var digests = new ByteArrayOutputStream();
        int lines = 0;
        int parts = 0;
        for (boolean more = true; more; parts++) {
            var some = new ArrayList<Line>();
            for (int read = 0; read < ListPart.SIZE && more; read++) {
                var next = in.next();
                more = next.isPresent();
                next.filter(line -> !line.good() || !line.text().isBlank()).ifPresent(some::add);
            }
            lines += some.size();
            if (lines > MOST) {
                throw new Unreadable("too-many");
            }
            digests.writeBytes(in.digest());
            put(id, parts, new ListPart(columns, some));
        }
        if (lines == 0) {
            throw new Unreadable("empty");
        }
        return new Brought(lines, parts, digests.toByteArray());
    }

    private void put(UUID id, int number, ListPart part) {
        try {
            db.sql("insert into advertising_part (import, number, sealed) values (?, ?, ?)")
                    .params(id, number, cipher(id).encrypt(part.bytes(), place(id, number)))
                    .update();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    ListPart get(UUID id, int number) {
        var sealed = db.sql("select sealed from advertising_part where import = ? and number = ?")
                .params(id, number)
                .query((row, _) -> row.getBytes(1))
                .single();
        try {
            return ListPart.of(cipher(id).decrypt(sealed, place(id, number)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A part of list %s does not open.".formatted(id), e);
        }
    }

    void remove(UUID id) {
        db.sql("delete from advertising_part where import = ?").param(id).update();
    }

    private AesGcmJce cipher(UUID id) throws GeneralSecurityException {
        return new AesGcmJce(keys.token("list", id));
    }

    private static byte[] place(UUID id, int number) {
        return (id + " " + number).getBytes(StandardCharsets.UTF_8);
    }
}
