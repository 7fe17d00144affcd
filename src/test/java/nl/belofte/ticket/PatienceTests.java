package nl.belofte.ticket;

import static nl.belofte.TestClock.AMSTERDAM;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.ticket.Patience.Next;
import org.junit.jupiter.api.Test;

class PatienceTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    private static Ticket ticket(Status status, LocalTime at, String reminded, String closes) {
        return new Ticket(
                new DossierId(UUID.randomUUID()),
                new PersonId(UUID.randomUUID()),
                "ipcall",
                "ABCD2345",
                "ipcall.me",
                Language.NL,
                Source.FORM,
                status,
                DAY.atTime(at).atZone(AMSTERDAM).toInstant(),
                Optional.ofNullable(reminded).map(LocalDate::parse),
                Optional.ofNullable(closes).map(LocalDate::parse));
    }

    private static Optional<Next> next(Status status, String reminded, String closes) {
        return Patience.next(ticket(status, LocalTime.NOON, reminded, closes), AMSTERDAM);
    }

    @Test
    void twoWeeksAfterOurAnswerThePersonIsAskedWhetherItHelped() {
        assertThat(next(Status.ANSWERED, null, null)).contains(new Next(Step.REMIND, LocalDate.parse("2026-03-16")));
    }

    @Test
    void twoWeeksAfterThatADayIsTold() {
        assertThat(next(Status.ANSWERED, "2026-03-18", null))
                .contains(new Next(Step.PROPOSE, LocalDate.parse("2026-04-01")));
    }

    @Test
    void onThatDayItIsOver() {
        assertThat(next(Status.ANSWERED, "2026-03-18", "2026-04-15"))
                .contains(new Next(Step.SATISFY, LocalDate.parse("2026-04-15")));
    }

    @Test
    void whatWeDoNotAnswerIsNotKeptForGoodEither() {
        assertThat(next(Status.WAITING, null, null)).contains(new Next(Step.PROPOSE, LocalDate.parse("2026-05-25")));
        assertThat(next(Status.WAITING, null, "2026-06-08"))
                .contains(new Next(Step.SATISFY, LocalDate.parse("2026-06-08")));
    }

    @Test
    void whatIsDoneWithWaitsForNothing() {
        assertThat(next(Status.SATISFIED, null, null)).isEmpty();
    }

    @Test
    void theDayIsThatOfTheController() {
        var justBeforeMidnight = ticket(Status.ANSWERED, LocalTime.of(23, 59), null, null);
        var justAfter = ticket(Status.ANSWERED, LocalTime.of(0, 1), null, null);

        assertThat(Patience.next(justBeforeMidnight, AMSTERDAM)).isEqualTo(Patience.next(justAfter, AMSTERDAM));
    }
}
