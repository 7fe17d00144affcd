package nl.belofte;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the real launcher, in a folder that looks built and with a JDK that starts these tests' own classes. */
class LauncherTests {
    private static final Path LAUNCHER = Path.of("belofte").toAbsolutePath();

    /** Of an empty jar, named after its checksum and its length. */
    private static final String COPY = "run/4294967295-0";

    @TempDir
    Path home;

    record Outcome(int exit, String out, String err) {}

    @BeforeEach
    void lookBuilt() throws IOException {
        Files.copy(LAUNCHER, home.resolve("belofte"));
        Files.createDirectories(home.resolve("src/main"));
        Files.createFile(home.resolve("pom.xml"));
        Files.createDirectories(home.resolve("target").resolve(COPY));
        Files.createDirectories(home.resolve("target/lib"));
        var later = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));
        for (var file : List.of("belofte.jar", "lib/a.jar", "built", COPY + "/belofte.jar", COPY + "/belofte.aot")) {
            Files.setLastModifiedTime(Files.createFile(home.resolve("target").resolve(file)), later);
        }
        jdk("recent", "25.0.1", startingOwnClasses());
        // What the machine itself may have on its PATH is not to be found.
        jdk("../older", "17.0.15", "echo not to be started");
        Files.createDirectories(home.resolve("path"));
        Files.createSymbolicLink(home.resolve("path/javac"), Path.of("../older/bin/javac"));
    }

    private static String startingOwnClasses() {
        var java = ProcessHandle.current().info().command().orElseThrow();
        return """
                flags=
                while [ "$1" != -jar ]; do
                    case $1 in -Dbelofte.only-check=*) flags=$1 ;; esac
                    shift
                done
                shift 2
                exec '%s' $flags -XX:TieredStopAtLevel=1 -Dbelofte.home='%s' -cp '%s' nl.belofte.Main "$@"
                """.formatted(java, LAUNCHER.getParent(), System.getProperty("java.class.path"));
    }

    @Test
    void without_a_verb_lists_the_verbs_a_line_each() throws Exception {
        var outcome = belofte();
        assertThat(outcome.exit).isZero();
        assertThat(outcome.out.lines().map(line -> line.split("  ")[0]))
                .containsExactlyInAnyOrder(
                        Stream.concat(Stream.of(Verb.values()).map(verb -> verb.word), Stream.of("test", "bench"))
                                .toArray(String[]::new));
        for (var verb : Verb.values()) {
            verb.options.forEach(option -> assertThat(lineOf(verb, outcome)).contains(option.word));
        }
    }

    @Test
    void a_wrong_verb_is_one_sentence() throws Exception {
        assertThat(belofte("promise"))
                .isEqualTo(new Outcome(2, "", "There is no verb 'promise': ./belofte by itself lists the verbs.\n"));
    }

    @Test
    void without_a_recent_jdk_says_what_to_install() throws Exception {
        jdk("recent", "24.0.2", "echo not to be started");
        var outcome = belofte("serve");
        assertThat(outcome.exit).isEqualTo(1);
        assertThat(outcome.out).isEmpty();
        assertThat(outcome.err)
                .startsWith("Belofte needs a JDK 25 or newer: install one")
                .hasLineCount(1);
    }

    @Test
    void passes_over_older_jdks_and_mere_runtimes() throws Exception {
        jdk("a-older", "17.0.15", "echo older");
        jdk("b-runtime", "25", "echo runtime");
        Files.delete(home.resolve("jdks/b-runtime/bin/javac"));
        jdk("c-newer", "26-ea", "echo \"$0\"");
        Files.delete(home.resolve("jdks/recent/release"));
        assertThat(belofte("serve").out.strip()).isEqualTo(home.toRealPath() + "/jdks/c-newer/bin/java");
    }

    @Test
    void a_wrong_option_is_one_sentence() throws Exception {
        assertThat(belofte("serve", "--port", "abc"))
                .isEqualTo(new Outcome(2, "", "'abc' is no port: choose a number up to 65535, such as --port 8081.\n"));
    }

    @Test
    void a_wrong_option_is_refused_before_a_faster_start_is_prepared() throws Exception {
        Files.delete(home.resolve("target").resolve(COPY).resolve("belofte.aot"));
        assertThat(belofte("serve", "--port=abc"))
                .isEqualTo(new Outcome(2, "", "'abc' is no port: choose a number up to 65535, such as --port 8081.\n"));
    }

    @Test
    void a_build_takes_nothing_from_a_platform_that_runs_and_the_last_one_to_run_takes_its_copy_away()
            throws Exception {
        jdk("recent", "25.0.1", """
                while [ "$1" != -jar ]; do shift; done
                echo "$2"
                [ "$3" = promises ] || exec sleep 60
                """);
        build("first");
        var running = command(Map.of(), "sweep").start();
        var first = Path.of(running.inputReader().readLine()).getParent();

        build("second");
        var second = Path.of(belofte("promises").out.strip()).getParent();

        assertThat(first).isNotEqualTo(second);
        assertThat(Files.getPosixFilePermissions(first.resolve("users")))
                .as("a user who runs and does not build is seen too")
                .contains(PosixFilePermission.OTHERS_WRITE);
        for (var file : List.of("belofte.jar", "lib/a.jar")) {
            assertThat(first.resolve(file)).hasContent("first");
            assertThat(second.resolve(file)).hasContent("second");
        }

        running.destroyForcibly().waitFor();
        build("third");
        var third = Path.of(belofte("promises").out.strip()).getParent();

        assertThat(third.getParent()).isDirectoryNotContaining(copy -> !copy.equals(third));
        assertThat(belofte("promises").out.strip())
                .isEqualTo(third.resolve("belofte.jar").toString());
    }

    /** As Maven does: a file that is replaced is another file. */
    private void build(String content) throws IOException {
        for (var file : List.of("target/belofte.jar", "target/lib/a.jar")) {
            Files.delete(home.resolve(file));
            Files.writeString(home.resolve(file), content);
        }
    }

    @Test
    void a_busy_port_is_one_sentence() throws Exception {
        try (var busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var port = busy.getLocalPort();
            assertThat(belofte(
                            "serve",
                            "--port",
                            "" + port,
                            "--data",
                            home.resolve("data").toString()))
                    .isEqualTo(new Outcome(1, "", Failure.busy(port) + "\n"));
            assertThat(home.resolve("data/postgres")).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "serve, BELOFTE_PRODUCTION, ja, belofte.production, true or false",
        "sweep, BELOFTE_PRODUCTION, ja, belofte.production, true or false",
        "serve, SPRING_MAIL_PORT, abc, spring.mail.port, a number from 1 to 65535",
        "sweep, SPRING_MAIL_PORT, abc, spring.mail.port, a number from 1 to 65535",
        "serve, SERVER_PORT, abc, server.port, a number from 0 to 65535",
    })
    void a_setting_that_cannot_be_is_one_sentence(
            String verb, String variable, String value, String setting, String possible) throws Exception {
        var data = Files.createDirectories(home.resolve("data"));
        assertThat(belofte(Map.of(variable, value), verb, "--data", data.toString()))
                .isEqualTo(new Outcome(
                        1,
                        "",
                        "The setting %s (%s) is '%s': make it %s, or leave it out.%n"
                                .formatted(setting, variable, value, possible)));
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    @Test
    void a_second_platform_on_a_data_folder_is_one_sentence() throws Exception {
        var data = Files.createDirectories(home.resolve("data"));
        try (var first = FileChannel.open(
                        data.resolve("serving.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = first.lock()) {
            assertThat(belofte("serve", "--port=0", "--data=" + data))
                    .isEqualTo(new Outcome(
                            1,
                            "",
                            "Another Belofte already serves from " + data
                                    + ": stop that one, or choose another folder with --data DIR.\n"));
            assertThat(data.resolve("postgres")).doesNotExist();
            assertThat(belofte("sweep", "--data=" + data).out).startsWith("0 dossiers are past their date.");
            var outside = belofte("serve", "--port=0", "--data=" + data, "--database=jdbc:postgresql://127.0.0.1:1/a");
            assertThat(outside.err).startsWith("The database jdbc:postgresql://127.0.0.1:1/a refuses");
        }
    }

    @Test
    void lets_a_member_of_staff_in_and_out_without_a_word_about_who_it_is() throws Exception {
        var data = "--data=" + home.resolve("data");
        var dirk = List.of("--controller=ipcall", "--email=dirk@voorbeeld.example", data);

        var added = belofte("staff", "add", dirk.get(0), dirk.get(1), "--role=support", data, "--port=8099");
        assertThat(added.err).isEmpty();
        assertThat(added.out)
                .containsPattern("once, until \\d\\d:\\d\\d \\(.+\\)\\. Hand it over, and to nobody else:\n"
                        + "  http://ipcall\\.me\\.localhost:8099/balie/uitnodiging\\?bewijs=[\\w-]{43}\n$");

        var ended = belofte("staff", "end", dirk.get(0), dirk.get(1), data);
        assertThat(ended.out)
                .containsPattern("^The access and every session have ended\\. .* goes on \\d{4}-\\d\\d-\\d\\d\\.\n$");
        assertThat(belofte("staff", "end", dirk.get(0), dirk.get(1), data))
                .isEqualTo(new Outcome(1, "", "Nobody with that address works at the desk of ipcall.\n"));
        assertThat(added.out + ended.out).doesNotContain("dirk");
        try (var files = Files.walk(home.resolve("data"), 1).filter(Files::isRegularFile)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("dirk"));
        }
    }

    @Test
    void asks_for_an_address_that_is_not_on_the_command_line() throws Exception {
        var outcome = belofte("staff", "add", "--controller=ipcall", "--data=" + home.resolve("data"));
        assertThat(outcome.out).isEqualTo("E-mail address: ");
        assertThat(outcome.err).startsWith("Whom it is about is missing: add --email ADDRESS");
        assertThat(home.resolve("data")).doesNotExist();
    }

    @Test
    void sweeps_no_folder_that_is_not_there() throws Exception {
        var folder = home.resolve("mistyped");
        var outcome = belofte("sweep", "--data=" + folder);
        assertThat(outcome.exit).isEqualTo(1);
        assertThat(outcome.err).startsWith("There is no data folder " + folder).hasLineCount(1);
        assertThat(folder).doesNotExist();
    }

    @Test
    void an_unwritable_data_folder_is_one_sentence() throws Exception {
        var outcome = belofte("serve", "--data", "/dev/null/data");
        assertThat(outcome.exit).isEqualTo(1);
        assertThat(outcome.out).isEmpty();
        assertThat(outcome.err)
                .startsWith("The data folder /dev/null/data cannot be written")
                .hasLineCount(1);
    }

    @Test
    void a_database_that_refuses_is_one_sentence_without_its_password() throws Exception {
        var outcome = belofte(
                "serve",
                "--port=0",
                "--data=" + home.resolve("data"),
                "--database=jdbc:postgresql://127.0.0.1:1/belofte?user=a&password=secret");
        assertThat(outcome.exit).isEqualTo(1);
        assertThat(outcome.out).isEmpty();
        assertThat(outcome.err)
                .isEqualTo("The database jdbc:postgresql://127.0.0.1:1/belofte refuses"
                        + " (nothing answers at that address: start it, or correct the address).\n");
    }

    private static String lineOf(Verb verb, Outcome outcome) {
        return outcome.out
                .lines()
                .filter(line -> line.startsWith(verb.word + " "))
                .findFirst()
                .orElseThrow();
    }

    private void jdk(String name, String version, String java) throws IOException {
        var bin = Files.createDirectories(home.resolve("jdks").resolve(name).resolve("bin"));
        Files.writeString(bin.resolveSibling("release"), "JAVA_VERSION=\"" + version + "\"\n");
        for (var program : List.of("java", "javac")) {
            var file = Files.writeString(bin.resolve(program), "#!/usr/bin/env bash\n" + java + "\n")
                    .toFile();
            assertThat(file.setExecutable(true)).isTrue();
        }
    }

    private Outcome belofte(String... arguments) throws IOException, InterruptedException {
        return belofte(Map.of(), arguments);
    }

    private Outcome belofte(Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        var builder = command(settings, arguments);
        var out = home.resolve("out").toFile();
        var err = home.resolve("err").toFile();
        var process = builder.redirectOutput(out).redirectError(err).start();
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    }

    private ProcessBuilder command(Map<String, String> settings, String... arguments) {
        var command = new ArrayList<>(List.of(home.resolve("belofte").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(Path.of("/").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BELOFTE_"));
        builder.environment().putAll(settings);
        builder.environment().put("JAVA_HOME", "");
        builder.environment().put("PATH", home.resolve("path") + ":/usr/bin:/bin");
        builder.environment().put("BELOFTE_JDKS", home.resolve("jdks") + "/*");
        return builder;
    }
}
