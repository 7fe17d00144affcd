package nl.belofte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import nl.belofte.dossier.Floor;
import nl.belofte.evidence.EvidenceExport;
import nl.belofte.refusal.Refusal;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.Test;

class FloorReportTests {

    @Test
    void anExportThatDoesNotFitIsRefusedAndLeavesNothing() throws Exception {
        try (var floor = Floor.on("2026-03-02");
                var disk = new SmallDisk(64)) {
            var anna = floor.person("ipcall");
            floor.open("ipcall", anna, Purpose.ACCOUNT, Floor.ANNA);
            floor.chain().seal();
            var export = new EvidenceExport(floor.db, floor.clock);
            var file = disk.path().resolve("anna.txt");
            var said = new ByteArrayOutputStream();
            disk.fill();

            assertThatThrownBy(() -> FloorReport.export(export, anna.value(), file, new PrintStream(said)))
                    .isInstanceOf(Refusal.class)
                    .hasMessage(file + " cannot be written. Make room there, or choose another file with --to.");

            assertThat(file).doesNotExist();
            assertThat(said.toString()).isEmpty();
            disk.makeRoom();
            FloorReport.export(export, anna.value(), file, new PrintStream(said));
            assertThat(said.toString()).startsWith("1 entries with their proofs are in ");
            assertThat(file).content().contains("\nentry ");
        }
    }
}
