package nl.belofte.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTests {

    private static final Instant AT = Instant.parse("2026-08-01T10:15:30.123456Z");
    private static final UUID PERSON = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID DOSSIER = UUID.fromString("00000000-0000-0000-0000-000000000002");

    @Test
    void saysOneFactALine() {
        assertThat(text(DOSSIER, "6 months after closed")).isEqualTo("""
                        at=2026-08-01T10:15:30.123456Z
                        controller=ipcall
                        deed=ended
                        purpose=account
                        actor=staff:support
                        person=00000000-0000-0000-0000-000000000001
                        dossier=00000000-0000-0000-0000-000000000002
                        detail=6 months after closed""");
    }

    @Test
    void readsWhatItWrote() {
        assertThat(Payload.read(12, text(DOSSIER, "a=b")))
                .isEqualTo(
                        new Recorded(12, AT, Deed.ENDED, "ipcall", "account", "staff:support", PERSON, DOSSIER, "a=b"));
        assertThat(Payload.read(13, text(null, "")))
                .isEqualTo(new Recorded(13, AT, Deed.ENDED, "ipcall", "account", "staff:support", null, null, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\ndossier=other", "x\r\ndossier=other", "x\u2028dossier=other"})
    void aDetailCannotAddALine(String detail) {
        var text = text(DOSSIER, detail);

        assertThat(text.lines()).hasSize(8);
        assertThat(Payload.read(1, text).detail()).isEqualTo("x dossier=other");
    }

    @Test
    void isAboutItsOwnPersonAndDossierOnly() {
        var text = text(DOSSIER, "");

        assertThat(Payload.isAbout(text, PERSON.toString(), DOSSIER.toString())).isTrue();
        assertThat(Payload.isAbout(text, DOSSIER.toString(), DOSSIER.toString()))
                .isFalse();
        assertThat(Payload.isAbout(text, null, DOSSIER.toString())).isFalse();
        assertThat(Payload.isAbout(text, PERSON.toString(), PERSON.toString())).isFalse();
        assertThat(Payload.isAbout(text, PERSON.toString(), null)).isFalse();
        assertThat(Payload.isAbout(text(null, ""), null, null)).isTrue();
        assertThat(Payload.isAbout(text(null, ""), null, DOSSIER.toString())).isFalse();
    }

    /** It stays when the person is gone. */
    @Test
    void anErasureTellsHowManyEntriesItTookAndNotWhose() {
        var erased = Payload.of(
                new Entry("ipcall", Deed.ERASED, "account", new Actor.Platform("sweep"), PERSON, DOSSIER, ""),
                AT,
                Payload.erased(12, List.of(DOSSIER)));

        assertThat(erased).contains("\nforgot=12\n").doesNotContain(PERSON.toString());
        assertThat(Payload.forgot(erased)).isEqualTo(12);
        assertThat(Payload.forgot(text(DOSSIER, "forgot=3"))).isZero();
        assertThat(Payload.isAbout(erased, PERSON.toString(), DOSSIER.toString()))
                .isTrue();
        assertThat(Payload.isAbout(erased, null, DOSSIER.toString())).isTrue();
    }

    @Test
    void theCommitmentIsTheHashOfWhatIsDocumented() {
        var salt = new byte[] {9, 8, 7};

        assertThat(Payload.commitment(salt, "at=é"))
                .isEqualTo(MerkleTests.digest(new byte[] {0}, salt, "at=é".getBytes(StandardCharsets.UTF_8)));
        assertThat(Payload.commitment(salt, "at=è")).isNotEqualTo(Payload.commitment(salt, "at=é"));
        assertThat(Payload.commitment(new byte[] {9, 8, 6}, "at=é")).isNotEqualTo(Payload.commitment(salt, "at=é"));
    }

    private static String text(UUID dossier, String detail) {
        return Payload.of(
                new Entry("ipcall", Deed.ENDED, "account", new Actor.Staff("support", PERSON), PERSON, dossier, detail),
                AT,
                "");
    }
}
