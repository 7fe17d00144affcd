package nl.belofte.database;

import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that opens the embedded database of a folder, and closes it when its input ends. */
class Opening {
    static void main(String[] args) throws IOException {
        var data = DataFolder.open(Path.of(args[0]));
        try (var postgres = EmbeddedPostgres.open(data, EmbeddedPostgres.Durability.SAFE)) {
            System.out.println(postgres.address().url());
            var untilEnd = System.in.readAllBytes();
            System.out.println("closing after " + untilEnd.length + " bytes");
        }
    }

    static Process of(Path folder) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opening.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
