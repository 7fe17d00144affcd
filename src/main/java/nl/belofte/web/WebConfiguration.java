package nl.belofte.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Controllers may ask for the visit and for what a form sent. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    /** More than a compressed page takes, so that it leaves in one piece; the default is a quarter of it. */
    private static final int WRITTEN_AT_ONCE = 32 * 1024;

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> oneWriteAPage() {
        return server -> server.addConnectorCustomizers(
                connector -> connector.setProperty("socket.appWriteBufSize", "" + WRITTEN_AT_ONCE));
    }

    /** Of what is sent the one character that the database does not take becomes one that is in nothing of ours. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, String.class, text -> text.replace('\0', '\ufffd'));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new FromRequest());
    }

    private static final class FromRequest implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            var type = parameter.getParameterType();
            return type == Visit.class || type == TrialVisit.class || type == Submission.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest webRequest,
                @Nullable WebDataBinderFactory binderFactory) {
            var request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
            if (parameter.getParameterType() == Submission.class) {
                return new Submission(request);
            }
            Object visit = parameter.getParameterType() == Visit.class ? Visit.of(request) : TrialVisit.of(request);
            if (visit == null) {
                throw new Missing();
            }
            return visit;
        }
    }
}
