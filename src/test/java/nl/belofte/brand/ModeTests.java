package nl.belofte.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.belofte.Belofte;
import nl.belofte.Running;
import nl.belofte.TemporaryFolder;
import nl.belofte.database.TestDatabase;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class ModeTests {

    private static Mode mode(String... settings) {
        var environment = new MockEnvironment();
        for (int i = 0; i < settings.length; i += 2) {
            environment.setProperty(settings[i], settings[i + 1]);
        }
        return Mode.of(environment);
    }

    @Test
    void isTrialWithoutAnySetting() {
        assertThat(mode()).isEqualTo(Mode.TRIAL);
        assertThat(mode("spring.mail.host", " ")).isEqualTo(Mode.TRIAL);
        assertThat(mode("belofte.trial", "true")).isEqualTo(Mode.TRIAL);
    }

    @ParameterizedTest
    @CsvSource({"spring.mail.host, mail.voorbeeld.example", "belofte.production, true"})
    void isProductionWithASettingThatOnlyProductionHas(String setting, String value) {
        assertThat(mode(setting, value)).isEqualTo(Mode.PRODUCTION);
        assertThatThrownBy(() -> mode(setting, value, "belofte.trial", "true"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(setting)
                .hasMessageContaining("Leave one out.")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void startsNothingWhereTrialIsAskedForBesideAMailServer() {
        assertThatThrownBy(() -> Running.start("--spring.mail.host=127.0.0.1", "--belofte.trial=true")
                        .close())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("does not run beside a mail server");
    }

    @Test
    void opensNoDatabaseOfTheOtherMode() throws IOException {
        for (boolean trial : new boolean[] {true, false}) {
            var data = TemporaryFolder.make();
            var database = TestDatabase.freshUrl();
            start(trial, data, database).close();

            assertThatThrownBy(() -> start(!trial, data, database).close())
                    .rootCause()
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(trial ? "made in trial mode" : "served real people");
        }
    }

    private static ConfigurableApplicationContext start(boolean trial, Path data, String database) {
        var settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--belofte.home=" + Path.of("").toAbsolutePath(),
                "--belofte.data=" + data,
                "--belofte.database=" + database));
        if (!trial) {
            settings.addAll(List.of("--spring.mail.host=127.0.0.1", "--spring.mail.port=1"));
        }
        return Belofte.application().run(settings.toArray(String[]::new));
    }
}
