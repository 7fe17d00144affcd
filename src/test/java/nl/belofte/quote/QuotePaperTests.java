package nl.belofte.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import nl.belofte.Running;
import nl.belofte.brand.Sites;
import nl.belofte.file.Language;
import nl.belofte.paper.Papers;
import nl.belofte.statement.Statements;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands on paper is what stands on the page. */
class QuotePaperTests {

    private static final Running RUNNING = Running.trial();
    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 24);

    private static byte[] printed(Language language, List<Offer.Line> lines) {
        var controller = RUNNING.part(Sites.class).get("voipexpress.nl").controller();
        var contact = RUNNING.part(Statements.class).current(controller).contact();
        var page = QuotePage.of(new Offer(lines, UNTIL), State.SENT, "ABCD", "", "", language);
        return RUNNING.part(Papers.class)
                .make("quote/paper", new QuotePaper(page, contact, contact.phone(), "heden", language.tag()), language);
    }

    private static String text(PDDocument paper) throws IOException {
        return new PDFTextStripper().getText(paper).replace('\u00a0', ' ').replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void holdsEveryLineRateAndTotalAndCanBeReadAloud(Language language) throws IOException {
        var lines = List.of(
                new Offer.Line("Telefoonnummer", 3, 1250, 21), new Offer.Line("Boek van Łukasz", 1, 100_000, 9));
        var page = QuotePage.of(new Offer(lines, UNTIL), State.SENT, "ABCD", "", "", language);
        try (var paper = Loader.loadPDF(printed(language, lines))) {
            var text = text(paper);
            page.rows()
                    .forEach(row -> assertThat(text)
                            .contains(row.text(), plain(row.price()), row.vat() + "%", plain(row.total())));
            page.vat().forEach(rate -> assertThat(text).contains(rate.percent() + "% " + plain(rate.sum())));
            assertThat(text)
                    .contains(plain(page.withoutVat()), plain(page.withVat()), page.validUntil(), "ABCD")
                    .contains(language == Language.NL ? "Pagina 1 van 1" : "Page 1 of 1");
            var catalog = paper.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo(language.tag());
            assertThat(Objects.requireNonNull(catalog.getMarkInfo()).isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot()).isNotNull();
            assertThat(paper.getDocumentInformation().getTitle()).endsWith("ABCD");
        }
    }

    private static String plain(String money) {
        return money.replace('\u00a0', ' ');
    }

    @Test
    void ofManyLinesEveryPageBeginsWithTheHeadsOfTheColumns() throws IOException {
        var lines = IntStream.rangeClosed(1, 100)
                .mapToObj(at -> new Offer.Line("Regel nummer " + at, 1, 100, 21))
                .toList();
        try (var paper = Loader.loadPDF(printed(Language.NL, lines))) {
            int pages = paper.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            var stripper = new PDFTextStripper();
            for (int at = 1; at <= pages; at++) {
                stripper.setStartPage(at);
                stripper.setEndPage(at);
                var text = stripper.getText(paper);
                assertThat(text).contains("Pagina %d van %d".formatted(at, pages));
                if (text.contains("Regel nummer")) {
                    assertThat(text).contains("Omschrijving");
                }
            }
            assertThat(text(paper)).contains("Regel nummer 1 ", "Regel nummer 100 ");
        }
    }

    @Test
    void markupInALineIsText() throws IOException {
        var line = "</td><img src=\"http://127.0.0.1:1/x\"/>&amp; \u0001 <b>vet</b>";
        try (var paper = Loader.loadPDF(printed(Language.NL, List.of(new Offer.Line(line, 1, 100, 21))))) {
            assertThat(text(paper).replace(" ", "")).contains("</td><imgsrc=\"http://127.0.0.1:1/x\"/>&amp;<b>vet</b>");
        }
    }
}
