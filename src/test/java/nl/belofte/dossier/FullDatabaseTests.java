package nl.belofte.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.belofte.SmallDisk;
import nl.belofte.database.MortalPostgres;
import nl.belofte.database.Outage;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database itself lies on a disk that is really full. All of it runs in a process that has such a disk of its own. */
@Tag("faults")
class FullDatabaseTests {

    private record Opened(PersonId person, String address) {}

    /** @param pages that are left: with some, tables grow until the log of the database does not, and it ends. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2_000})
    void whatFindsNoRoomIsRefusedAndWhatWasPromisedIsThere(int pages) throws Exception {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var process = new ProcessBuilder(SmallDisk.command(
                        400_000,
                        List.of(
                                java,
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                FullDatabaseTests.class.getName(),
                                Integer.toString(pages))))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();

        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        System.out.println(said);
        assertThat(said).contains("All was as promised.");
    }

    /** In the process with the small disk. */
    public static void main(String[] args) throws Exception {
        try (var disk = SmallDisk.mine();
                var server = new MortalPostgres(disk.path().resolve("data"));
                var pool = MortalPostgres.pool(server.url(), "full", 4)) {
            pool.setConnectionTimeout(3_000);
            var floor = Floor.on("2026-03-02", pool);
            var opened = new HashMap<DossierId, Opened>();
            open(floor, opened);
            disk.fillBut(Integer.parseInt(args[0]));

            refusedInTheEnd(floor, opened);

            disk.makeRoom();
            // A server that ends is still there for a moment; a pool has heard of its end and not yet of its return.
            for (int tries = 0; catchThrowable(() -> open(floor, opened)) != null; tries++) {
                assertThat(tries).isLessThan(20);
                if (!server.answers()) {
                    server.restart();
                }
            }
            assertAllThere(floor, opened);
            System.out.println("All was as promised.");
        }
        System.exit(0);
    }

    private static void refusedInTheEnd(Floor floor, Map<DossierId, Opened> opened) {
        var refused = new ArrayList<Throwable>();
        for (int i = 0; i < 50_000 && refused.size() < 3; i++) {
            var refusal = catchThrowable(() -> open(floor, opened));
            if (refusal != null) {
                refused.add(refusal);
            }
        }
        System.out.printf("%,d were opened, then: %s%n", opened.size(), refused);
        // Each of these becomes the page that asks to try again.
        assertThat(refused).hasSize(3).allMatch(Outage::is);
    }

    private static void assertAllThere(Floor floor, Map<DossierId, Opened> opened) {
        opened.forEach((id, each) -> assertThat(floor.dossiers
                        .read(id, new Use(Purpose.ACCOUNT, Floor.self(each.person())))
                        .content())
                .isEqualTo(Floor.email(each.address())));
        assertThat(floor.count("dossier")).isEqualTo(opened.size());
        floor.chain().seal();
        assertThat(floor.chain().verify().faults()).isEmpty();
    }

    private static void open(Floor floor, Map<DossierId, Opened> opened) {
        var person = floor.person("ipcall");
        var address = "anna" + opened.size() + "@voorbeeld.example";
        opened.put(floor.open("ipcall", person, Purpose.ACCOUNT, Floor.email(address)), new Opened(person, address));
    }
}
