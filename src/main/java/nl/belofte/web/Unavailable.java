package nl.belofte.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import nl.belofte.database.Outage;
import nl.belofte.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A failure that goes by itself: the database is gone for a moment, or a disk has no room. It stands in front of what asks
 * who is signed in, for that asks the database before any page does.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class Unavailable extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(Unavailable.class);
    private static final long QUIET = Duration.ofMinutes(1).toNanos();

    private final AtomicLong told = new AtomicLong(System.nanoTime() - QUIET);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted() || !is(failure)) {
                throw failure;
            }
            tell(failure);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    static boolean is(Throwable failure) {
        return Outage.is(failure) || causes(failure).anyMatch(Refusal.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Throwable::getCause).takeWhile(cause -> cause != null);
    }

    /** Every visitor meets it, and one line a minute is enough for who reads the log. */
    void tell(Throwable failure) {
        long before = told.get();
        long now = System.nanoTime();
        if (now - before >= QUIET && told.compareAndSet(before, now)) {
            LOG.error(
                    "Nothing can be kept or read at this moment: {}. Visitors are asked to try again.",
                    reason(failure));
        }
    }

    /** A refusal's sentence holds nothing personal; what a database says may. */
    private static String reason(Throwable failure) {
        return causes(failure)
                .filter(Refusal.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElse("the database does not answer, or has no room");
    }
}
