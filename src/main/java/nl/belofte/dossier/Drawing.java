package nl.belofte.dossier;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A purpose that has no dossiers of its own and draws on another's: where it stands on consent, it draws on those only whose
 * person said yes to it. Art. 6(1)(a) GDPR.
 */
final class Drawing {

    private final JdbcClient db;

    Drawing(JdbcClient db) {
        this.db = db;
    }

    /** Whether this use needs a consent beside the one, or the contract, that the dossier itself stands on. */
    static boolean needsConsent(Statement statement, Purpose held, Purpose purpose) {
        return statement
                .declaration(purpose)
                .filter(declaration -> declaration.drawsOn().contains(held))
                .filter(declaration -> declaration.basis().equals(Optional.of(LegalBasis.CONSENT)))
                .isPresent();
    }

    /** Those of the dossiers whose person said yes to this and did not take it back. */
    Set<DossierId> allowed(Collection<DossierId> dossiers, Purpose purpose) {
        return new HashSet<>(db.sql("""
                        select g.dossier from drawing g join dossier p on p.id = g.proof
                        where g.dossier = any (?::uuid[]) and g.purpose = ? and p.event is null and p.person is not null""")
                .param(Erasure.array(dossiers.stream().map(DossierId::value).toList()))
                .param(purpose.id())
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list());
    }

    /** @throws NoGround when the proof is not one of the dossier's own person, or was taken back */
    void allow(DossierId dossier, Ground ground) {
        int added = db.sql("""
                        insert into drawing (dossier, purpose, proof)
                        select d.id, ?, p.id from dossier d join dossier p on p.person = d.person
                        join declaration e on e.id = p.declaration and e.purpose = ?
                        where d.id = ? and p.id = ? and p.event is null
                        on conflict (dossier, purpose) do update set proof = excluded.proof""")
                .params(ground.purpose().id(), Purpose.CONSENT_PROOF.id())
                .params(dossier.value(), ground.proof().value())
                .update();
        if (added == 0) {
            throw new NoGround(
                    "the consent to %s does not live".formatted(ground.purpose().id()));
        }
    }

    void withdraw(DossierId proof) {
        db.sql("delete from drawing where proof = ?").param(proof.value()).update();
    }
}
