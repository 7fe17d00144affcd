package nl.belofte.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import nl.belofte.statement.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedValuesTests {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 126, 127, 128, 129, 16_383, 16_384, 16_385, 100_000})
    void areReadAsTheyWereWrittenWhateverTheirLength(int length) {
        var value = new byte[length];
        Arrays.fill(value, (byte) 7);
        var values = new SealedValues(Map.of(Category.EMAIL, value, Category.PHONE, new byte[] {1, 2}));

        var read = SealedValues.read(values.bytes());

        assertThat(read.values()).containsOnlyKeys(Category.EMAIL, Category.PHONE);
        assertThat(read.values().get(Category.EMAIL)).isEqualTo(value);
        assertThat(read.values().get(Category.PHONE)).containsExactly(1, 2);
    }

    @Test
    void lieInTheDatabaseAsIsDocumented() {
        var values = new SealedValues(Map.of()).with(Category.EMAIL, new byte[130]);

        assertThat(HexFormat.of().formatHex(values.bytes()))
                .startsWith("028201")
                .hasSize(2 * (3 + 130));
        assertThat(new SealedValues(Map.of()).bytes()).isEmpty();
    }

    @Test
    void oneThatIsThereIsReplaced() {
        var values = new SealedValues(Map.of()).with(Category.EMAIL, new byte[] {1});

        assertThat(values.with(Category.EMAIL, new byte[] {2}).values().get(Category.EMAIL))
                .containsExactly(2);
        assertThat(values.values().get(Category.EMAIL)).containsExactly(1);
        assertThat(values.with(Category.PHONE, new byte[] {3}).values())
                .containsOnlyKeys(Category.EMAIL, Category.PHONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "0280", "0205", "020501020304", "00", "6300", "02ffffffff7f", "02ffffffffff"})
    void whatIsNotWholeIsRefused(String bytes) {
        assertThatThrownBy(() -> SealedValues.read(HexFormat.of().parseHex(bytes)))
                .isInstanceOf(IllegalStateException.class);
    }

    /** A number that changed would make every value of its category unreadable. */
    @Test
    void theNumbersOfTheCategoriesNeverChange() {
        assertThat(Arrays.stream(Category.values()).map(category -> category.number() + " " + category.id()))
                .containsExactly(
                        "1 name-and-address",
                        "2 email",
                        "3 phone",
                        "4 billing-address",
                        "5 payment-data",
                        "6 birth-date",
                        "7 gender",
                        "8 ip-address",
                        "9 company-name",
                        "10 location",
                        "11 user-name",
                        "12 wanted-services",
                        "13 subject",
                        "14 message",
                        "15 service-settings",
                        "16 portal-actions");
        assertThat(Category.of(0)).isEmpty();
        assertThat(Category.of(17)).isEmpty();
        assertThat(Category.of(16)).contains(Category.PORTAL_ACTIONS);
    }
}
