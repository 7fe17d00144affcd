package nl.belofte.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does for many at once what each of them asks: who comes while others are served waits for the next round, together with
 * everybody who came meanwhile, so that a statement and a commit are shared. Who finds nobody served does the round himself,
 * so that one who is alone waits for nothing.
 */
final class Together<Q, A> {

    private static final int AT_MOST = 500;

    private final Function<List<Q>, List<A>> round;
    private final Queue<Asked<Q, A>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean serving = new AtomicBoolean();

    /** @param round gives the answers in the order of what is asked; what it throws every one of them is thrown */
    Together(Function<List<Q>, List<A>> round) {
        this.round = round;
    }

    private static final class Asked<Q, A> {
        final Q question;
        /** Served, or the next to serve. */
        final CompletableFuture<Boolean> called = new CompletableFuture<>();

        volatile boolean served;
        volatile @Nullable A answer;
        volatile @Nullable Throwable failure;

        Asked(Q question) {
            this.question = question;
        }
    }

    A ask(Q question) {
        var mine = new Asked<Q, A>(question);
        waiting.add(mine);
        if (serving.compareAndSet(false, true) || !mine.called.join()) {
            while (!mine.served) {
                serve();
            }
            passOn();
        }
        return answer(mine);
    }

    private void serve() {
        var these = new ArrayList<Asked<Q, A>>();
        while (these.size() < AT_MOST && waiting.poll() instanceof Asked<Q, A> next) {
            these.add(next);
        }
        try {
            var answers =
                    round.apply(these.stream().map(asked -> asked.question).toList());
            for (int place = 0; place < these.size(); place++) {
                these.get(place).answer = answers.get(place);
            }
        } catch (Throwable failed) {
            these.forEach(asked -> asked.failure = failed);
        }
        for (var asked : these) {
            asked.served = true;
            asked.called.complete(true);
        }
    }

    private void passOn() {
        do {
            if (waiting.peek() instanceof Asked<Q, A> next) {
                next.called.complete(false);
                return;
            }
            serving.set(false);
            // Who came after the last look and before this line found somebody serving.
        } while (!waiting.isEmpty() && serving.compareAndSet(false, true));
    }

    private A answer(Asked<Q, A> mine) {
        return switch (mine.failure) {
            case null -> Objects.requireNonNull(mine.answer);
            case RuntimeException failed -> throw failed;
            case Throwable failed -> throw new IllegalStateException(failed);
        };
    }
}
