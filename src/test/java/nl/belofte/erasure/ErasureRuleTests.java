package nl.belofte.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.belofte.Running;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.HoldReason;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Event;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Regime;
import nl.belofte.statement.Statements;
import nl.belofte.web.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a dossier when its person wants it erased, for every purpose that any controller declares. */
class ErasureRuleTests {

    private static final Statements STATEMENTS = Running.trial().part(Statements.class);
    private static final ErasureWords WORDS = Running.trial().part(ErasureWords.class);

    private final ErasureRule rule = new ErasureRule(STATEMENTS, Running.trial().part(Dossiers.class));

    /** Those that come later join by themselves. */
    static Stream<Arguments> declared() {
        return STATEMENTS.controllers().stream()
                .flatMap(controller -> STATEMENTS.current(controller).declarations().stream()
                        .filter(Declaration::hasDossiers)
                        .map(about -> Arguments.of(controller, about.purpose())));
    }

    private static Dossier dossier(String controller, Purpose purpose, Optional<Event> happened) {
        var statement = STATEMENTS.current(controller);
        var about = statement.declaration(purpose).orElseThrow();
        return new Dossier(
                new DossierId(UUID.randomUUID()),
                controller,
                new PersonId(UUID.randomUUID()),
                purpose,
                statement.version(),
                about.basis().orElseThrow(),
                Regime.DOMESTIC,
                LocalDate.of(2026, 3, 2),
                happened.map(event -> new Dossier.Happened(event, LocalDate.of(2026, 3, 2))),
                false,
                Content.EMPTY);
    }

    private static Optional<Event> begun(String controller, Purpose purpose) {
        return STATEMENTS
                .current(controller)
                .declaration(purpose)
                .orElseThrow()
                .keep(Event.OPENED)
                .map(_ -> Event.OPENED);
    }

    private static Optional<Event> ended(String controller, Purpose purpose) {
        return Optional.of(STATEMENTS
                .current(controller)
                .declaration(purpose)
                .orElseThrow()
                .keep()
                .getFirst()
                .event());
    }

    @ParameterizedTest
    @MethodSource("declared")
    void aDossierThatRunsIsErasedKeptOrEndedFirstAsItsGroundHasIt(String controller, Purpose purpose) {
        var running = dossier(controller, purpose, begun(controller, purpose));

        var verdict = rule.of(running, Optional.empty());

        var expected = new EnumMap<LegalBasis, Class<? extends Verdict>>(Map.of(
                LegalBasis.CONSENT, Verdict.Now.class,
                LegalBasis.CONTRACT, Verdict.EndFirst.class,
                LegalBasis.LEGAL_OBLIGATION, Verdict.Kept.class,
                LegalBasis.LEGITIMATE_INTEREST, Verdict.Now.class));
        // What only waits for a confirmation serves nobody else, and somebody who works here goes on doing so.
        boolean waits = running.happened().isPresent();
        assertThat(verdict)
                .isInstanceOf(
                        waits
                                ? Verdict.Now.class
                                : purpose == Purpose.STAFF ? Verdict.EndFirst.class : expected.get(running.basis()));
    }

    @ParameterizedTest
    @MethodSource("declared")
    void aDossierThatEndedGoesAtOnceUnlessALawKeepsIt(String controller, Purpose purpose) {
        var ended = dossier(controller, purpose, ended(controller, purpose));

        var verdict = rule.of(ended, Optional.empty());

        boolean kept = ended.basis() == LegalBasis.LEGAL_OBLIGATION
                && begun(controller, purpose).isEmpty();
        assertThat(verdict).isInstanceOf(kept ? Verdict.Kept.class : Verdict.Now.class);
        if (verdict instanceof Verdict.Kept(var law, var until)) {
            assertThat(until).as("until when").isPresent();
            assertThat(law.isPresent() || Texts.in(Language.NL).has("erasure.law." + purpose.id()))
                    .as("the law is named")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("declared")
    void whatAClaimMayNeedIsForAHumanWhateverItIs(String controller, Purpose purpose) {
        for (var happened : new Optional[] {begun(controller, purpose), ended(controller, purpose)}) {
            @SuppressWarnings("unchecked")
            var dossier = dossier(controller, purpose, (Optional<Event>) happened);
            assertThat(rule.of(dossier, Optional.of(HoldReason.CLAIM))).isInstanceOf(Verdict.Human.class);
        }
    }

    @ParameterizedTest
    @MethodSource("declared")
    void ofEachItIsSaidInBothLanguages(String controller, Purpose purpose) {
        for (var language : Language.values()) {
            for (var held : Stream.concat(
                            Stream.of(""), Arrays.stream(HoldReason.values()).map(HoldReason::id))
                    .toList()) {
                var dossier = dossier(controller, purpose, begun(controller, purpose));
                var item = new ErasurePlan.Item(dossier, rule.of(dossier, HoldReason.find(held)));
                assertThat(WORDS.verdict(item, language)).isNotBlank().doesNotContain("{");
                assertThat(WORDS.title(dossier, language)).doesNotContain("{");
            }
        }
    }

    /** An authority may have to ask in silence. */
    @Test
    void thatAnAuthorityAsksIsToldAsWhatAnyLawHasKept() {
        var said = Arrays.stream(HoldReason.values())
                .filter(reason -> reason != HoldReason.CLAIM)
                .map(reason -> new Verdict.Human(reason))
                .map(verdict -> new ErasurePlan.Item(dossier("ipcall", Purpose.ACCOUNT, Optional.empty()), verdict))
                .map(item -> WORDS.verdict(item, Language.NL))
                .distinct();

        assertThat(said).hasSize(1).allMatch(words -> words.startsWith("Een wet verplicht ons"));
        assertThat(HoldReason.AUTHORITY.told())
                .isEqualTo(HoldReason.TAX_AUDIT.told())
                .doesNotContain("authority");
    }

    @Test
    void theBooksNameTheLawOfTheirCountry() {
        var books = dossier("ipcall", Purpose.BOOKKEEPING, ended("ipcall", Purpose.BOOKKEEPING));

        var said = WORDS.verdict(new ErasurePlan.Item(books, rule.of(books, Optional.empty())), Language.NL);

        assertThat(said).contains("Algemene wet inzake rijksbelastingen, art. 52", "tot 1 januari 2034");
    }
}
