package nl.belofte.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nl.belofte.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTests {

    private static final String SENTENCE = "nl: De wettelijke grond daarvoor is {basis}.";

    private Path empty;
    private String original;

    @BeforeEach
    void begin(@TempDir Path folder) {
        empty = folder;
        original = fingerprint();
    }

    @Test
    void aCommentDoesNotCount() {
        assertThat(fingerprint("    log-in: email\n", "    # how one logs in\n    log-in: email   # so\n"))
                .isEqualTo(original);
    }

    @Test
    void whiteSpaceDoesNotCount() {
        assertThat(fingerprint("    keep: 6 months after closed\n", "\n    keep:   6 months after closed   \n\n"))
                .isEqualTo(original);
    }

    @Test
    void anotherWayToWriteTheSameWordsDoesNotCount() {
        assertThat(fingerprint(SENTENCE, "nl: 'De wettelijke grond daarvoor is {basis}.'"))
                .isEqualTo(original);
        assertThat(fingerprint(SENTENCE, "nl: >-\n          De wettelijke grond\n          daarvoor is {basis}."))
                .isEqualTo(original);
        assertThat(fingerprint(
                        "title: { nl: Uw account, en: Your account }",
                        "title:\n      nl: Uw account\n      en: Your account"))
                .isEqualTo(original);
    }

    @Test
    void theOrderOfKeysDoesNotCount() {
        assertThat(fingerprint("country: nl\nzone: Europe/Amsterdam\n", "zone: Europe/Amsterdam\ncountry: nl\n"))
                .isEqualTo(original);
    }

    @Test
    void oneChangedWordCounts() {
        assertThat(fingerprint(SENTENCE, "nl: De wettelijke grond ervoor is {basis}."))
                .isNotEqualTo(original);
    }

    @Test
    void oneChangedLetterCounts() {
        assertThat(fingerprint(SENTENCE, "nl: De wettelijke grond daarvoor is {basis}"))
                .isNotEqualTo(original);
    }

    @Test
    void aChangedTermCounts() {
        assertThat(fingerprint("keep: 6 months after closed", "keep: 7 months after closed"))
                .isNotEqualTo(original);
    }

    @Test
    void theOrderOfAListCounts() {
        assertThat(fingerprint(
                        "recipients: [ict-supplier, payment-provider]", "recipients: [payment-provider, ict-supplier]"))
                .isNotEqualTo(original);
    }

    @Test
    void aWordThatMovesToTheNextKeyCounts() {
        assertThat(fingerprint(
                        "name: Autoriteit Persoonsgegevens\n    url: https://autoriteitpersoonsgegevens.nl",
                        "name: Autoriteit\n    url: Persoonsgegevens https://autoriteitpersoonsgegevens.nl"))
                .isNotEqualTo(original);
    }

    private String fingerprint(String... replacements) {
        return new StatementFolder(empty)
                .with("north", "2026-01-01", replacements)
                .read(TestClock.on("2026-08-01"))
                .current("north")
                .sha256();
    }
}
