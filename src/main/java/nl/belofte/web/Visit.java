package nl.belofte.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.brand.Site;
import nl.belofte.file.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * A request as the features see it: to which site, in which language. Any controller method may ask for one.
 *
 * @param path without the language in front
 * @param along the customer whose pages are asked for by who looks along; empty for everybody else
 */
public record Visit(Site site, Language language, String path, Optional<UUID> along) {

    private static final String ATTRIBUTE = Visit.class.getName();

    public Visit(Site site, Language language, String path) {
        this(site, language, path, Optional.empty());
    }

    /** A path of this site in the visitor's language. */
    public String to(String path) {
        return language.prefix() + AlongPath.of(along, path);
    }

    /** Sends the browser there after a form, so that going back or reloading sends nothing twice. */
    public View seeOther(String path) {
        var redirect = new RedirectView(to(path));
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return redirect;
    }

    public String controller() {
        return site.controller();
    }

    public static @Nullable Visit of(HttpServletRequest request) {
        return (Visit) request.getAttribute(ATTRIBUTE);
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
