package nl.belofte.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import nl.belofte.rights.RightsRequests;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Serves;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Who came in by a letter's link while it is doubted who asks reads his requests and answers, and gets to nothing else: the link
 * shows that somebody reads that mailbox, and it is just that which may not be enough. Art. 12(6) GDPR.
 */
@Component
@Serves("RIG-9")
class DoubtDoor implements HandlerInterceptor, WebMvcConfigurer {

    private static final String OPEN = "/mijn/privacy";

    private final RightsRequests requests;

    DoubtDoor(RightsRequests requests) {
        this.requests = requests;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod)) {
            return true;
        }
        var visit = Visit.of(request);
        boolean shut = visit != null
                && visit.path().startsWith("/mijn/")
                && !visit.path().equals(OPEN)
                && !visit.path().startsWith(OPEN + "/verzoeken/")
                && SignedIn.find()
                        .filter(SignedIn::byMailbox)
                        .filter(who -> requests.doubts(who.person()))
                        .isPresent();
        if (shut) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", Objects.requireNonNull(visit).to(OPEN + "?gedaan=twijfel"));
        }
        return !shut;
    }
}
