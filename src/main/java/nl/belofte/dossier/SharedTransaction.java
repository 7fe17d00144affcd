package nl.belofte.dossier;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does in the caller's transaction what he asks for, and where he has none, in one with all who ask meanwhile. When that
 * fails each is done alone, so that nobody fails for another.
 */
final class SharedTransaction<Q, A> {

    private final TransactionTemplate transaction;
    private final Function<List<Q>, List<Supplier<A>>> deed;
    private final Together<Q, Supplier<A>> together = new Together<>(this::all);

    /** @param deed what is answered; for one that a rule refuses, what throws the refusal */
    SharedTransaction(TransactionTemplate transaction, Function<List<Q>, List<Supplier<A>>> deed) {
        this.transaction = transaction;
        this.deed = deed;
    }

    A ask(Q question) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? deed.apply(List.of(question)).getFirst().get()
                : together.ask(question).get();
    }

    private List<Supplier<A>> all(List<Q> questions) {
        if (questions.size() > 1) {
            try {
                return transaction.execute(_ -> {
                    try {
                        return deed.apply(questions);
                    } catch (RuntimeException e) {
                        throw new OneOfThemFailed(e);
                    }
                });
            } catch (OneOfThemFailed rolledBack) {
                // Not so where the commit failed: nobody knows then whether it was done.
            }
        }
        return questions.stream().map(this::alone).toList();
    }

    private Supplier<A> alone(Q question) {
        try {
            var answer = transaction.execute(
                    _ -> deed.apply(List.of(question)).getFirst().get());
            return () -> answer;
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }

    private static final class OneOfThemFailed extends RuntimeException {
        OneOfThemFailed(RuntimeException why) {
            super(why);
        }
    }
}
