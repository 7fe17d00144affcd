package nl.belofte.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Serves;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Before somebody sees or decides about his own data, all that is held under his mailbox is his: what was asked from it without
 * logging in, and what only waits for it, joins. Whoever looks along joins nothing.
 */
@Component
@Serves({"RIG-2", "RIG-4", "RIG-5"})
class JoiningDoor implements HandlerInterceptor, WebMvcConfigurer {

    private final Mailboxes mailboxes;

    JoiningDoor(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/mijn", "/mijn/**", "/en/mijn", "/en/mijn/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod) {
            SignedIn.find()
                    .filter(who -> who.staffRole().isEmpty() && who.along().isEmpty())
                    .ifPresent(who -> mailboxes.join(who.person(), who.dossier()));
        }
        return true;
    }
}
