package nl.belofte.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import nl.belofte.paper.Papers;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Serves;
import nl.belofte.web.Download;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Streamed;
import nl.belofte.web.Visit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Access: all that is held, to read, on paper and for machines. Art. 15 GDPR. */
@Controller
@Serves("RIG-2")
class ReportController {

    private final Pages pages;
    private final Papers papers;
    private final Reports reports;

    ReportController(Pages pages, Papers papers, Reports reports) {
        this.pages = pages;
        this.papers = papers;
        this.reports = reports;
    }

    @GetMapping("/mijn/privacy/inzage")
    Page explain() {
        return pages.page("report/ways", "");
    }

    @GetMapping("/mijn/privacy/inzage/lezen")
    View read(Visit visit) {
        return pages.streamed("report/report", ReportPages.page(report(), visit.language()));
    }

    @GetMapping("/mijn/privacy/inzage/pdf")
    View paper(Visit visit) {
        var page = ReportPages.paper(report(), visit.language());
        return new Download("inzage.pdf", papers.make("report/paper", page, visit.language()));
    }

    @GetMapping("/mijn/privacy/inzage/json")
    View json(Visit visit) {
        var report = report();
        return new Streamed(
                "inzage.json",
                MediaType.APPLICATION_JSON_VALUE,
                out -> ReportJson.write(report, visit.language(), out));
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
