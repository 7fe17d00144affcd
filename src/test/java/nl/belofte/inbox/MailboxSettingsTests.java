package nl.belofte.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.belofte.brand.Mode;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

class MailboxSettingsTests {

    private static final List<String> CONTROLLERS = List.of("wij-samen", "zij");

    private static final String[] ALL = {
        "zij.host", "imap.zij.example", "zij.user", "info", "zij.password", "een geheim woord"
    };

    private static List<MailboxSettings> read(String... settings) {
        return read(Mode.PRODUCTION, settings);
    }

    private static List<MailboxSettings> read(Mode mode, String... settings) {
        var environment = new MockEnvironment();
        for (int i = 0; i < settings.length; i += 2) {
            environment.setProperty("belofte.inbox." + settings[i], settings[i + 1]);
        }
        return MailboxSettings.read(environment, CONTROLLERS, mode);
    }

    private static String[] all(String... more) {
        var all = new ArrayList<>(List.of(ALL));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void areNoneWithoutAny() {
        assertThat(read()).isEmpty();
    }

    @Test
    void areEncryptedFromTheFirstByteUnlessTheySayOtherwise() {
        assertThat(read(ALL)).singleElement().satisfies(settings -> {
            assertThat(settings.controller()).isEqualTo("zij");
            assertThat(settings.port()).isEqualTo(993);
            assertThat(settings.encrypted()).isTrue();
            assertThat(settings.folder()).isEqualTo("INBOX");
            assertThat(settings.toString()).doesNotContain("geheim", "info");
        });
    }

    @Test
    void areAlsoReadFromTheEnvironment() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new HashMap<>(Map.of(
                                "BELOFTE_INBOX_WIJ_SAMEN_HOST", "imap.wij.example",
                                "BELOFTE_INBOX_WIJ_SAMEN_USER", "info",
                                "BELOFTE_INBOX_WIJ_SAMEN_PASSWORD", "een geheim woord",
                                "BELOFTE_INBOX_WIJ_SAMEN_FOLDER", "Vragen"))));

        assertThat(MailboxSettings.read(environment, CONTROLLERS, Mode.PRODUCTION))
                .singleElement()
                .satisfies(settings -> {
                    assertThat(settings.controller()).isEqualTo("wij-samen");
                    assertThat(settings.folder()).isEqualTo("Vragen");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "password"})
    void areRefusedWhereOneIsMissing(String name) {
        assertThatThrownBy(() -> read(all("zij." + name, " ")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("belofte.inbox.zij." + name);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "localhost, true", "::1, true", "imap.zij.example, false", "10.0.0.1, false"})
    void areInTheOpenOnThisMachineOnly(String host, boolean allowed) {
        var settings = all("zij.host", host, "zij.tls", "false");
        if (allowed) {
            assertThat(read(settings)).singleElement().satisfies(mailbox -> {
                assertThat(mailbox.encrypted()).isFalse();
                assertThat(mailbox.port()).isEqualTo(143);
            });
        } else {
            assertThatThrownBy(() -> read(settings))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("leave out belofte.inbox.zij.tls");
        }
    }

    @Test
    void areRefusedWhereTwoControllersWouldReadOneMailbox() {
        var other =
                new String[] {"wij-samen.host", "IMAP.zij.example", "wij-samen.user", "info", "wij-samen.password", "x"
                };
        assertThatThrownBy(() -> read(all(other)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("give each its own");
        var apart = new ArrayList<>(List.of(all(other)));
        apart.addAll(List.of("wij-samen.folder", "Wij"));
        assertThat(read(apart.toArray(String[]::new))).hasSize(2);
    }

    @Test
    void areRefusedInTrial() {
        assertThat(read(Mode.TRIAL)).isEmpty();
        assertThatThrownBy(() -> read(Mode.TRIAL, ALL))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("In trial no mailbox is read")
                .message()
                .doesNotContain("geheim");
    }
}
