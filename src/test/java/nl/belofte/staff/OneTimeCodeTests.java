package nl.belofte.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodeTests {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B: the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void isThatOfTheStandard(long seconds, String code) {
        assertThat(OneTimeCode.at(SECRET, OneTimeCode.step(Instant.ofEpochSecond(seconds))))
                .isEqualTo(code);
    }

    /** In seconds after its step began: half a minute before it, and half a minute after it ended. */
    @ParameterizedTest
    @CsvSource({"-31, false", "-30, true", "0, true", "29, true", "59, true", "60, false"})
    void countsOneStepToEitherSideOfItsOwn(long seconds, boolean counts) {
        var begin = Instant.ofEpochSecond(1_800_000_000);
        var code = OneTimeCode.at(SECRET, OneTimeCode.step(begin));

        assertThat(OneTimeCode.stepOf(code, SECRET, begin.plusSeconds(seconds)).isPresent())
                .isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({"'050 471', true", "' 050471 ', true", "50471, false", "0504711, false", "'', false", "٠٥٠٤٧١, false"})
    void isTypedAsAnAppShowsIt(String typed, boolean right) {
        assertThat(OneTimeCode.stepOf(typed, SECRET, Instant.ofEpochSecond(1_111_111_111))
                        .isPresent())
                .isEqualTo(right);
    }

    /** RFC 4648, 10. */
    @Test
    void itsSecretIsWrittenInBase32() {
        assertThat(CodeForm.base32("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
        assertThat(CodeForm.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Authenticator.of("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ").secret())
                .isEqualTo(SECRET);
    }
}
