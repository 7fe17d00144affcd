package nl.belofte.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class SettingTests {

    private static MockEnvironment settings(String name, String value) {
        return new MockEnvironment().withProperty(name, value);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "yes, true", "1, true", "false, false", "off, false", "' ', false"})
    void isOnOrOff(String written, boolean on) {
        assertThat(Setting.isOn(settings("belofte.production", written), "belofte.production"))
                .isEqualTo(on);
    }

    @Test
    void namesASwitchThatIsNeitherAndWhatItCanBe() {
        assertThatThrownBy(() -> Setting.isOn(settings("belofte.production", "ja"), "belofte.production"))
                .isInstanceOf(Refusal.class)
                .hasMessage("The setting belofte.production (BELOFTE_PRODUCTION) is 'ja': make it true or false,"
                        + " or leave it out.");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "65534, 65534", "65535, 65535", "'', 25"})
    void isAPort(String written, int port) {
        assertThat(Setting.port(settings("spring.mail.port", written), "spring.mail.port", 1, 25))
                .isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "-1", "65536", "123456789012", "2 5", "\u0662\u0665"})
    void namesAPortThatIsNoneAndWhatItCanBe(String written) {
        assertThatThrownBy(() -> Setting.port(settings("spring.mail.port", written), "spring.mail.port", 1, 25))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "The setting spring.mail.port (SPRING_MAIL_PORT) is '%s': make it a number from 1 to 65535,"
                                + " or leave it out.",
                        written);
    }

    @Test
    void writesItsVariableAsTheEnvironmentHasIt() {
        assertThat(Setting.wrong("server.forward-headers-strategy", "x", "y"))
                .hasMessageStartingWith(
                        "The setting server.forward-headers-strategy (SERVER_FORWARD_HEADERS_STRATEGY)");
    }
}
