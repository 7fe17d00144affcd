package nl.belofte.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EntryNumbersTests {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    /** What was drawn in a transaction that a dying database forgot is drawn by others when it is back. */
    @Test
    void afterTheDatabaseDiedNoNumberIsTakenTwice() {
        try (var database = CleanDatabase.open()) {
            var db = JdbcClient.create(database);
            var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
            var numbers = new EntryNumbers(db);
            transaction.executeWithoutResult(undone -> {
                numbers.take(1, NOW);
                undone.setRollbackOnly();
            });
            db.sql("select setval('evidence_entry_id', 1, false)")
                    .query(Long.class)
                    .single();

            var taken = numbers.take(5, NOW);

            assertThat(new EntryNumbers(db).take(200, NOW)).doesNotContainAnyElementsOf(taken);
        }
    }

    @Test
    void oneTransactionAfterTheOtherUsesWhatWasDrawnOnce() {
        try (var database = CleanDatabase.open()) {
            var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
            var numbers = new EntryNumbers(JdbcClient.create(database));
            var first = transaction.execute(_ -> numbers.take(1, NOW)).getFirst();

            List<Long> next = transaction.execute(_ -> numbers.take(2, NOW));

            assertThat(next).containsExactly(first + 1, first + 2);
        }
    }
}
