package nl.belofte.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTests {

    private static final Instant AT = Instant.parse("2026-08-01T10:15:30.123456Z");
    private static final UUID PERSON = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID MEMBER = UUID.fromString("00000000-0000-0000-0000-000000000003");
    private static final UUID DOSSIER = UUID.fromString("00000000-0000-0000-0000-000000000002");

    @Test
    void saysOneFactALine() {
        assertThat(text(DOSSIER, "6 months after closed")).isEqualTo("""
                        at=2026-08-01T10:15:30.123456Z
                        controller=ipcall
                        deed=ended
                        purpose=account
                        actor=staff:support
                        member=00000000-0000-0000-0000-000000000003
                        person=00000000-0000-0000-0000-000000000001
                        dossier=00000000-0000-0000-0000-000000000002
                        detail=6 months after closed""");
    }

    @Test
    void readsWhatItWrote() {
        assertThat(Payload.read(12, text(DOSSIER, "a=b")))
                .isEqualTo(new Recorded(
                        12, AT, Deed.ENDED, "ipcall", "account", "staff:support", MEMBER, PERSON, DOSSIER, "a=b"));
        assertThat(Payload.read(13, text(null, "")))
                .isEqualTo(
                        new Recorded(13, AT, Deed.ENDED, "ipcall", "account", "staff:support", MEMBER, null, null, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\ndossier=other", "x\r\ndossier=other", "x\u2028dossier=other"})
    void aDetailCannotAddALine(String detail) {
        var text = text(DOSSIER, detail);

        assertThat(text.lines()).hasSize(9);
        assertThat(Payload.read(1, text).detail()).isEqualTo("x dossier=other");
    }

    @Test
    void isAboutItsOwnPersonAndDossierAndDoneByItsOwnMemberOnly() {
        var text = text(DOSSIER, "");

        assertThat(isAbout(text, PERSON, DOSSIER, MEMBER)).isTrue();
        assertThat(isAbout(text, DOSSIER, DOSSIER, MEMBER)).isFalse();
        assertThat(isAbout(text, null, DOSSIER, MEMBER)).isFalse();
        assertThat(isAbout(text, PERSON, PERSON, MEMBER)).isFalse();
        assertThat(isAbout(text, PERSON, null, MEMBER)).isFalse();
        assertThat(isAbout(text, PERSON, DOSSIER, PERSON)).isFalse();
        assertThat(isAbout(text, PERSON, DOSSIER, null)).isFalse();
        assertThat(isAbout(text(null, ""), null, null, MEMBER)).isTrue();
        assertThat(isAbout(text(null, ""), null, DOSSIER, MEMBER)).isFalse();
    }

    private static boolean isAbout(
            String payload, @Nullable UUID person, @Nullable UUID dossier, @Nullable UUID member) {
        return Payload.isAbout(payload, text(person), text(dossier), text(member));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
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
        assertThat(isAbout(erased, PERSON, DOSSIER, null)).isTrue();
        assertThat(isAbout(erased, null, DOSSIER, null)).isTrue();
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
                new Entry("ipcall", Deed.ENDED, "account", new Actor.Staff("support", MEMBER), PERSON, dossier, detail),
                AT,
                "");
    }
}
