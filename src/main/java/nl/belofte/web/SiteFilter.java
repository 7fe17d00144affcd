package nl.belofte.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import nl.belofte.brand.Mode;
import nl.belofte.brand.Sites;
import nl.belofte.file.Language;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the site by the host that was asked for, and by what stands before the path the language and with whom somebody looks
 * along. A host that is no site of ours gets a plain 404 and learns nothing. The trial's own pages answer to the bare host
 * only, and only in trial.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class SiteFilter extends OncePerRequestFilter {

    private static final Set<String> BARE_HOSTS = Set.of("localhost", "127.0.0.1");
    private static final String ENGLISH = Language.EN.prefix();

    private final Sites sites;
    private final Mode mode;

    SiteFilter(Sites sites, Mode mode) {
        this.sites = sites;
        this.mode = mode;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        boolean english = path.equals(ENGLISH) || path.startsWith(ENGLISH + "/");
        var stripped = english ? path.substring(ENGLISH.length()) : path;
        var language = english ? Language.EN : Language.NL;
        var host = request.getServerName();
        var site = sites.find(host);
        if (site.isPresent()) {
            var along = AlongPath.in(stripped);
            var own = along.map(AlongPath::path).orElse(stripped);
            new Visit(site.get(), language, own.isEmpty() ? "/" : own, along.map(AlongPath::customer))
                    .attachTo(request);
            chain.doFilter(own.equals(path) ? request : new Repathed(request, own), response);
        } else if (mode == Mode.TRIAL && BARE_HOSTS.contains(host)) {
            TrialVisit.attachTo(request, language, stripped.isEmpty() ? "/" : stripped);
            chain.doFilter(new Repathed(request, trialPath(stripped)), response);
        } else {
            PlainProblem.notFound(response);
        }
    }

    /** The trial's pages have paths of their own, so that no site has them. */
    private static String trialPath(String path) {
        return path.startsWith("/assets/") ? path : TrialVisit.PREFIX + (path.equals("/") ? "" : path);
    }

    /** The request under the path that our own pages know. */
    private static final class Repathed extends HttpServletRequestWrapper {

        private final String path;

        Repathed(HttpServletRequest request, String path) {
            super(request);
            this.path = path.isEmpty() ? "/" : path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public String getServletPath() {
            return path;
        }
    }
}
