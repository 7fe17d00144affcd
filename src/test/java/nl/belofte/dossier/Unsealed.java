package nl.belofte.dossier;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.belofte.dossier.Dossier.Happened;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What truly lies in the database, for a check that leaves no evidence: each living dossier, opened with the keys as they are. */
public record Unsealed(UUID id, PersonId person, String address, Optional<LocalDate> ended, boolean restricted) {

    /** Fails where one of them does not open. */
    public static List<Unsealed> all(JdbcClient db, Path home) {
        var keys = Keys.open(home.resolve("keys/master.key"), false);
        var declarations = new Declarations(db);
        return db
                .sql(SealedDossier.ROWS + "true")
                .param(Purpose.RIGHTS.id())
                .query((row, _) -> SealedDossier.of(row, declarations))
                .list()
                .stream()
                .map(each -> of(each, keys))
                .toList();
    }

    private static Unsealed of(SealedDossier found, Keys keys) {
        var outside = found.outside();
        return new Unsealed(
                outside.id().value(),
                outside.person(),
                FloorNode.address(
                        found.open(keys, found.values().values().keySet()).content()),
                outside.happened().map(Happened::on),
                found.stage().restricted());
    }

    /** The numbers of the masters in the file. */
    public static Set<Integer> masters(Path home) {
        return KeyFile.read(home.resolve("keys/master.key")).masters().keySet();
    }
}
