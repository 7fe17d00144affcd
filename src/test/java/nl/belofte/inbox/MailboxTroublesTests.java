package nl.belofte.inbox;

import static nl.belofte.inbox.Mailroom.CONTROLLER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.belofte.file.Language;
import nl.belofte.inbox.Unreadable.Trouble;
import nl.belofte.statement.Statements;
import nl.belofte.work.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That a mailbox cannot be read, as the desk of any node tells it. */
class MailboxTroublesTests {

    private static Mailroom room;

    private MailboxTroubles troubles;

    @BeforeAll
    static void open() {
        room = new Mailroom();
    }

    @AfterAll
    static void close() {
        room.running.part(MailboxTroubles.class).clear(CONTROLLER);
        room.close();
    }

    @BeforeEach
    void begin() {
        room.begin();
        troubles = new MailboxTroubles(
                room.running.part(JdbcClient.class), room.running.part(Statements.class), room.clock);
        troubles.clear(CONTROLLER);
    }

    private List<String> raised() {
        return troubles.raised(CONTROLLER, Language.NL).stream().map(Task::text).toList();
    }

    private Instant now() {
        return room.clock.instant();
    }

    @Test
    void isRaisedAfterTenMinutesAndNotForAMoment() {
        room.relay.goAway();
        room.read();
        room.readAfter(MailboxTroubles.ALARMING.minusSeconds(1));
        assertThat(raised()).isEmpty();

        room.clock.goOn(Duration.ofSeconds(1));
        assertThat(raised()).singleElement().asString().contains("de server van belofte.inbox.ipcall antwoordt niet");
        assertThat(troubles.raised("voipexpress", Language.NL)).isEmpty();
    }

    @Test
    void isOverWhenAnotherNodeReadsIt() {
        troubles.note(CONTROLLER, Trouble.LOG_IN, now());
        room.clock.goOn(Duration.ofHours(1));
        assertThat(raised()).hasSize(1);

        room.node().read();

        assertThat(raised()).isEmpty();
    }

    @Test
    void goesOnSinceItBeganHoweverOftenItIsTried() {
        var began = now();
        troubles.note(CONTROLLER, Trouble.AWAY, began);
        room.clock.goOn(Duration.ofHours(1));
        troubles.note(CONTROLLER, Trouble.LOG_IN, now());

        assertThat(troubles.raised(CONTROLLER, Language.NL)).singleElement().satisfies(task -> {
            assertThat(task.since()).isEqualTo(began);
            assertThat(task.text()).contains("weigert de gebruiker of het wachtwoord");
        });
    }

    @Test
    void isNotSaidForEverByANodeThatStoppedTrying() {
        troubles.note(CONTROLLER, Trouble.AWAY, now());
        room.clock.goOn(Duration.ofHours(2));
        assertThat(raised()).hasSize(1);
        room.clock.goOn(Duration.ofSeconds(1));
        assertThat(raised()).isEmpty();

        troubles.note(CONTROLLER, Trouble.AWAY, now());
        assertThat(raised()).as("it began anew").isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachTroubleSaysWhatToDo(Trouble trouble) {
        troubles.note(CONTROLLER, trouble, now());
        room.clock.goOn(Duration.ofHours(1));

        assertThat(raised()).singleElement().asString().contains("belofte.inbox.ipcall");
    }
}
