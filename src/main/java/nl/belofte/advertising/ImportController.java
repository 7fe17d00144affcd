package nl.belofte.advertising;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.belofte.advertising.Imports.OtherList;
import nl.belofte.advertising.Imports.OwnImport;
import nl.belofte.advertising.ListParts.Unreadable;
import nl.belofte.dossier.Channel;
import nl.belofte.evidence.Actor;
import nl.belofte.permission.Approach;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.Download;
import nl.belofte.web.Missing;
import nl.belofte.web.Moment;
import nl.belofte.web.NoticePage;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Reads in lists of people who agreed to something elsewhere, by two. A list is gone through behind the page. */
@Controller
@ForPurpose({Purpose.ADVERTISING, Purpose.RIGHTS})
@Serves({"ADV-1", "ADV-2"})
class ImportController {

    static final String PATH = "/balie/reclame/toestemmingen";

    /** More lines than that stand in the file that one can have. */
    private static final int SHOWN = 100;

    private final Pages pages;
    private final Imports imports;
    private final ImportRun run;
    private final Approach approach;
    private final Statements statements;

    ImportController(Pages pages, Imports imports, ImportRun run, Approach approach, Statements statements) {
        this.pages = pages;
        this.imports = imports;
        this.run = run;
        this.approach = approach;
        this.statements = statements;
    }

    @GetMapping(PATH)
    Page list(Visit visit, @RequestParam(defaultValue = "") String gedaan) {
        return list(visit, Optional.of(gedaan).filter("weigering"::equals), Optional.empty(), HttpStatus.OK);
    }

    private Page list(Visit visit, Optional<String> done, Optional<String> error, HttpStatus status) {
        if (promised(visit).isEmpty()) {
            throw new Missing();
        }
        var rows = imports.list(visit.controller()).stream()
                .map(each -> row(visit, each))
                .toList();
        return pages.page("advertising/imports", new ImportListPage(rows, promised(visit), done, error), status);
    }

    private List<Channel> promised(Visit visit) {
        return approach.channels(visit.controller());
    }

    @PostMapping(PATH)
    View ask(Visit visit, HttpServletRequest request) {
        try {
            var id = imports.ask(
                    visit.controller(), visit.site().host(), Lines.ofUpload(request.getInputStream()), actor());
            run.soon();
            return visit.seeOther(PATH + "/" + id);
        } catch (Unreadable unreadable) {
            return list(
                    visit,
                    Optional.empty(),
                    Optional.of("import.unreadable." + unreadable.getMessage()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (IOException | UncheckedIOException brokenOff) {
            return list(
                    visit,
                    Optional.empty(),
                    Optional.of("import.unreadable.broken-off"),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping(PATH + "/{id}")
    Page show(Visit visit, @PathVariable UUID id) {
        return show(visit, id, Optional.empty(), HttpStatus.OK);
    }

    private Page show(Visit visit, UUID id, Optional<String> error, HttpStatus status) {
        var found = imports.find(visit.controller(), id);
        return pages.page(
                "advertising/import", new ImportPage(row(visit, found), imports.faults(id, SHOWN), error), status);
    }

    /** The lines that are not good, for who made the list: numbers and words of ours. */
    @GetMapping(PATH + "/{id}/regels")
    View faults(Visit visit, @PathVariable UUID id) {
        imports.find(visit.controller(), id);
        var texts = Texts.in(visit.language());
        var lines = imports.faults(id, ListParts.MOST).stream()
                .map(fault -> "%d;\"%s\"".formatted(fault.line(), texts.get("import.fault." + fault.reason())))
                .collect(Collectors.joining("\r\n"));
        return new Download("regels.csv", "text/csv; charset=utf-8", lines.getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping(PATH + "/{id}/akkoord")
    View take(Visit visit, @PathVariable UUID id, HttpServletRequest request) {
        try {
            imports.take(visit.controller(), id, Lines.ofUpload(request.getInputStream()), actor());
            run.soon();
            return visit.seeOther(PATH + "/" + id);
        } catch (OwnImport own) {
            return pages.page(
                    "web/notice",
                    NoticePage.of("import-own", "warning").atDesk().leadingTo(PATH, "imports"),
                    HttpStatus.FORBIDDEN);
        } catch (OtherList | Unreadable other) {
            return show(visit, id, Optional.of("import.unreadable.other"), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (IOException | UncheckedIOException brokenOff) {
            return show(visit, id, Optional.of("import.unreadable.broken-off"), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping(PATH + "/{id}/weigering")
    View refuse(Visit visit, @PathVariable UUID id) {
        imports.refuse(visit.controller(), id, actor());
        return visit.seeOther(PATH + "?gedaan=weigering");
    }

    private ImportListPage.Row row(Visit visit, Import found) {
        var zone = statements.current(visit.controller()).zone();
        return new ImportListPage.Row(
                found.id(),
                found.counted(),
                Moment.of(found.askedAt(), zone, visit.language()),
                found.going(),
                found.takenAt().map(at -> Moment.of(at, zone, visit.language())),
                Moment.of(found.until(), visit.language()),
                found.isOf(SignedIn.now()));
    }

    private static Actor.Staff actor() {
        return (Actor.Staff) SignedIn.now().actor();
    }
}
