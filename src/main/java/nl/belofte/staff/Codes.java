package nl.belofte.staff;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Keys;
import nl.belofte.mail.Tokens;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The secrets that members of staff share with the app on their telephone. The database holds an id, of which only the keys
 * outside it make the secret. A code counts once, and so does every one before it.
 */
@Component
class Codes {

    private static final String USE = "staff-code";

    /** As long as the digest of the code. RFC 4226, 4 asks for no less than 16 bytes. */
    private static final int SECRET = 20;

    private final JdbcClient db;
    private final Keys keys;
    private final Tokens tokens;
    private final InstantSource telephones;

    Codes(JdbcClient db, Keys keys, Tokens tokens, InstantSource telephones) {
        this.db = db;
        this.keys = keys;
        this.tokens = tokens;
        this.telephones = telephones;
    }

    /**
     * A secret that somebody may choose, or chose. It prints nothing.
     *
     * @param token by which a form says which it was; it counts for one member of staff
     */
    record Secret(UUID id, String token, byte[] bytes) {
        @Override
        public String toString() {
            return "Secret";
        }
    }

    /** @param usedStep whose code was used last */
    record Kept(UUID id, long usedStep) {}

    Secret propose(DossierId dossier) {
        return secret(dossier, UUID.randomUUID());
    }

    /** The one that was proposed; empty when that was to somebody else, or by nobody. */
    Optional<Secret> proposed(DossierId dossier, String token) {
        return tokens.read(use(dossier), token).map(id -> secret(dossier, id));
    }

    private Secret secret(DossierId dossier, UUID id) {
        return new Secret(id, tokens.make(use(dossier), id), bytes(id));
    }

    private static String use(DossierId dossier) {
        return USE + " " + dossier;
    }

    private byte[] bytes(UUID id) {
        return Arrays.copyOf(keys.token(USE, id), SECRET);
    }

    /** The step of the clock that this code is of, when it is right at this moment. */
    OptionalLong stepOf(String typed, Secret secret) {
        return OneTimeCode.stepOf(typed, secret.bytes(), telephones.instant());
    }

    /** Puts a secret in the place of the one before; the code that proved it counts as used. */
    void keep(DossierId dossier, Secret secret, long step) {
        db.sql("""
                        insert into staff_code (dossier, id, used_step) values (?, ?, ?)
                        on conflict (dossier) do update set id = excluded.id, used_step = excluded.used_step""").params(dossier.value(), secret.id(), step).update();
    }

    Optional<Kept> find(DossierId dossier) {
        return db.sql("select id, used_step from staff_code where dossier = ?")
                .param(dossier.value())
                .query((row, _) -> new Kept(row.getObject(1, UUID.class), row.getLong(2)))
                .optional();
    }

    /** The step that a code is of which was not used yet; computed for nobody too, so that the time tells nothing. */
    OptionalLong unusedStepOf(String typed, Optional<Kept> kept) {
        var step = OneTimeCode.stepOf(typed, bytes(kept.map(Kept::id).orElse(new UUID(0, 0))), telephones.instant());
        boolean unused =
                kept.isPresent() && step.orElse(Long.MIN_VALUE) > kept.get().usedStep();
        return unused ? step : OptionalLong.empty();
    }

    /** Uses a code up. Whether it still counted: of two who come with it at once, one is in time. */
    boolean use(DossierId dossier, Kept kept, long step) {
        return db.sql("update staff_code set used_step = ? where dossier = ? and id = ? and used_step < ?")
                        .params(step, dossier.value(), kept.id(), step)
                        .update()
                == 1;
    }

    void remove(DossierId dossier) {
        db.sql("delete from staff_code where dossier = ?")
                .param(dossier.value())
                .update();
    }
}
