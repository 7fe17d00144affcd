package nl.belofte.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import nl.belofte.paper.Papers;
import nl.belofte.session.Attempts;
import nl.belofte.session.Fresh;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Serves;
import nl.belofte.web.Download;
import nl.belofte.web.NoticePage;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Streamed;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Access: all that is held, to read, on paper and for machines. Art. 15 GDPR. */
@Controller
@Serves("RIG-2")
class ReportController {

    private static final int AN_HOUR = 30;

    private final Pages pages;
    private final Papers papers;
    private final Reports reports;
    private final Attempts attempts;

    ReportController(Pages pages, Papers papers, Reports reports, Attempts attempts) {
        this.attempts = attempts;
        this.pages = pages;
        this.papers = papers;
        this.reports = reports;
    }

    @GetMapping("/mijn/privacy/inzage")
    Page explain() {
        return pages.page("report/ways", "");
    }

    @Fresh
    @GetMapping("/mijn/privacy/inzage/lezen")
    View read(Visit visit) {
        if (tooOften()) {
            return notSoOften();
        }
        return pages.streamed("report/report", ReportPages.page(report(), visit.language()));
    }

    @Fresh
    @GetMapping("/mijn/privacy/inzage/pdf")
    View paper(Visit visit) {
        if (tooOften()) {
            return notSoOften();
        }
        var page = ReportPages.paper(report(), visit.language());
        return new Download("inzage.pdf", papers.make("report/paper", page, visit.language()));
    }

    @Fresh
    @GetMapping("/mijn/privacy/inzage/json")
    View json(Visit visit) {
        if (tooOften()) {
            return notSoOften();
        }
        var report = report();
        return new Streamed(
                "inzage.json",
                MediaType.APPLICATION_JSON_VALUE,
                out -> ReportJson.write(report, visit.language(), out));
    }

    /** Each reads all that is held: somebody needs it a few times, and a program that asks for ever never. */
    private boolean tooOften() {
        return !attempts.allowed("access report", SignedIn.now().person().toString(), AN_HOUR);
    }

    private Page notSoOften() {
        return pages.page(
                "web/notice",
                NoticePage.of("report-too-often", "warning").leadingTo("/mijn/privacy", "rights"),
                HttpStatus.TOO_MANY_REQUESTS);
    }

    private Report report() {
        var who = SignedIn.now();
        return reports.of(who.controller(), who.person());
    }

    /** What the file for machines looks like, for whoever reads it in. */
    @GetMapping(ReportJson.SCHEMA)
    ResponseEntity<byte[]> schema() {
        try (var schema = Objects.requireNonNull(getClass().getResourceAsStream(ReportJson.SCHEMA))) {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("application/schema+json"))
                    .body(schema.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
