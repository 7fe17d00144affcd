package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.dirk;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.belofte.Customers;
import nl.belofte.evidence.Actor;
import nl.belofte.ledger.WrittenLine;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Event;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Another node wrote into its ledger that it erases a dossier, and has not committed it: it died, or it is at it. */
@Timeout(60)
@Tag("faults")
class UncommittedErasureTests {

    private static final String I = "ipcall";
    private static final Actor.Staff DIRK = (Actor.Staff) dirk("privacy-officer");
    private static final Actor.Staff SECOND =
            new Actor.Staff("privacy-officer", UUID.nameUUIDFromBytes(new byte[] {5}));

    private final Floor floor = Floor.on("2026-03-02");
    private final PersonId anna = floor.person(I);
    private final DossierId account = floor.open(I, anna, Purpose.ACCOUNT, ANNA);

    @AfterEach
    void close() {
        floor.close();
    }

    private void otherNodeWrites(String line) {
        try {
            Files.writeString(
                    floor.folder.resolve("ledger").resolve("other.ledger"),
                    WrittenLine.of("1234abcd " + line),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void otherNodeErases() {
        otherNodeWrites("erased %s - %s".formatted(account, LocalDate.of(2026, 3, 2)));
    }

    private void hold() {
        floor.dossiers.hold(account, HoldReason.CLAIM, DIRK, SECOND);
    }

    @Test
    void nobodyIsToldThatItStaysWhenTheNextStartWillErase() {
        floor.dossiers.end(account, Event.CLOSED, self(anna));
        otherNodeErases();

        assertThatThrownBy(this::hold).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> floor.dossiers.restrict(account, RestrictionGround.ACCURACY, self(anna)))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> floor.dossiers.reopen(account, self(anna))).isInstanceOf(NotPermitted.class);

        floor.dossiers();
        assertThat(floor.erased(account)).isTrue();
    }

    @Test
    void oneThatWasStruckOutCountsForNothing() {
        otherNodeErases();
        otherNodeWrites("undone");

        hold();

        floor.dossiers();
        assertThat(floor.erased(account)).isFalse();
    }

    @Test
    void aStartLeavesWhatAnotherNodeStruckOutWhileItWaited() {
        otherNodeErases();
        var start = new CompletableFuture<Dossiers>();
        floor.transaction.executeWithoutResult(_ -> {
            floor.db
                    .sql("select id from dossier where id = ? for update")
                    .param(account.value())
                    .query(UUID.class)
                    .single();
            Thread.startVirtualThread(() -> start.completeAsync(floor::dossiers, Runnable::run));
            // Not pg_stat_activity, which stays as it was first seen in a transaction.
            Customers.await(() -> floor.count("pg_locks where not granted") > 0);
            otherNodeWrites("undone");
            hold();
        });

        start.join();

        assertThat(floor.erased(account)).isFalse();
        assertThat(floor.count("legal_hold")).isEqualTo(1);
    }
}
