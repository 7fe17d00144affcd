package nl.belofte.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[hier](javascript:alert(1))",
                "Lees [hier](http://elders.example) verder.",
                "[hier](elders.example)",
                "[](https://elders.example)",
                "[hier]( https://elders.example)",
                "[goed](https://elders.example) en [slecht](mailto:iemand)"
            })
    void whatWasMeantAsALinkAndIsNoneIsToldToItsAuthor(String typed) {
        assertThat(Body.mistyped(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lees [hier](https://elders.example/a?b=c) verder, of [daar](/privacy).",
                "https://elders.example",
                "Een prijs [1] en (2).",
                ""
            })
    void whatLeadsSomewhereOrWasNotMeantToIsLeftAlone(String typed) {
        assertThat(Body.mistyped(typed)).isFalse();
    }
}
