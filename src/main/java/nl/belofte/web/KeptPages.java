package nl.belofte.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives a page that is the same for everybody again as it was given before, headers and all, to who carries no cookie and
 * asks no question. In front of everything else: such an answer needs no site, no session and no template.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class KeptPages implements Filter {

    /** The day changes on a quarter of an hour in every zone on earth, and with the day the statement that binds. */
    static final Duration FOR = Duration.ofMinutes(15);

    /** Sites, languages and versions make far fewer; names of hosts in odd capitals may make more. */
    static final int AT_MOST = 500;

    private static final String KEEP = KeptPages.class.getName();

    private final Map<String, Kept> pages = new ConcurrentHashMap<>();
    private final Clock clock;

    KeptPages(Clock clock) {
        this.clock = clock;
    }

    private record Kept(long quarter, KeptPage page) {}

    /** Says of the answer to this request that everybody may have it. */
    static void keep(HttpServletRequest request, byte[] html) {
        request.setAttribute(KEEP, html);
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answered, FilterChain chain)
            throws IOException, ServletException {
        var request = (HttpServletRequest) asked;
        var response = (HttpServletResponse) answered;
        if (!isPlain(request)) {
            chain.doFilter(request, response);
            return;
        }
        // Read before the page is made: one made around the change of the day is not kept into the new one.
        var quarter = Math.floorDiv(clock.instant().getEpochSecond(), FOR.toSeconds());
        // The site as everything behind this finds it: behind a proxy the Host header may be another.
        var address = request.getServerName() + request.getRequestURI();
        var kept = pages.get(address);
        if (kept != null && kept.quarter == quarter) {
            kept.page.write(request, response);
            return;
        }
        chain.doFilter(request, response);
        if (request.getAttribute(KEEP) instanceof byte[] html && response.getStatus() == HttpServletResponse.SC_OK) {
            if (pages.size() >= AT_MOST) {
                pages.clear();
            }
            pages.put(address, new Kept(quarter, KeptPage.of(html, response)));
        }
    }

    private static boolean isPlain(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && request.getHeader("Cookie") == null
                && request.getQueryString() == null;
    }
}
