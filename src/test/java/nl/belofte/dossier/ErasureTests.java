package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.BRAM;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.belofte.evidence.Deed;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody with a row in every table is erased. A new table joins by itself, for the rows are made from the schema. */
class ErasureTests {

    private static final Map<String, String> GOES_WITH = new TreeMap<>(Columns.goingWithDossier());

    private final Floor floor = Floor.on("2026-03-02");

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void everyTableThatGoesWithADossierIsEmptyAfterErasing() {
        var anna = floor.person("ipcall");
        var account = everywhere(anna, floor.open("ipcall", anna, Purpose.ACCOUNT, ANNA));

        floor.erase(account);

        assertThat(rows(account))
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
        assertThat(floor.count("person")).isZero();
        assertThat(floor.count("evidence_opening where person is not null")).isZero();
        assertThat(floor.evidence.newest(50))
                .hasSize(1)
                .allMatch(newest -> newest.entry().deed() == Deed.ERASED);
        assertThat(floor.count("dossier where person is null and (event, event_on) = ('erased', '2026-03-02')"))
                .isEqualTo(1);
    }

    @Test
    void aNeighbourWithARowInEveryTableKeepsThemAll() {
        var anna = floor.person("ipcall");
        var bram = floor.person("ipcall");
        var annas = everywhere(anna, floor.open("ipcall", anna, Purpose.ACCOUNT, ANNA));
        var brams = everywhere(bram, floor.open("ipcall", bram, Purpose.ACCOUNT, BRAM));
        var before = rows(brams);

        floor.erase(annas);

        assertThat(rows(brams)).isEqualTo(before);
        assertThat(floor.read(brams, Purpose.ACCOUNT, self(bram)).content()).isEqualTo(BRAM);
        assertThat(floor.count("person")).isEqualTo(1);
    }

    @Test
    void theChainStillVerifiesAfterErasing() {
        var anna = floor.person("ipcall");
        var account = floor.open("ipcall", anna, Purpose.ACCOUNT, ANNA);
        floor.read(account, Purpose.ACCOUNT, self(anna));
        floor.chain().seal();

        floor.erase(account);
        floor.chain().seal();

        var verdict = floor.chain().verify();
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(3);
        assertThat(floor.count("evidence_opening")).isEqualTo(1);
    }

    /** Fails where a table has no row, for then it proves nothing. */
    private DossierId everywhere(PersonId person, DossierId id) {
        Everywhere.rowsOf(floor, id);
        floor.read(id, Purpose.ACCOUNT, self(person));
        assertThat(rows(id))
                .allSatisfy((table, rows) ->
                        assertThat(rows).as("rows of %s", table).isPositive());
        return id;
    }

    private Map<String, Integer> rows(DossierId id) {
        var rows = new TreeMap<String, Integer>();
        GOES_WITH.forEach(
                (table, column) -> rows.put(table, floor.count(table + " where " + column + " = ?", id.value())));
        return rows;
    }

    @Test
    void theTablesThatGoWithADossierAreKnown() {
        assertThat(GOES_WITH.keySet())
                .containsAll(List.of("account", "keys.dossier_key", "outgoing_mail", "password_reset", "session"));
    }
}
