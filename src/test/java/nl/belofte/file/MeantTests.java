package nl.belofte.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeantTests {

    /** Three points around the limit of each length: fewer slips than may be, as many, and one more. */
    @ParameterizedTest
    @CsvSource({
        "yes, yas, true",
        "yes, oes, false",
        "yes, yas!, false",
        "no, nl, true",
        "no, on, false",
        "keep, kepe, true",
        "keep, kapo, false",
        "order, ordre, true",
        "order, odrre, false",
        "portal, pordal, true",
        "portal, bordal, true",
        "portal, bordel, false",
        "processor, brocezsor, true",
        "processor, brocezzor, true",
        "processor, prokezzor, true",
        "processor, brokezzor, false"
    })
    void asksWhetherAWordWasMeantThatIsNearForItsLength(String known, String written, boolean asks) {
        assertThat(Mistakes.meant(written, List.of(known))).isEqualTo(asks ? " Did you mean '" + known + "'?" : "");
    }

    @Test
    void asksForTheNearestOfThoseThatAreNear() {
        assertThat(Mistakes.meant("counted", List.of("count", "account", "counter")))
                .contains("'counter'");
    }

    @Test
    void asksNothingOfAnEmptyWord() {
        assertThat(Mistakes.meant("", List.of("a", "nl"))).isEmpty();
    }
}
