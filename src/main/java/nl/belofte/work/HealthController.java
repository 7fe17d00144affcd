package nl.belofte.work;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import nl.belofte.file.Language;
import nl.belofte.session.Attempts;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether every promise about people's data is kept now, for a machine that watches: 200 when it is, 503 when any alarm is
 * raised, a request over its last day among them. It tells how many and not which: anybody may ask.
 */
@RestController
@Serves("RIG-10")
class HealthController {

    private static final int AN_HOUR = 720;

    private final List<Alarm> alarms;
    private final Statements statements;
    private final Attempts attempts;

    HealthController(List<Alarm> alarms, Statements statements, Attempts attempts) {
        this.attempts = attempts;
        this.alarms = alarms;
        this.statements = statements;
    }

    @GetMapping("/health/privacy")
    ResponseEntity<Map<String, Object>> health(HttpServletRequest request) {
        // It looks through much: for a machine that asks now and then, not for one that keeps the database busy.
        if (!attempts.allowed("health", Attempts.whence(request), AN_HOUR)) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        }
        long raised = statements.controllers().stream()
                .flatMap(controller -> alarms.stream().flatMap(alarm -> alarm.raised(controller, Language.EN).stream()))
                .map(Task::text)
                .distinct()
                .count();
        return ResponseEntity.status(raised == 0 ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .header("Cache-Control", "no-store")
                .body(Map.of("status", raised == 0 ? "UP" : "DOWN", "alarms", raised));
    }
}
