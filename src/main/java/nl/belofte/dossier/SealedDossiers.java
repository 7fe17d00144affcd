package nl.belofte.dossier;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The dossiers as they lie in the database: none is opened here, so nothing here leaves evidence. */
final class SealedDossiers {

    private final JdbcClient db;
    private final DueDay dueDay;
    private final Declarations declarations;
    private final Keys keys;

    SealedDossiers(JdbcClient db, Statements statements, Declarations declarations, Keys keys) {
        this.db = db;
        this.dueDay = new DueDay(statements);
        this.declarations = declarations;
        this.keys = keys;
    }

    /** What wraps their keys is known and stays so, however long it takes to open them. */
    List<SealedDossier> look(String which, Object param, Purpose purpose) {
        for (var before = Set.<Integer>of(); ; ) {
            var found = lookOnce(which, param, purpose);
            var unknown = found.stream()
                    .map(SealedDossier::master)
                    .filter(master -> !keys.know(master))
                    .collect(Collectors.toSet());
            if (unknown.isEmpty()) {
                return found;
            }
            // A rotation that ended since this look took the master away, and wrapped them anew before that.
            if (unknown.equals(before)) {
                throw keys.lost(unknown.iterator().next());
            }
            before = unknown;
        }
    }

    /** What is past its day, and only waits for a sweep, is not there. */
    private List<SealedDossier> lookOnce(String which, Object param, Purpose purpose) {
        return db
                .sql(SealedDossier.ROWS + which)
                .params(purpose.id(), param)
                .query((row, _) -> SealedDossier.of(row, declarations))
                .list()
                .stream()
                .filter(found -> found.stage().kept() || !dueDay.hasCome(found.outside()))
                .toList();
    }

    /** As their person may know them while nothing may be said of what a law has kept: what only that keeps past its day is gone. */
    List<SealedDossier> unheld(List<SealedDossier> all) {
        return all.stream()
                .map(SealedDossier::unheld)
                .filter(found -> found.outside().kept() || !dueDay.hasCome(found.outside()))
                .toList();
    }

    /** With whose they are, until the transaction ends: nobody erases, restricts or objects meanwhile. In everybody's order. */
    void hold(String[] ids) {
        db.sql("select id from dossier where id = any (?::uuid[]) and person is not null order by id for no key update")
                .param(ids)
                .query((row, _) -> "")
                .list();
        db.sql("""
                        select id from person where id in (select person from dossier where id = any (?::uuid[]))
                        order by id for share""").param(ids).query((row, _) -> "").list();
    }

    /** Locked until the transaction ends, for its person's rights. */
    List<SealedDossier> lock(Collection<DossierId> ids) {
        return look(
                "d.id = any ((select ?::uuid[])::uuid[]) order by d.id for no key update of d",
                Erasure.array(ids.stream().map(DossierId::value).toList()),
                Purpose.RIGHTS);
    }
}
