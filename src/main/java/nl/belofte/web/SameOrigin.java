package nl.belofte.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another origin makes a browser send. Every browser of these years says where a request comes from
 * ({@code Sec-Fetch-Site}, before that {@code Origin}); a form needs no token, so no page needs a cookie for one. Our own
 * sites count as others too: what one site shows must not act on another.
 */
@Component
@Order(SameOrigin.BEHIND_THE_HEADERS)
class SameOrigin extends OncePerRequestFilter {

    /** Behind Spring Security, so that a refusal too has the headers of every answer; it is at -100. */
    static final int BEHIND_THE_HEADERS = -50;

    /** Says of a refused request that it was for this. */
    static final String REFUSED = SameOrigin.class.getName();

    /**
     * What a mail program sends for its reader, from wherever it stands: RFC 8058. It counts by the token in its address, and
     * nobody's cookie is looked at.
     */
    private static final String ONE_CLICK = "/berichten/afmelding";

    private static final Set<String> CHANGES_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (CHANGES_NOTHING.contains(request.getMethod())
                || request.getRequestURI().equals(ONE_CLICK)
                || fromHere(request)) {
            chain.doFilter(request, response);
        } else {
            request.setAttribute(REFUSED, true);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean fromHere(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        var origin = request.getHeader("Origin");
        // Neither header: not a browser, so nobody's cookies can be abused.
        return origin == null || sameHost(origin, request.getHeader("Host"));
    }

    private static boolean sameHost(String origin, String host) {
        try {
            return URI.create(origin).getAuthority() != null
                    && URI.create(origin).getAuthority().equals(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
