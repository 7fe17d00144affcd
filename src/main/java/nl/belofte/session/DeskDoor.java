package nl.belofte.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.NotYourRole;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets each role in where the statement has it do its work, and puts on record whom it turned away. What does not say whom it
 * is for is for nobody. SEC-2.
 */
@Component
@Serves("SEC-2")
class DeskDoor implements HandlerInterceptor, WebMvcConfigurer {

    private final Statements statements;
    private final Evidence evidence;
    private final TransactionTemplate transaction;

    DeskDoor(Statements statements, Evidence evidence, TransactionTemplate transaction) {
        this.statements = statements;
        this.evidence = evidence;
        this.transaction = transaction;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // What was matched, not what was typed: /%62alie leads here too.
        var matched = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        if (matched.startsWith("/balie") && handler instanceof HandlerMethod method) {
            SignedIn.find().filter(who -> who.staffRole().isPresent()).ifPresent(who -> letIn(who, method));
        }
        return true;
    }

    private void letIn(SignedIn who, HandlerMethod method) {
        var purposes = purposes(method);
        boolean everybody = purposes.isEmpty() && isForEveryRole(method);
        if (!everybody && Collections.disjoint(purposes, who.opens(statements))) {
            var refused = new Entry(
                    who.controller(),
                    Deed.REFUSED,
                    purposes.stream().findFirst().map(Purpose::id).orElse(""),
                    who.actor(),
                    null,
                    null,
                    method.getMethod().getName());
            transaction.executeWithoutResult(_ -> evidence.record(refused));
            throw new NotYourRole();
        }
    }

    /** What the method says goes before what its class says. */
    private static List<Purpose> purposes(HandlerMethod method) {
        return Optional.ofNullable(method.getMethodAnnotation(ForPurpose.class))
                .or(() -> method.hasMethodAnnotation(ForEveryRole.class)
                        ? Optional.empty()
                        : Optional.ofNullable(
                                AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), ForPurpose.class)))
                .map(found -> List.of(found.value()))
                .orElse(List.of());
    }

    private static boolean isForEveryRole(HandlerMethod method) {
        return method.hasMethodAnnotation(ForEveryRole.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ForEveryRole.class);
    }
}
