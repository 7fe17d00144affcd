package nl.belofte.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.belofte.file.Language;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Texts;
import nl.belofte.work.Kind;
import nl.belofte.work.Task;
import nl.belofte.work.Work;
import org.springframework.stereotype.Component;

/**
 * The demands in which something waits for who looks: a second person, somebody who takes it away, or the day from which its
 * person sees it, a while before that comes and for a week after.
 */
@Component
class AuthorityWork implements Work {

    private static final Period BEFORE = Period.ofDays(14);
    private static final Period AFTER = Period.ofDays(7);

    private final AuthorityRequests requests;
    private final Statements statements;

    AuthorityWork(AuthorityRequests requests, Statements statements) {
        this.requests = requests;
        this.statements = statements;
    }

    @Override
    public Kind kind() {
        return Kind.AUTHORITY;
    }

    @Override
    public boolean isFor(Set<Purpose> opens) {
        return opens.contains(Purpose.AUTHORITY_REQUEST);
    }

    @Override
    public Waiting waiting(SignedIn who, Language language, int atMost) {
        var today = requests.today(who.controller());
        var tasks = new ArrayList<Task>();
        for (var request : requests.waiting(
                who.controller(), today.minus(AFTER), today.plus(BEFORE).plusDays(1))) {
            tasks.addAll(tasks(request, who, today, language));
        }
        return new Waiting(
                Math.min(tasks.size(), MANY),
                tasks.stream().limit(atMost).toList(),
                Optional.of(AuthorityController.PATH));
    }

    private List<Task> tasks(AuthorityRequest request, SignedIn who, LocalDate today, Language language) {
        var tasks = new ArrayList<Task>();
        if (request.state() == State.ASKED && !request.isOf(who)) {
            tasks.add(task("asked", request, Optional.of(request.until()), false, language));
        }
        if (request.state() == State.APPROVED && request.isOneOfTheTwo(who)) {
            tasks.add(task("approved", request, Optional.of(request.until()), false, language));
        }
        request.shownOn().ifPresent(day -> {
            if (request.later().isPresent() && today.isBefore(day)) {
                boolean own = request.later()
                        .get()
                        .asks()
                        .dossier()
                        .equals(who.dossier().value());
                if (!own) {
                    tasks.add(task("later", request, Optional.of(day.minusDays(1)), false, language));
                }
            } else if (tasks.isEmpty() && today.isBefore(day) && !day.isAfter(today.plus(BEFORE))) {
                tasks.add(task("soon", request, Optional.of(day.minusDays(1)), false, language));
            } else if (!today.isBefore(day) && day.isAfter(today.minus(AFTER))) {
                tasks.add(task("shown", request, Optional.empty(), true, language));
            }
        });
        return tasks;
    }

    private Task task(
            String what, AuthorityRequest request, Optional<LocalDate> until, boolean late, Language language) {
        var texts = Texts.in(language);
        var kind = texts.get("authority.kind." + request.authority().id());
        var shown = request.shownOn().map(Wording.in(language)::date).orElse("");
        return new Task(
                texts.get("work.authority." + what, kind, shown),
                late ? shownAt(request) : request.at(),
                until,
                late,
                Optional.of(AuthorityController.PATH + "/" + request.id().value()));
    }

    private Instant shownAt(AuthorityRequest request) {
        return request.shownOn()
                .orElseThrow()
                .atStartOfDay(statements.current(request.controller()).zone())
                .toInstant();
    }
}
