package nl.belofte.retention;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.DossierNews;
import nl.belofte.dossier.Floor;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Event;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A batch failed, so that each of its dossiers is erased by itself: in between nobody holds them. */
@Timeout(60)
@Tag("faults")
class OneByOneTests {

    private static final String I = "ipcall";
    private static final LocalDate CLOSED = LocalDate.of(2026, 9, 2);
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 2);

    private final Floor floor = Floor.on("2026-09-02");
    private final PersonId anna = floor.person(I);

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void oneThatIsOpenedAgainBeforeItsTurnStays() {
        var first = closed(floor.person(I), CLOSED);
        var second = closed(anna, CLOSED.plusDays(1));
        floor.clock.set(TODAY.plusDays(1));
        var told = new AtomicInteger();
        floor.news = new Told(() -> {
            switch (told.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("the batch fails");
                // The clock of another node is behind: there it is not due yet.
                case 2 -> reopened(second);
                default -> {}
            }
        });
        var sweep = new RetentionSweep(floor.db, floor.statements, floor.dossiers(), floor.clock);

        var result = sweep.run();

        assertThat(result.erased()).isEqualTo(1);
        assertThat(result.clean()).isTrue();
        assertThat(floor.erased(first)).isTrue();
        assertThat(floor.erased(second)).isFalse();
    }

    private void reopened(DossierId id) {
        floor.clock.set(TODAY);
        CompletableFuture.runAsync(() -> floor.dossiers.reopen(id, self(anna)), Thread::startVirtualThread)
                .join();
        floor.clock.set(TODAY.plusDays(1));
    }

    private DossierId closed(PersonId person, LocalDate on) {
        floor.clock.set(on);
        var id = floor.open(I, person, Purpose.ACCOUNT, ANNA);
        floor.dossiers.end(id, Event.CLOSED, self(person));
        return id;
    }

    private record Told(Runnable ofErasures) implements DossierNews {
        @Override
        public void erased(Collection<DossierId> dossiers) {
            ofErasures.run();
        }
    }
}
