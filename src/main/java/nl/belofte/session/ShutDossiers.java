package nl.belofte.session;

import nl.belofte.dossier.NotPermitted;
import nl.belofte.web.Pages;
import nl.belofte.web.ProblemPage;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.View;

/**
 * What the floor refuses although a page offered it: the dossier was erased, restricted or objected to between the look and the
 * deed, or is none of who asks. The page says no more than that.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ShutDossiers {

    private final Pages pages;

    ShutDossiers(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler(NotPermitted.class)
    View shut() {
        return pages.page("web/problem", new ProblemPage(HttpStatus.CONFLICT.value(), "shut"), HttpStatus.CONFLICT);
    }
}
