package nl.belofte.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.view.RedirectView;

/** People type a slash behind the path of a page, and other sites link so: that leads to the page itself, for good. */
@Component
class TrailingSlash {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    /** Looked up when it is needed: it is made of the very controllers that ask for this. */
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    TrailingSlash(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** Where a request that found nothing should have gone; empty when there is no such page of ours either. */
    Optional<View> without(HttpServletRequest request) {
        if (!READS.contains(request.getMethod())) {
            return Optional.empty();
        }
        var visit = Visit.of(request);
        if (visit != null) {
            // The trial's pages stand under a prefix that no visitor of a site should learn of.
            return Optional.of(visit.path())
                    .filter(path -> !path.startsWith(TrialVisit.PREFIX))
                    .flatMap(path -> redirect(request, "", path).map(to -> permanent(visit.to(to))));
        }
        return Optional.ofNullable(TrialVisit.of(request))
                .flatMap(trial -> redirect(request, TrialVisit.PREFIX, trial.path())
                        .map(to -> permanent(trial.language().prefix() + to)));
    }

    /** Only what is the path of a page: never a slash too many, or a browser would read the next word as another host. */
    private Optional<String> redirect(HttpServletRequest request, String prefix, String path) {
        if (path.length() < 2 || !path.endsWith("/")) {
            return Optional.empty();
        }
        var bare = path.substring(0, path.length() - 1);
        var query = Optional.ofNullable(request.getQueryString())
                .map(text -> "?" + text)
                .orElse("");
        return isPage(PathContainer.parsePath(prefix + bare)) ? Optional.of(bare + query) : Optional.empty();
    }

    private boolean isPage(PathContainer path) {
        return mappings.getObject().getHandlerMethods().entrySet().stream()
                .filter(each -> shows(each.getKey(), each.getValue()))
                .flatMap(each -> Stream.ofNullable(each.getKey().getPathPatternsCondition()))
                .flatMap(condition -> condition.getPatterns().stream())
                .anyMatch(pattern -> pattern.matches(path));
    }

    private static boolean shows(RequestMappingInfo info, HandlerMethod method) {
        return info.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                && View.class.isAssignableFrom(method.getReturnType().getParameterType());
    }

    private static View permanent(String to) {
        var redirect = new RedirectView(to);
        redirect.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
        redirect.setExpandUriTemplateVariables(false);
        return redirect;
    }
}
