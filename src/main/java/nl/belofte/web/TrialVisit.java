package nl.belofte.web;

import jakarta.servlet.http.HttpServletRequest;
import nl.belofte.file.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * A request to the trial's own pages, which belong to no site.
 *
 * @param path as the visitor sees it, without the language
 */
public record TrialVisit(Language language, String path) {

    /** Stands before the path of every page of the trial, where no visitor sees it. */
    static final String PREFIX = "/proef";

    /** As {@link Visit#seeOther}. */
    public View seeOther(String path) {
        var redirect = new RedirectView(language.prefix() + path);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return redirect;
    }

    private static final String ATTRIBUTE = TrialVisit.class.getName();

    static void attachTo(HttpServletRequest request, Language language, String path) {
        request.setAttribute(ATTRIBUTE, new TrialVisit(language, path));
    }

    public static @Nullable TrialVisit of(HttpServletRequest request) {
        return (TrialVisit) request.getAttribute(ATTRIBUTE);
    }
}
