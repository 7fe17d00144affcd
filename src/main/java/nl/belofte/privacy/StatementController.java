package nl.belofte.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statements;
import nl.belofte.web.Missing;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The statement in all its versions, for people and for machines. */
@Controller
@Serves("CHA-1")
class StatementController {

    private final Pages pages;
    private final Statements statements;
    private final StatementPages statementPages;

    StatementController(Pages pages, Statements statements, StatementPages statementPages) {
        this.pages = pages;
        this.statements = statements;
        this.statementPages = statementPages;
    }

    @GetMapping("/privacy")
    Page statement(Visit visit) {
        return page(visit, statements.current(visit.controller()));
    }

    @GetMapping("/privacy/{date}")
    Page version(Visit visit, @PathVariable String date) {
        return page(visit, statements.version(visit.controller(), parsed(date)).orElseThrow(Missing::new));
    }

    private Page page(Visit visit, Statement statement) {
        return pages.kept("privacy/statement", statementPages.page(statement, visit.language()));
    }

    private static LocalDate parsed(String date) {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeException e) {
            throw new Missing();
        }
    }

    @GetMapping("/.well-known/privacy-statement")
    ResponseEntity<StatementJson> json(Visit visit) {
        var statement = statements.current(visit.controller());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(statement.sha256())
                .cacheControl(CacheControl.noCache())
                .body(StatementJson.of(statement));
    }
}
