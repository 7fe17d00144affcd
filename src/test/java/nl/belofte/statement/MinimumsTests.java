package nl.belofte.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import nl.belofte.file.Block;
import nl.belofte.file.Mistake;
import nl.belofte.file.Mistakes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The platform's own file of laws is read as strictly as a statement. */
class MinimumsTests {

    private static final String LAWS = """
            bookkeeping:
              because: { nl: Langer., en: Longer. }
              regimes:
                nl:
                  keep: 7 years after book-year-end
                  law: art. 52 AWR
                  source: https://example.org
                  says: { nl: 'Tot {minimum}.', en: 'Until {minimum}.' }
            """;

    private final Mistakes mistakes = new Mistakes();

    @Test
    void readsALaw() {
        var minimums = read(LAWS);

        assertThat(mistakes.list()).isEmpty();
        assertThat(minimums.regimes(Purpose.BOOKKEEPING)).containsExactly(Regime.DOMESTIC, new Regime("nl"));
        assertThat(minimums.of(Purpose.BOOKKEEPING, Regime.DOMESTIC, "nl", BookYear.CALENDAR))
                .map(minimum -> minimum.term() + " " + minimum.law())
                .contains("7 years after book-year-end art. 52 AWR");
        assertThat(minimums.of(Purpose.BOOKKEEPING, Regime.DOMESTIC, "be", BookYear.CALENDAR))
                .isEmpty();
        assertThat(minimums.of(Purpose.BOOKKEEPING, new Regime("be"), "nl", BookYear.CALENDAR))
                .isEmpty();
        assertThat(minimums.of(Purpose.ORDER, Regime.DOMESTIC, "nl", BookYear.CALENDAR))
                .isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("bookkeeping", "bookeeping", 1, "'bookeeping' is not known"),
                Arguments.of("because: {", "becos: {", 1, "'because' is missing"),
                Arguments.of("  regimes:", "  colour: blue\n  regimes:", 3, "'colour' is not known"),
                Arguments.of("      law: art. 52 AWR\n", "", 4, "'law' is missing"),
                Arguments.of("      source: https://example.org\n", "", 4, "'source' is missing"),
                Arguments.of("      source:", "      colour: blue\n      source:", 7, "'colour' is not known"),
                Arguments.of(", en: Longer. }", " }", 2, "the text in 'en' is missing"),
                Arguments.of("keep: 7 years after book-year-end", "keep: seven years", 5, "is not a term"),
                Arguments.of("after book-year-end", "after closed", 5, "'closed' never happens to 'bookkeeping'"),
                Arguments.of("keep: 7 years after book-year-end", "keep: []", 5, "'keep' is missing"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void tellsWhatIsWrong(String old, String now, int line, String told) {
        assertThat(LAWS).contains(old);

        read(LAWS.replace(old, now));

        assertThat(mistakes.list())
                .anyMatch(mistake -> mistake.line() == line && mistake.what().contains(told))
                .extracting(Mistake::file)
                .containsOnly("laws.yaml");
    }

    @Test
    void theTermThatALawIsLongerThanIsFound() {
        var minimums = read(LAWS);
        var five = Term.of("5 years after book-year-end").orElseThrow();
        var nine = Term.of("9 years after order-completed").orElseThrow();

        assertThat(minimums.beyond(Purpose.BOOKKEEPING, List.of(nine), BookYear.CALENDAR))
                .isEmpty();
        assertThat(minimums.beyond(Purpose.BOOKKEEPING, List.of(nine, five), BookYear.CALENDAR))
                .hasSize(1);
        assertThat(minimums.because(Purpose.BOOKKEEPING, List.of(nine), BookYear.CALENDAR)
                        .in())
                .isEmpty();
        assertThat(minimums.because(Purpose.BOOKKEEPING, List.of(five), BookYear.CALENDAR)
                        .in())
                .containsValues("Langer.", "Longer.");
    }

    private Minimums read(String text) {
        return new Minimums(Block.read(new StringReader(text), "laws.yaml", mistakes));
    }
}
