package nl.belofte.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
                "[goed](https://elders.example) en [slecht](mailto:iemand)",
                "[hier] (https://elders.example)",
                "[hier] (/privacy) en verder",
                "[hier] (elders.example)",
                "[hier\nof daar](https://elders.example)",
                "[hier [of daar]](https://elders.example)",
                "[hier [of](/daar) zo](https://elders.example)"
            })
    void whatWasMeantAsALinkAndIsNoneIsToldToItsAuthor(String typed) {
        assertThat(Body.mistyped(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[https://bank.example](https://evil.example)",
                "[Naar WWW.bank.example](https://evil.example)",
                "[https://bank.example/a](https://bank.example/b)",
                "[https://ipcall.me/privacy](/privacy)"
            })
    void wordsThatAreAnAddressLeadThereOrAreTold(String typed) {
        assertThat(Body.misleads(typed)).isTrue();
        assertThat(Body.mistyped(typed)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[https://bank.example](https://bank.example/)",
                "[www.bank.example](https://www.bank.example)",
                "https://bank.example en [daar](https://evil.example)",
                "[daar](/privacy)"
            })
    void wordsThatLeadWhereTheySayAreNot(String typed) {
        assertThat(Body.misleads(typed)).isFalse();
    }

    @Test
    void whatLeadsWhereItSaysByItselfIsNotCounted() {
        assertThat(Body.of("https://een.example, [twee](https://twee.example) en [een](/een).")
                        .addresses())
                .containsExactly("https://twee.example", "/een");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lees [hier](https://elders.example/a?b=c) verder, of [daar](/privacy).",
                "https://elders.example",
                "Een prijs [1] en (2), en dan [3] (zie onder), [4] (2026).",
                "[hier [of](/daar) zo]",
                ""
            })
    void whatLeadsSomewhereOrWasNotMeantToIsLeftAlone(String typed) {
        assertThat(Body.mistyped(typed)).isFalse();
    }
}
