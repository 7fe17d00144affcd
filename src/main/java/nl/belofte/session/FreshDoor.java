package nl.belofte.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import nl.belofte.statement.Serves;
import nl.belofte.web.Visit;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks a customer for the password once more before a page that says {@link Fresh}: a browser may have been left open. */
@Component
@Serves("RIG-9")
class FreshDoor implements HandlerInterceptor, WebMvcConfigurer {

    private final Sessions sessions;

    FreshDoor(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean stale = handler instanceof HandlerMethod method
                && (method.hasMethodAnnotation(Fresh.class)
                        || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), Fresh.class))
                && SignedIn.find().filter(SignedIn::isCustomer).isPresent()
                && !sessions.isFresh(request);
        if (stale) {
            var visit = Objects.requireNonNull(Visit.of(request));
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(
                    "Location",
                    visit.to("/mijn/bewijs?naar=" + URLEncoder.encode(visit.path(), StandardCharsets.UTF_8)));
        }
        return !stale;
    }
}
