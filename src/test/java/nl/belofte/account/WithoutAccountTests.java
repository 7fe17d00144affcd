package nl.belofte.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import nl.belofte.Running;
import nl.belofte.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A statement that names no accounts switches them off for its sites. */
class WithoutAccountTests {

    @TempDir
    Path folder;

    @Test
    void hasNoPageToRegisterOrLogInAndOffersNone() throws IOException {
        copy(Path.of("controllers"), folder);
        Files.delete(folder.resolve("ipcall/trial.yaml"));
        try (var files = Files.list(folder.resolve("ipcall/statement"))) {
            for (var file : files.toList()) {
                Files.writeString(file, withoutAccount(Files.readString(file)));
            }
        }
        var running = Running.start("--belofte.controllers=" + folder);
        try {
            var visitor = Visitor.at(running, "ipcall.me");
            for (var path :
                    List.of("/registreren", "/inloggen", "/wachtwoord-vergeten", "/en/registreren", "/en/inloggen")) {
                assertThat(visitor.get(path).status()).as(path).isEqualTo(404);
                assertThat(visitor.post(path, "name", "anna", "password", "x", "email", "anna@voorbeeld.example")
                                .status())
                        .as("posting to " + path)
                        .isEqualTo(404);
            }
            var home = visitor.get("/");
            assertThat(home.status()).isEqualTo(200);
            assertThat(home.page().select("a[href$=/registreren], main a[href$=/inloggen]"))
                    .isEmpty();
            assertThat(visitor.get("/privacy").page().select("#ACC-1, #account"))
                    .isEmpty();
            assertThat(Visitor.at(running, "voipexpress.nl").get("/registreren").status())
                    .isEqualTo(200);
        } finally {
            running.close();
        }
    }

    private static String withoutAccount(String statement) {
        return Pattern.compile("(?ms)^  account:$.*?(?=^  [a-z-]+:$)")
                .matcher(statement)
                .replaceAll("");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
