package nl.belofte.session;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import nl.belofte.statement.Serves;
import nl.belofte.web.OnlyTheCustomer;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who looks along with a customer looks: at pages that say so, and changes nothing. SEC-2. */
@Component
@Serves("SEC-2")
class AlongDoor implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // What a filter refused has its own words.
        boolean seen = request.getDispatcherType() == DispatcherType.ERROR
                || handler instanceof HandlerMethod method
                        && method.hasMethodAnnotation(SeenAlong.class)
                        && HttpMethod.GET.matches(request.getMethod());
        if (!seen && SignedIn.find().flatMap(SignedIn::along).isPresent()) {
            throw new OnlyTheCustomer();
        }
        return true;
    }
}
