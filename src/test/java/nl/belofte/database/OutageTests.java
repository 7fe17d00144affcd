package nl.belofte.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.TransactionSystemException;

class OutageTests {

    @ParameterizedTest
    @CsvSource({
        "08006, true", // the connection broke
        "53100, true", // disk full
        "53300, true", // too many connections
        "57P01, true", // the server ends
        "58030, true", // a file could not be written
        "23505, false", // a key that is there already
        "22001, false", // a text too long
        "40P01, false", // a deadlock
        "53, false",
        ", false"
    })
    void isToldByTheFirstTwoSignsOfWhatTheDatabaseSays(String state, boolean is) {
        var failure = new IllegalStateException(new SQLException("no room", state));

        assertThat(Outage.is(failure)).isEqualTo(is);
    }

    @Test
    void isAConnectionThatWasGoneWhenItWasRolledBack() {
        assertThat(Outage.is(new TransactionSystemException("rollback failed", new SQLException("closed"))))
                .isTrue();
    }

    @Test
    void isNoMistakeOfOurOwn() {
        assertThat(Outage.is(new IllegalStateException("something else"))).isFalse();
    }
}
