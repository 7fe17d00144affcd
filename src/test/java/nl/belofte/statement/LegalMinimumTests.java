package nl.belofte.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import nl.belofte.TestClock;
import nl.belofte.file.Language;
import nl.belofte.statement.Finding.Kind;
import nl.belofte.statement.Statements.Due;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The law is the floor: what it makes a controller keep stays, whatever the statement says. */
class LegalMinimumTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final String KEEP = "keep: 7 years after book-year-end";
    private static final LocalDate I = LocalDate.of(2022, 6, 29);
    private static final LocalDate V = LocalDate.of(2018, 5, 24);

    @TempDir
    Path empty;

    private final TestClock clock = TestClock.on("2026-08-01");
    private final Statements real = Statements.read(StatementFolder.REAL, clock);

    @Test
    void onlyTheBooksAreUnderMoreLawsThanOne() {
        assertThat(real.regimes(Purpose.BOOKKEEPING))
                .extracting(Regime::id)
                .containsExactly("domestic", "nl", "be", "one-stop-shop");
        assertThat(real.regimes(Purpose.ACCOUNT)).containsExactly(Regime.DOMESTIC);
        assertThat(real.regimes(Purpose.RIGHTS)).containsExactly(Regime.DOMESTIC);
    }

    @ParameterizedTest
    @CsvSource({
        "domestic,2026-12-31,2034-01-01",
        "domestic,2027-01-01,2035-01-01",
        "nl,2026-12-31,2034-01-01",
        "be,2026-12-31,2037-01-01",
        "be,2027-01-01,2038-01-01",
        "one-stop-shop,2026-12-31,2037-01-01",
        "one-stop-shop,2027-01-01,2038-01-01"
    })
    void whoPromisesWhatTheDutchLawAsksKeepsForeignInvoicesAsTheirLawAsks(
            String regime, LocalDate invoiced, LocalDate due) {
        assertThat(real.dueOn(
                        "ipcall", Purpose.BOOKKEEPING, I, new Regime(regime), invoiced, Event.BOOK_YEAR_END, invoiced))
                .contains(due);
    }

    @ParameterizedTest
    @CsvSource({
        "domestic,2026-12-31,2026-12-31,2035-12-31",
        "be,2026-12-31,2026-12-31,2037-01-01",
        "be,2026-12-31,2027-12-31,2037-01-01",
        "be,2026-12-31,2028-01-01,2037-01-01",
        "be,2026-12-31,2028-01-02,2037-01-02",
        "one-stop-shop,2027-01-01,2027-01-01,2038-01-01"
    })
    void nineYearsEndWhenTheLawsTenHavePassedToo(
            String regime, LocalDate invoiced, LocalDate completed, LocalDate due) {
        assertThat(real.dueOn(
                        "voipexpress",
                        Purpose.BOOKKEEPING,
                        V,
                        new Regime(regime),
                        invoiced,
                        Event.ORDER_COMPLETED,
                        completed))
                .contains(due);
    }

    @Test
    void aStatementThatPromisesLessThanItsOwnLawKeepsAsTheLawAsks() {
        var statements = new StatementFolder(empty)
                .with("north", "2026-01-01", KEEP, "keep: 5 years after order-completed")
                .with("south", "2026-01-01", "country: nl\n", "country: be\n")
                .read(clock);

        assertThat(statements.dueOn(
                        "north", Purpose.BOOKKEEPING, FIRST, Event.ORDER_COMPLETED, LocalDate.of(2026, 3, 1)))
                .contains(LocalDate.of(2034, 1, 1));
        assertThat(statements.dueOn("south", Purpose.BOOKKEEPING, FIRST, Event.BOOK_YEAR_END, LocalDate.of(2026, 3, 1)))
                .contains(LocalDate.of(2037, 1, 1));
    }

    @Test
    void aLaterStatementThatPromisesLessDoesNotMoveTheLaw() {
        var statements = new StatementFolder(empty)
                .with("north", "2026-01-01")
                .with("north", "2026-07-01", KEEP, "keep: 2 years after book-year-end")
                .read(clock);

        assertThat(statements.dueOn("north", Purpose.BOOKKEEPING, FIRST, Event.BOOK_YEAR_END, LocalDate.of(2026, 3, 1)))
                .contains(LocalDate.of(2034, 1, 1));
    }

    @Test
    void theDutchLawCountsFromTheEndOfTheBookYearAndTheOthersFromTheCalendars() {
        var statements = new StatementFolder(empty)
                .with(
                        "north",
                        "2026-01-01",
                        "country: nl\n",
                        "country: nl\nbook-year-ends: 30 June\n",
                        KEEP,
                        "keep: 1 years after order-completed")
                .read(clock);

        assertThat(due(statements, "domestic", "2026-06-30")).isEqualTo("2033-07-01");
        assertThat(due(statements, "domestic", "2026-07-01")).isEqualTo("2034-07-01");
        assertThat(due(statements, "be", "2026-06-30")).isEqualTo("2037-01-01");
        assertThat(due(statements, "one-stop-shop", "2026-07-01")).isEqualTo("2037-01-01");
    }

    private static String due(Statements statements, String regime, String day) {
        var on = LocalDate.parse(day);
        return statements
                .dueOn("north", Purpose.BOOKKEEPING, FIRST, new Regime(regime), on, Event.ORDER_COMPLETED, on)
                .orElseThrow()
                .toString();
    }

    @Test
    void whatIsDueIsListedForEveryLaw() {
        assertThat(real.due("voipexpress").stream()
                        .filter(due -> due.purpose() == Purpose.BOOKKEEPING)
                        .map(due -> due.regime().id() + ": " + due.lifespan()))
                .containsExactlyInAnyOrder(
                        "domestic: 9 years after order-completed, by law at least 7 years after book-year-end",
                        "domestic: 9 years after subscription-cancelled, by law at least 7 years after book-year-end",
                        "nl: 9 years after order-completed, by law at least 7 years after book-year-end",
                        "nl: 9 years after subscription-cancelled, by law at least 7 years after book-year-end",
                        "be: 9 years after order-completed, by law at least 10 years after year-end",
                        "be: 9 years after subscription-cancelled, by law at least 10 years after year-end",
                        "one-stop-shop: 9 years after order-completed, by law at least 10 years after year-end",
                        "one-stop-shop: 9 years after subscription-cancelled, by law at least 10 years after year-end");
        assertThat(real.due("voipexpress").stream().filter(due -> due.purpose() != Purpose.BOOKKEEPING))
                .allMatch(due -> due.regime().equals(Regime.DOMESTIC)
                        && due.lifespan().minimum().isEmpty());
        assertThat(real.due())
                .hasSize(real.due("ipcall").size() + real.due("voipexpress").size());
        assertThat(real.dueTerms()).extracting(Due::regime).containsOnly(Regime.DOMESTIC);
    }

    @Test
    void whereAStatementAndTheLawDifferIsFound() throws IOException {
        var file = "controllers/voipexpress/statement/2018-05-24.yaml";
        int line = StatementFolder.lineOf(Files.readString(Path.of(file)), "keep: [9 years after order-completed");

        assertThat(real.current("voipexpress").findings())
                .allMatch(finding -> finding.file().equals(file) && finding.line() == line)
                .extracting(Finding::toString)
                .containsExactly(
                        file + ":" + line
                                + "  '9 years after order-completed' and '9 years after subscription-cancelled' can end"
                                + " before the law of 'be' allows. The law says: at least 10 years after year-end (Belgian"
                                + " VAT code (Wetboek van de belasting over de toegevoegde waarde), art. 60(4)). What falls"
                                + " under it is kept until both have passed, and the statement's page says so.",
                        file + ":" + line
                                + "  '9 years after order-completed' and '9 years after subscription-cancelled' can end"
                                + " before the law of 'one-stop-shop' allows. The law says: at least 10 years after year-end"
                                + " (Directive 2006/112/EC, art. 369k(2), with Regulation (EU) 282/2011, art. 63c). What"
                                + " falls under it is kept until both have passed, and the statement's page says so.",
                        file + ":" + line
                                + "  '9 years after order-completed' and '9 years after subscription-cancelled' can end"
                                + " after the law of 'nl' asks, and names a legal obligation as its basis. The law says: at"
                                + " least 7 years after book-year-end (Algemene wet inzake rijksbelastingen, art. 52(4)). It"
                                + " is kept as the statement says.");
        assertThat(real.current("ipcall").findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.SHORTER_THAN_LAW, Kind.SHORTER_THAN_LAW);
        assertThat(real.findings()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "nl,7 years after book-year-end,be one-stop-shop,",
        "nl,6 years after book-year-end,nl be one-stop-shop,",
        "nl,7 years after order-completed,nl be one-stop-shop,",
        "nl,8 years after order-completed,be one-stop-shop,nl",
        "nl,10 years after book-year-end,,nl",
        "nl,11 years after order-completed,,nl",
        "be,10 years after book-year-end,,",
        "be,7 years after book-year-end,be one-stop-shop,",
        "be,11 years after book-year-end,,be"
    })
    void tellsWhichLawsATermIsShorterOrLongerThan(String country, String keep, String shorter, String longer) {
        var findings = new StatementFolder(empty)
                .with("north", "2026-01-01", "country: nl\n", "country: " + country + "\n", KEEP, "keep: " + keep)
                .read(clock)
                .findings();

        assertThat(laws(findings, Kind.SHORTER_THAN_LAW)).isEqualTo(shorter == null ? "" : shorter);
        assertThat(laws(findings, Kind.LONGER_THAN_LAW)).isEqualTo(longer == null ? "" : longer);
        assertThat(laws(findings, Kind.LAW_UNKNOWN)).isEmpty();
    }

    @Test
    void namesOnlyTheTermsThatDiffer() {
        var findings = new StatementFolder(empty)
                .with(
                        "north",
                        "2026-01-01",
                        KEEP,
                        "keep: [7 years after book-year-end, 12 years after order-completed]")
                .read(clock)
                .findings();

        assertThat(findings)
                .extracting(Finding::what)
                .containsExactly(
                        "'7 years after book-year-end' can end before the law of 'be' allows.",
                        "'7 years after book-year-end' can end before the law of 'one-stop-shop' allows.",
                        "'12 years after order-completed' can end after the law of 'nl' asks, and names a legal obligation as"
                                + " its basis.");
    }

    @Test
    void aLongerTermOnAnotherBasisIsTheControllersOwnMatter() {
        var findings = new StatementFolder(empty)
                .with(
                        "north",
                        "2026-01-01",
                        KEEP,
                        "keep: 12 years after book-year-end",
                        "basis: legal-obligation",
                        "basis: legitimate-interest")
                .read(clock)
                .findings();

        assertThat(findings).isEmpty();
    }

    @Test
    void aCountryWhoseLawIsNotKnownIsToldAndKeptAsPromised() {
        var statements = new StatementFolder(empty)
                .with(
                        "north",
                        "2026-01-01",
                        "country: nl\n",
                        "country: fr\n",
                        KEEP,
                        "keep: 12 years after book-year-end")
                .read(clock);

        assertThat(statements.findings())
                .singleElement()
                .asString()
                .contains(
                        "how long the law of 'fr' makes a controller keep this is not known here. It is kept as the statement says.");
        assertThat(statements.dueOn("north", Purpose.BOOKKEEPING, FIRST, Event.BOOK_YEAR_END, LocalDate.of(2026, 3, 1)))
                .contains(LocalDate.of(2039, 1, 1));
    }

    @Test
    void aStatementWithoutBooksHasNothingToFind() {
        var text = StatementFolder.amended("north", "2026-01-01");
        var books = text.substring(text.indexOf("\n  bookkeeping:"), text.indexOf("\n  contact:"));
        var statements = new StatementFolder(empty)
                .file("north/statement/2026-01-01.yaml", text.replace(books, ""))
                .read(clock);

        assertThat(statements.findings()).isEmpty();
    }

    @Test
    void thePageSaysWhereTheLawIsLonger() {
        assertThat(byLaw("voipexpress", Language.NL))
                .containsExactly(
                        "Staat er Belgische btw op uw factuur, dan vraagt de Belgische wet ons haar te bewaren tot tien jaar"
                                + " na het einde van het kalenderjaar. Eerder wissen wij haar niet.",
                        "Woont u in een ander land van de EU en betalen wij de btw daar via het Europese éénloketsysteem,"
                                + " dan vraagt de Europese wet ons uw factuur te bewaren tot tien jaar na het einde van het"
                                + " kalenderjaar. Eerder wissen wij haar niet.");
        assertThat(byLaw("ipcall", Language.EN))
                .containsExactly(
                        "When your invoice carries Belgian VAT, Belgian law asks us to keep it until ten years after the end"
                                + " of the calendar year. We do not erase it earlier.",
                        "When you live in another country of the EU and we pay the VAT there through the European one-stop"
                                + " shop, European law asks us to keep your invoice until ten years after the end of the"
                                + " calendar year. We do not erase it earlier.");
        for (var controller : real.controllers()) {
            assertThat(books(real.current(controller)).because().in(Language.NL))
                    .isEqualTo("Is een termijn van de wet langer, dan geldt die.");
        }
    }

    @Test
    void thePageSaysNothingOfLawsThatAskNoMore() {
        var statement = new StatementFolder(empty)
                .with("north", "2026-01-01", KEEP, "keep: 10 years after book-year-end")
                .read(clock)
                .current("north");

        assertThat(statement.chapters().stream().flatMap(chapter -> chapter.says().stream()))
                .noneMatch(promise -> promise.id().startsWith("bookkeeping-"));
        assertThat(books(statement).because().in()).isEmpty();
    }

    @Test
    void aLawThatCountsBookYearsIsToldWithTheControllersOwn() {
        var statement = new StatementFolder(empty)
                .with(
                        "north",
                        "2026-01-01",
                        "country: nl\n",
                        "country: nl\nbook-year-ends: 30 June\n",
                        KEEP,
                        "keep: 1 years after book-year-end")
                .read(clock)
                .current("north");

        assertThat(byLaw(statement, Language.EN))
                .hasSize(3)
                .first()
                .asString()
                .contains("until seven years after the end of the book year on 30 June.");
    }

    private List<String> byLaw(String controller, Language language) {
        return byLaw(real.current(controller), language);
    }

    private static List<String> byLaw(Statement statement, Language language) {
        return statement.chapters().stream()
                .filter(chapter -> chapter.id().equals("bookkeeping"))
                .flatMap(chapter -> chapter.says().stream()
                        .filter(Promise::byLaw)
                        .map(promise -> Wording.in(language).say(promise.text(), statement, chapter.about())))
                .toList();
    }

    private static Declaration books(Statement statement) {
        return statement.declaration(Purpose.BOOKKEEPING).orElseThrow();
    }

    private static String laws(List<Finding> findings, Kind kind) {
        return String.join(
                " ",
                findings.stream()
                        .filter(finding -> finding.kind() == kind)
                        .map(finding -> finding.what().replaceFirst(".*the law of '([a-z-]+)'.*", "$1"))
                        .toList());
    }
}
