package nl.belofte.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever goes wrong into a page that says what to do. The log gets the kind of failure, never its values. */
@Controller
@ControllerAdvice
class Problems implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Set<Integer> OWN_TEXT = Set.of(400, 403, 404, 405, 413, 503);

    private final Pages pages;
    private final TrailingSlash trailingSlash;
    private final Unavailable unavailable;

    Problems(Pages pages, TrailingSlash trailingSlash, Unavailable unavailable) {
        this.pages = pages;
        this.trailingSlash = trailingSlash;
        this.unavailable = unavailable;
    }

    @ExceptionHandler(Missing.class)
    View missing() {
        return problem(HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler(NotYourRole.class)
    View notYourRole() {
        return problem(HttpStatus.FORBIDDEN, "role");
    }

    @ExceptionHandler(OnlyTheCustomer.class)
    View onlyTheCustomer() {
        return problem(HttpStatus.FORBIDDEN, "along");
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    View nowhere(HttpServletRequest request) {
        return trailingSlash.without(request).orElseGet(this::missing);
    }

    /** In a path: what is no number or id is the number of nothing. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    View mismatch(MethodArgumentTypeMismatchException mismatch) {
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class) ? missing() : badInput();
    }

    @ExceptionHandler({BadInput.class, ServletRequestBindingException.class, HttpMediaTypeException.class})
    View badInput() {
        return problem(HttpStatus.BAD_REQUEST);
    }

    /** A body that is too large, has too many fields, or is no form at all. */
    @ExceptionHandler(InvalidParameterException.class)
    View unreadable(InvalidParameterException unread) {
        return problem(unread.getErrorCode() == 413 ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST);
    }

    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    View wrongMethod() {
        return problem(HttpStatus.METHOD_NOT_ALLOWED);
    }

    @ExceptionHandler(Exception.class)
    View failed(Exception failure, HttpServletRequest request) {
        if (Unavailable.is(failure)) {
            unavailable.tell(failure);
            return problem(HttpStatus.SERVICE_UNAVAILABLE, request);
        }
        // Without its message: that may hold what somebody typed.
        var at = failure.getStackTrace().length > 0 ? failure.getStackTrace()[0] : null;
        LOG.error("A request failed: {} at {}", failure.getClass().getName(), at);
        LOG.debug("", failure);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    /** What filters and Tomcat refuse comes here. */
    @RequestMapping("/error")
    @Nullable
    View refused(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .flatMap(code -> Optional.ofNullable(HttpStatus.resolve(code)))
                .orElse(HttpStatus.NOT_FOUND);
        if (Visit.of(request) == null && TrialVisit.of(request) == null) {
            PlainProblem.write(response, status.value(), status.getReasonPhrase());
            return null;
        }
        return request.getAttribute(SameOrigin.REFUSED) == null
                ? problem(status, request)
                : problem(status, "elsewhere");
    }

    /** Who asked for a page can ask again; who sent something has to know that it did not arrive. */
    private View problem(HttpStatus status, HttpServletRequest request) {
        return status == HttpStatus.SERVICE_UNAVAILABLE && !HttpMethod.GET.matches(request.getMethod())
                ? problem(status, "sent")
                : problem(status);
    }

    private View problem(HttpStatus status) {
        int text = OWN_TEXT.contains(status.value()) ? status.value() : status.is4xxClientError() ? 400 : 500;
        return problem(status, String.valueOf(text));
    }

    private View problem(HttpStatus status, String text) {
        return pages.page("web/problem", new ProblemPage(status.value(), text), status);
    }
}
