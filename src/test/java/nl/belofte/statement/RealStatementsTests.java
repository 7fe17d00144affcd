package nl.belofte.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.belofte.TestClock;
import nl.belofte.file.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RealStatementsTests {

    private static final Statements REAL = Statements.read(StatementFolder.REAL, TestClock.on("2026-11-22"));

    private static final Map<String, Integer> CATALOGUE = Map.ofEntries(
            Map.entry("ACC", 6),
            Map.entry("ORD", 6),
            Map.entry("SUB", 4),
            Map.entry("POR", 5),
            Map.entry("CON", 6),
            Map.entry("NEW", 4),
            Map.entry("ADV", 5),
            Map.entry("LOC", 2),
            Map.entry("SHA", 4),
            Map.entry("STA", 1),
            Map.entry("COO", 6),
            Map.entry("RIG", 11),
            Map.entry("SEC", 4),
            Map.entry("CHA", 2),
            Map.entry("COM", 2));

    static Stream<Statement> all() {
        return REAL.controllers().stream().flatMap(id -> REAL.versions(id).values().stream());
    }

    @Test
    void bothControllersDeclareAStatementWithoutAMistake() {
        assertThat(REAL.controllers()).containsExactly("ipcall", "voipexpress");
        assertThat(all()).hasSize(2);
    }

    @Test
    void declareTheTermsThatWerePromised() {
        assertThat(term("ipcall", Purpose.ACCOUNT)).containsExactly("6 months after closed");
        assertThat(term("ipcall", Purpose.ORDER)).containsExactly("6 months after completed");
        assertThat(term("ipcall", Purpose.SUBSCRIPTION)).containsExactly("6 months after ended");
        assertThat(term("ipcall", Purpose.BOOKKEEPING)).containsExactly("7 years after book-year-end");
        assertThat(term("ipcall", Purpose.NEWSLETTER)).containsExactly("until unsubscribed");
        assertThat(term("voipexpress", Purpose.ACCOUNT)).containsExactly("6 months after closed");
        assertThat(term("voipexpress", Purpose.ORDER)).containsExactly("2 years after completed");
        assertThat(term("voipexpress", Purpose.SUBSCRIPTION)).containsExactly("2 years after cancelled");
        assertThat(term("voipexpress", Purpose.BOOKKEEPING))
                .containsExactly("9 years after order-completed", "9 years after subscription-cancelled");
        assertThat(term("voipexpress", Purpose.PORTAL)).containsExactly("6 months after service-ended");
    }

    @Test
    void holdTheDataThatWasPromisedForAnAccount() {
        assertThat(data("ipcall", Purpose.ACCOUNT)).containsExactly(Category.NAME_AND_ADDRESS, Category.EMAIL);
        assertThat(data("voipexpress", Purpose.ACCOUNT))
                .containsExactly(
                        Category.NAME_AND_ADDRESS,
                        Category.PHONE,
                        Category.BILLING_ADDRESS,
                        Category.EMAIL,
                        Category.PAYMENT_DATA);
    }

    @Test
    void aRegistrationWaitsWithTheDataOfTheAccountAndNoMore() {
        for (var controller : REAL.controllers()) {
            assertThat(data(controller, Purpose.PENDING_REGISTRATION)).isEqualTo(data(controller, Purpose.ACCOUNT));
        }
    }

    @Test
    void whatIsNotNamedComesFromThePlatformAndIsSaidSo() {
        var silent =
                REAL.current("voipexpress").declaration(Purpose.ADVERTISING).orElseThrow();

        assertThat(silent.notNamed()).containsExactlyInAnyOrder("data", "basis", "keep");
        assertThat(silent.data().keySet()).containsExactly(Category.NAME_AND_ADDRESS, Category.EMAIL, Category.PHONE);
        assertThat(silent.data().values()).allSatisfy(asked -> {
            assertThat(asked.why().in(Language.NL)).startsWith("om ");
            assertThat(asked.why().in(Language.EN)).isNotBlank();
        });
        assertThat(silent.basis()).contains(LegalBasis.LEGITIMATE_INTEREST);
        assertThat(silent.keep()).extracting(Term::toString).containsExactly("until objected");
        assertThat(silent.because().in(Language.NL)).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyStatementSaysWhatTheLawGivesThoughItIsSilentItself(Statement statement) {
        var said = statement.promises().map(Promise::id).toList();

        assertThat(said).contains("RIG-5", "RIG-7", "RIG-10", "COO-6").doesNotHaveDuplicates();
    }

    @Test
    void onlyWhatTheStatementIsSilentAboutIsByLaw() {
        assertThat(byLaw("ipcall")).containsExactly("COO-6");
        assertThat(byLaw("voipexpress")).containsExactlyInAnyOrder("RIG-5", "RIG-7", "RIG-10", "COO-6");
    }

    /** The catalogue of promises, as both statements divide it. */
    @Test
    void everyPromiseOfTheCatalogueIsDeclaredByWhoMadeIt() {
        var silentI = List.of(
                "ORD-5", "POR-1", "POR-2", "POR-3", "POR-4", "POR-5", "CON-6", "ADV-2", "ADV-4", "ADV-5", "COO-2",
                "SEC-2", "SEC-3", "SEC-4");
        var silentV = List.of("CON-5", "NEW-1", "NEW-2", "NEW-3", "NEW-4", "LOC-1", "LOC-2", "STA-1", "COO-4", "COM-1");

        assertThat(promised("ipcall")).containsExactlyInAnyOrderElementsOf(without(silentI));
        assertThat(promised("voipexpress")).containsExactlyInAnyOrderElementsOf(without(silentV));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySentenceReadsWithoutAnythingLeftToFillIn(Statement statement) {
        for (var language : statement.languages()) {
            var wording = Wording.in(language);
            for (var chapter : statement.chapters()) {
                for (var promise : chapter.says()) {
                    assertThat(wording.say(promise.text(), statement, chapter.about()))
                            .as("%s in %s", promise.id(), language)
                            .isNotBlank()
                            .doesNotContain("{", "}", "  ", "!");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyDossierThatCanBeOpenedHasABasisAndAnEnd(Statement statement) {
        for (var declaration : statement.declarations()) {
            if (!declaration.data().isEmpty()) {
                assertThat(declaration.basis()).as("%s", declaration.purpose()).isPresent();
                assertThat(declaration.keep().isEmpty()
                                && declaration.keptWith().isEmpty())
                        .as("%s is kept without end", declaration.purpose())
                        .isFalse();
            }
        }
    }

    @Test
    void onlyWhatHasATermOfItsOwnHasDossiers() {
        assertThat(all().flatMap(statement -> statement.declarations().stream())
                        .filter(declaration -> !declaration.hasDossiers())
                        .map(Declaration::purpose))
                .containsOnly(Purpose.TRAINING, Purpose.ADVERTISEMENTS, Purpose.EVIDENCE, Purpose.SUPPRESSION);
    }

    /** COO-6. */
    @Test
    void aCookieThatComesWithAPurposeIsDeclaredWhereThatIs() {
        for (var statement : all().toList()) {
            var cookie = Optional.ofNullable(statement.cookies().get("disliked"));
            assertThat(cookie.isPresent())
                    .as(statement.controller())
                    .isEqualTo(statement.declaration(Purpose.ADVERTISEMENTS).isPresent());
            cookie.ifPresent(found -> {
                assertThat(found.consent()).isFalse();
                assertThat(found.lifetime()).isEqualTo("session");
            });
        }
    }

    private static List<String> term(String controller, Purpose purpose) {
        return REAL.current(controller).declaration(purpose).orElseThrow().keep().stream()
                .map(Term::toString)
                .toList();
    }

    private static List<Category> data(String controller, Purpose purpose) {
        return List.copyOf(REAL.current(controller)
                .declaration(purpose)
                .orElseThrow()
                .data()
                .keySet());
    }

    private static List<String> byLaw(String controller) {
        return REAL.current(controller)
                .promises()
                .filter(Promise::byLaw)
                .map(Promise::id)
                .toList();
    }

    /** Parts count for their whole: what ORD-4-bookkeeping says is part of ORD-4. */
    private static List<String> promised(String controller) {
        return REAL.current(controller).promises().map(Promise::id).distinct().toList();
    }

    private static List<String> without(List<String> silent) {
        return CATALOGUE.entrySet().stream()
                .flatMap(subject -> IntStream.rangeClosed(1, subject.getValue())
                        .mapToObj(number -> subject.getKey() + "-" + number))
                .filter(id -> !silent.contains(id))
                .toList();
    }
}
