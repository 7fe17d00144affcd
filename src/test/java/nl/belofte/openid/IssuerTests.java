package nl.belofte.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class IssuerTests {

    private static MockEnvironment settings() {
        return new MockEnvironment()
                .withProperty("belofte.openid.ipcall.issuer", "https://inloggen.example/medewerkers")
                .withProperty("belofte.openid.ipcall.client", "balie")
                .withProperty("belofte.openid.ipcall.secret", "geheim");
    }

    @Test
    void isDeclaredByTheSettingsOfItsController() {
        var issuer = Issuer.read(settings(), "ipcall", false).orElseThrow();

        assertThat(issuer.id()).isEqualTo("https://inloggen.example/medewerkers");
        assertThat(issuer.name()).isEqualTo("inloggen.example");
        assertThat(issuer.servers()).containsExactly(URI.create("https://inloggen.example/medewerkers"));
        assertThat(issuer.toString()).doesNotContain("geheim");
        assertThat(Issuer.read(settings(), "voipexpress", false)).isEmpty();
    }

    @Test
    void mayHaveMoreServersThanItsOwn() {
        var settings = settings()
                .withProperty("belofte.openid.ipcall.servers", "https://keys.example, https://token.example:8443");

        assertThat(Issuer.read(settings, "ipcall", false).orElseThrow().servers())
                .contains(URI.create("https://keys.example"), URI.create("https://token.example:8443"));
    }

    @ParameterizedTest
    @CsvSource({"client", "secret"})
    void isRefusedByHalves(String left) {
        var settings = settings().withProperty("belofte.openid.ipcall." + left, " ");

        assertThatThrownBy(() -> Issuer.read(settings, "ipcall", false))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "The setting belofte.openid.ipcall.%s is missing: an issuer needs issuer, client and secret."
                                .formatted(left));
    }

    @ParameterizedTest
    @CsvSource({
        "http://inloggen.example", "https://", "inloggen.example", "ftp://inloggen.example",
        "https://dirk:geheim@inloggen.example", "https://inloggen.example?a=b", "https://inloggen.example#a",
                "niets aan"
    })
    void isRefusedWithoutAnAddressThatNobodyElseCanReadAlongWith(String address) {
        var settings = settings().withProperty("belofte.openid.ipcall.issuer", address);

        assertThatThrownBy(() -> Issuer.read(settings, "ipcall", false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("belofte.openid.ipcall.issuer (BELOFTE_OPENID_IPCALL_ISSUER)")
                .hasMessageContaining("https://server");
    }

    @Test
    void isOnThisMachineInTrial() {
        assertThatThrownBy(() -> Issuer.read(settings(), "ipcall", true))
                .isInstanceOf(Refusal.class)
                .hasMessage("In trial nothing leaves this machine: leave out belofte.openid.ipcall.issuer.");
        var here = settings().withProperty("belofte.openid.ipcall.issuer", "http://127.0.0.1:9000");
        assertThat(Issuer.read(here, "ipcall", true)).isPresent();
    }
}
