package nl.belofte.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Supplier;
import nl.belofte.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/** Tells Spring Security who is signed in, from our own sessions; looked up only when somebody asks. */
final class SessionRepository implements SecurityContextRepository {

    private final Sessions sessions;

    SessionRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(() -> load(request));
    }

    private SecurityContext load(HttpServletRequest request) {
        return Optional.ofNullable(Visit.of(request))
                .flatMap(Visit::along)
                .map(customer -> sessions.findAlong(request, customer))
                .orElseGet(() -> sessions.find(request))
                .<SecurityContext>map(who -> new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                        who,
                        null,
                        AuthorityUtils.createAuthorityList(
                                who.staffRole().isPresent()
                                        ? "ROLE_STAFF"
                                        : who.byMailbox() ? "ROLE_MAILBOX" : "ROLE_CUSTOMER"))))
                .orElseGet(SecurityContextHolder::createEmptyContext);
    }

    private static final class Deferred implements DeferredSecurityContext {
        private final Supplier<SecurityContext> load;
        private @Nullable SecurityContext loaded;

        Deferred(Supplier<SecurityContext> load) {
            this.load = load;
        }

        @Override
        public SecurityContext get() {
            var known = loaded == null ? load.get() : loaded;
            loaded = known;
            return known;
        }

        @Override
        public boolean isGenerated() {
            return false;
        }
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // A session is begun by signing in, and by nothing else.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return sessions.carried(request);
    }
}
