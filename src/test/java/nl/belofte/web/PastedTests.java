package nl.belofte.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.session.Attempts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who copies a text takes along what he does not see. He does not lose what he filled in for that. */
class PastedTests {

    private static final Running RUNNING = Running.trial();
    private static final String SITE = "ipcall.me";
    private static final String NAME = "name-and-address.given-name";

    private final Visitor visitor = Visitor.at(RUNNING, SITE);

    @BeforeEach
    void forget() {
        RUNNING.part(Attempts.class).forget("register", "127.0.0.1");
    }

    /** With an address that is none. */
    private Visitor.Answer register(String field, String value) {
        var answers = Customers.answers("geen@adres");
        answers[List.of(answers).indexOf(field) + 1] = value;
        return visitor.post("/registreren", answers);
    }

    /** What stands in the form when it comes back. */
    private String read(String value) {
        return register(NAME, value).page().getElementById(NAME).val();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "An\u00adna", // soft hyphen
                "An\u200bna", // space without width
                "Anna\u2060", // word joiner
                "\ufeffAnna", // byte order mark
                "\ufeff Anna",
                "\u200eAnna\u200f", // which way a text runs, as a telephone copies it
                "\u202aAnna\u202c",
                "\u2068Anna\u2069",
                "Anna\t"
            })
    void whatNobodySeesIsTakenOutOfAFieldOfOneLine(String pasted) {
        assertThat(read(pasted)).isEqualTo("Anna");
    }

    @Test
    void aTabBetweenTwoWordsIsASpace() {
        assertThat(read("Anna\tMaria")).isEqualTo("Anna Maria");
    }

    @Test
    void anAddressWorksAsItWasCopied() {
        var email = Customers.newAddress();
        var answers = Customers.answers(email);
        answers[List.of(answers).indexOf(email)] = "\u202a" + email.replace("@", "\u00ad@") + "\ufeff";

        assertThat(visitor.post("/registreren", answers).status()).isEqualTo(200);
        assertThat(Customers.subjectsTo(RUNNING, email)).hasSize(1);
    }

    @Test
    void aNameKeepsTheJoinersWithoutWhichItIsWrittenWrong() {
        var persian = "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627";
        var sinhala = "\u0dc1\u0dca\u200d\u0dbb\u0dd3";

        assertThat(read(persian)).isEqualTo(persian);
        assertThat(read(sinhala)).isEqualTo(sinhala);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "An\0na",
                "An\u000bna",
                "An\u001bna",
                "An\u202ena",
                "An\ue000na",
                "An\ufffdna",
                "An\uffffna",
                "An\u3164na",
                "Ann\u0301\u0302\u0303\u0308\u0301\u0302\u0303\u0308a"
            })
    void whatCannotBeReadIsToldBesideTheFieldAndTheRestIsThere(String pasted) {
        var answer = register(NAME, pasted);

        assertThat(answer.status()).isEqualTo(422);
        Refusals.assertTold(answer, List.of(NAME));
        assertThat(answer.page().getElementById(NAME + "-error").text())
                .contains("een teken dat wij niet kunnen lezen");
        assertThat(answer.page().getElementById(NAME).val()).contains("\ufffd");
        assertThat(answer.page().getElementById("name-and-address.town").val()).isEqualTo("Rhenen");
    }

    /** No browser puts one in a field of one line: whoever sends it wants to write another line somewhere. */
    @Test
    void aLineBreakInAFieldOfOneLineIsNoPaste() {
        assertThat(register(NAME, "Anna\r\nBcc: bram@voorbeeld.example").status())
                .isEqualTo(400);
    }

    @Test
    void aLongTextLosesWhatNobodyTypesAndNothingElse() {
        var answer = visitor.post(
                "/contact",
                "vraag",
                "Mijn\0 te\u00adle\u200bfoon\ufeff\n\nbelt\tniet\u000b.",
                "email.email",
                "geen@adres");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().getElementById("vraag").wholeText()).isEqualTo("Mijn telefoon\n\nbelt niet.");
    }
}
