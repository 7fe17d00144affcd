package nl.belofte;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as the launcher starts it, with the beans that the build wrote down: whether settings still decide at the start. */
class PackagedIT {

    private static final Path JAR = Path.of("target/belofte.jar").toAbsolutePath();
    private static final Pattern ADDRESS = Pattern.compile("^  http\\S+:(\\d+)$", Pattern.MULTILINE);

    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private record Told(int code, String text) {}

    private Told verb(Map<String, String> settings, String... words) throws IOException, InterruptedException {
        var out = folder.resolve("told");
        var process = run(settings, out, List.of(), List.of(words));
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Told(process.exitValue(), Files.readString(out));
    }

    private void serve(Map<String, String> settings, IntConsumer visit) throws IOException, InterruptedException {
        var out = folder.resolve("out");
        var platform = start(settings, out);
        try {
            visit.accept(port(platform, out));
        } finally {
            platform.destroy();
            assertThat(platform.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Process start(Map<String, String> settings, Path out, String... more) throws IOException {
        var words = new ArrayList<>(List.of("serve", "--port", "0", "--data", data().toString()));
        words.addAll(List.of(more));
        return run(settings, out, List.of("-Dspring.aot.enabled=true"), words);
    }

    private static Process run(Map<String, String> settings, Path out, List<String> flags, List<String> words)
            throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Dbelofte.home=" + Path.of("").toAbsolutePath()));
        command.addAll(flags);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(words);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BELOFTE_"));
        builder.environment().putAll(settings);
        return builder.start();
    }

    private static int port(Process platform, Path out) throws IOException, InterruptedException {
        var address = ADDRESS.matcher("");
        for (int tries = 0;
                platform.isAlive()
                        && tries < 600
                        && !address.reset(Files.readString(out)).find();
                tries++) {
            Thread.sleep(100);
        }
        assertThat(address.reset(Files.readString(out)).find())
                .as(Files.readString(out))
                .isTrue();
        return Integer.parseInt(address.group(1));
    }

    @Test
    void servesItsPagesAndShowsACustomerTheirData() throws Exception {
        serve(Map.of(), port -> {
            assertThat(Visitor.at(port, "voipexpress.nl").get("/privacy").body())
                    .contains("id=\"ACC-4\"");
            var anna = Visitor.at(port, "ipcall.me");
            anna.post("/inloggen", "name", "anna@voorbeeld.example", "password", "vier losse gewone woorden");
            assertThat(anna.get("/mijn").body()).contains("anna@voorbeeld.example");
        });
    }

    @Test
    void refusesInOneSentence() throws Exception {
        var out = folder.resolve("refusal");
        var platform = start(Map.of(), out, "--database", "nonsense");
        assertThat(platform.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(platform.exitValue()).isEqualTo(1);
        assertThat(Files.readAllLines(out))
                .singleElement()
                .asString()
                .startsWith("The database setting must look like");
    }

    @Test
    void sendsMailWithTheServerOfTheSettings() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var settings = Map.of(
                    "SPRING_MAIL_HOST", "127.0.0.1",
                    "SPRING_MAIL_PORT", "" + server.getSmtp().getPort(),
                    "BELOFTE_ADDRESS", "http://{site}.localhost:{port}");
            serve(settings, port -> {
                var email = Customers.newAddress();
                Visitor.at(port, "ipcall.me").post("/registreren", Customers.answers(email));
                Customers.await(() -> server.getReceivedMessages().length > 0);
                assertThat(GreenMailUtil.getBody(server.getReceivedMessages()[0]))
                        .contains("/registreren/bevestiging");
            });
        } finally {
            server.stop();
        }
    }

    @Test
    void aBackupIsPutBackOnAnotherMachineOnlyWithAllThatItNeeds() throws Exception {
        serve(Map.of(), _ -> {});
        var file = folder.resolve("belofte.backup").toString();
        var elsewhere = folder.resolve("elsewhere").toString();
        assertThat(verb(Map.of(), "backup", "--to", file, "--data", data().toString()))
                .extracting(Told::code)
                .isEqualTo(0);
        var settings =
                new HashMap<>(Map.of("BELOFTE_LEDGER", data().resolve("ledger").toString()));
        for (var needed : List.of("keys", "evidence")) {
            var refused = verb(settings, "restore", "--from", file, "--data", elsewhere);
            assertThat(refused.code()).as(needed).isEqualTo(1);
            assertThat(refused.text().lines()).as(refused.text()).hasSize(1);
            settings.put(
                    "BELOFTE_" + needed.toUpperCase(Locale.ROOT),
                    data().resolve(needed).toString());
        }

        var told = verb(settings, "restore", "--from", file, "--data", elsewhere);

        assertThat(told.text())
                .as("and what was refused had changed nothing, or it would ask for --for-real")
                .startsWith("The backup is back.")
                .contains("all as they were written");
    }
}
