package nl.belofte.retention;

import static nl.belofte.retention.SweepModel.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.belofte.Faults;
import nl.belofte.retention.SweepModel.Rule;
import nl.belofte.retention.SweepNode.At;
import nl.belofte.retention.SweepState.Left;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks every interleaving of {@link SweepModel}, the shortest first, and looks at every state on the way. */
@Tag("faults")
class SweepModelTests {

    @Test
    void noInterleavingOfTwoSweepsAndACrashBreaksAPromise() {
        var walk = walk(EnumSet.allOf(Rule.class), Faults.LONG ? 2 : 1, 1, Faults.LONG ? 3 : 2);

        System.out.printf("%,d states of two sweeping nodes were walked.%n", walk.states());
        assertThat(walk.fault()).as(walk.story()).isEmpty();
        assertThat(walk.states()).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnyOfItsRulesAFaultIsFound(Rule rule) {
        var walk = walk(EnumSet.complementOf(EnumSet.of(rule)), 1, 1, 2);

        assertThat(walk.fault()).as("without " + rule).isPresent();
    }

    /** @param story how one gets there, a state a line */
    private record Walk(int states, Optional<String> fault, String story) {}

    private static Walk walk(EnumSet<Rule> rules, int crashes, int failures, int acts) {
        var model = new SweepModel(rules);
        var first = SweepState.first(new Left(crashes, failures, acts));
        Map<SweepState, SweepState> cameFrom = new HashMap<>(Map.of(first, first));
        var open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            var now = open.poll();
            var next = model.next(now);
            var fault = fault(now).or(() -> stuck(model, now, next));
            if (fault.isPresent()) {
                return new Walk(cameFrom.size(), fault, fault.get() + "\n" + story(now, cameFrom));
            }
            for (var each : next) {
                var wrong = wrong(now, each);
                if (wrong.isPresent()) {
                    return new Walk(cameFrom.size(), wrong, wrong.get() + "\n" + story(now, cameFrom) + "\n" + each);
                }
                if (cameFrom.putIfAbsent(each, now) == null) {
                    open.add(each);
                }
            }
        }
        return new Walk(cameFrom.size(), Optional.empty(), "");
    }

    /** What must be so in every state. */
    private static Optional<String> fault(SweepState now) {
        int gone = ALL & ~now.alive();
        if ((gone & ~now.due()) != 0) {
            return Optional.of("erased before its day");
        }
        if ((gone & (now.held() | now.open())) != 0) {
            return Optional.of("erased although somebody was told that it stays");
        }
        if (gone != now.evidence()) {
            return Optional.of("the evidence says other than what was done");
        }
        if ((gone & ~now.lines() & ~beingWritten(now)) != 0) {
            return Optional.of("erased, and a restored database would bring it back");
        }
        if ((now.lines() & now.alive() & ~now.orphans()) != 0) {
            return Optional.of("the ledger tells what was not done, though nothing crashed");
        }
        return Optional.empty();
    }

    /** Committed a moment ago by a node that writes after the commit: only a crash makes it a fault. */
    private static int beingWritten(SweepState now) {
        return (now.a().at() == At.WRITE ? now.a().locks() : 0)
                | (now.b().at() == At.WRITE ? now.b().locks() : 0);
    }

    /** What must be so of every step. */
    private static Optional<String> wrong(SweepState before, SweepState after) {
        for (boolean first : new boolean[] {true, false}) {
            var was = before.node(first);
            var is = after.node(first);
            boolean left = was.at() == At.COMMIT && is.at() != At.COMMIT && is.at() != At.STRIKE && !is.equals(was);
            if (left && (was.locks() & before.evidence()) != 0) {
                return Optional.of("erased twice");
            }
            int told = was.at() == At.START ? before.orphans() : was.left();
            if (is.at() == At.FIND && was.replaying() && (told & before.lines() & after.alive()) != 0) {
                return Optional.of("what the ledger told is still there after a start");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> stuck(SweepModel model, SweepState now, List<SweepState> next) {
        if (!now.over()) {
            return next.isEmpty() ? Optional.of("everybody waits for everybody") : Optional.empty();
        }
        var end = SweepState.undisturbed(now);
        while (!end.over()) {
            end = model.next(end).getFirst();
        }
        return end.overdue() != 0
                ? Optional.of("a start and a sweep that nothing disturbs leave work")
                : Optional.empty();
    }

    private static String story(SweepState end, Map<SweepState, SweepState> cameFrom) {
        var states = new ArrayList<SweepState>();
        for (var at = end; states.isEmpty() || states.getLast() != at; at = cameFrom.get(at)) {
            states.add(at);
        }
        Collections.reverse(states);
        return String.join("\n", states.stream().map(SweepState::toString).toList());
    }
}
