package nl.belofte.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import org.junit.jupiter.api.Test;

/** Whoever counts after finds the days that are told. */
class LegalClockTests {

    @Test
    void theMonthsAreToldWithoutTheDaysThatDoNotCount() {
        var clock = LegalClock.of(extended(5), LocalDate.of(2027, 1, 4));

        assertThat(clock.months()).isEqualTo("2027-02-27");
        assertThat(clock.counted()).isEqualTo("2027-03-04");
        assertThat(clock.moved()).isFalse();
    }

    @Test
    void withoutSuchDaysBothAreTheSame() {
        var clock = LegalClock.of(extended(0), LocalDate.of(2027, 1, 4));

        assertThat(clock.months()).isEqualTo(clock.counted());
    }

    private static RightsRequest extended(int suspended) {
        var received = LocalDate.of(2026, 11, 27);
        return new RightsRequest(
                new DossierId(UUID.randomUUID()),
                new PersonId(UUID.randomUUID()),
                "ipcall",
                "ABCDEFGH",
                "ipcall.me",
                Language.NL,
                Right.ACCESS,
                Source.PORTAL,
                Status.OPEN,
                Optional.of(Identity.LOG_IN),
                received,
                Deadlines.in("nl").answerBy(received, true, suspended),
                true,
                suspended > 0,
                Optional.empty(),
                suspended,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
