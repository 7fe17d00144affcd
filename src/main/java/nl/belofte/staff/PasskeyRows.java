package nl.belofte.staff;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Keys;
import nl.belofte.staff.Passkeys.Made;
import nl.belofte.staff.Passkeys.Used;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The passkeys that are known: public keys only, each of one member of staff at one site. */
@Component
class PasskeyRows {

    private final JdbcClient db;
    private final Keys keys;
    private final Clock clock;

    PasskeyRows(JdbcClient db, Keys keys, Clock clock) {
        this.db = db;
        this.keys = keys;
        this.clock = clock;
    }

    /** As one is asked to open. */
    record Known(
            byte[] id,
            DossierId dossier,
            byte[] userHandle,
            byte[] publicKey,
            boolean backupEligible,
            long signCount) {}

    /** As its owner sees it. */
    record Shown(String id, String kind, String host, Instant addedAt, Optional<Instant> usedAt) {}

    /** By which an authenticator knows whose a passkey is: 32 bytes that tell nothing else. */
    byte[] userHandle(DossierId dossier) {
        return keys.token("passkey-user", dossier.value());
    }

    /** Whether it was added: not when somebody has it already. */
    boolean add(DossierId dossier, String host, PasskeyKind kind, Made made) {
        return db.sql("""
                        insert into passkey (credential_id, dossier, host, public_key, backup_eligible, sign_count, kind, added_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(made.id(), dossier.value(), host, made.publicKey(), made.backupEligible())
                        .params(made.signCount(), kind.id(), OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    /** Of somebody who works for this controller. */
    Optional<Known> find(byte[] id, String host, String controller) {
        return db.sql("""
                        select p.dossier, p.public_key, p.backup_eligible, p.sign_count
                        from passkey p join staff s on s.dossier = p.dossier
                        where p.credential_id = ? and p.host = ? and s.controller = ?""")
                .params(id, host, controller)
                .query((row, _) -> {
                    var dossier = new DossierId(row.getObject(1, UUID.class));
                    return new Known(
                            id, dossier, userHandle(dossier), row.getBytes(2), row.getBoolean(3), row.getLong(4));
                })
                .optional();
    }

    /** Counts it as used. Whether it still counted: one that was copied comes with a count that was seen before. */
    boolean use(Used used) {
        return db.sql("""
                        update passkey set sign_count = ?, used_at = ?
                        where credential_id = ? and dossier = ? and (sign_count < ? or sign_count = 0 and 0 = ?)""")
                        .params(used.signCount(), OffsetDateTime.now(clock))
                        .params(used.known().id(), used.known().dossier().value())
                        .params(used.signCount(), used.signCount())
                        .update()
                == 1;
    }

    List<Shown> of(DossierId dossier) {
        return db.sql("""
                        select credential_id, kind, host, added_at, used_at from passkey where dossier = ?
                        order by added_at, credential_id""")
                .param(dossier.value())
                .query((row, _) -> new Shown(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(row.getBytes(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject(5, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    void remove(DossierId dossier, String id) {
        db.sql("delete from passkey where dossier = ? and credential_id = ?")
                .params(dossier.value(), Base64.getUrlDecoder().decode(id))
                .update();
    }

    void removeAll(DossierId dossier) {
        db.sql("delete from passkey where dossier = ?").param(dossier.value()).update();
    }
}
