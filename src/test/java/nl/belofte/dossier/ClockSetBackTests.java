package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.BRAM;
import static nl.belofte.dossier.Floor.dirk;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import nl.belofte.TestClock;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Event;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** At half past midnight, when the day has made something due, the clock is set back an hour. */
@Tag("faults")
class ClockSetBackTests {

    private static final String I = "ipcall";
    private static final LocalDate DUE = LocalDate.of(2026, 9, 2);

    private final Floor floor = Floor.on("2026-03-02");
    private final PersonId anna = floor.person(I);
    private final PersonId bram = floor.person(I);
    private final DossierId annas = floor.open(I, anna, Purpose.ACCOUNT, ANNA);
    private final DossierId brams = floor.open(I, bram, Purpose.ACCOUNT, BRAM);

    @BeforeEach
    void closeAnAccountThatIsDueByHalfPastMidnight() {
        floor.dossiers.end(annas, Event.CLOSED, self(anna));
        floor.clock.set(DUE.atTime(0, 30).atZone(TestClock.AMSTERDAM).toInstant());
    }

    @AfterEach
    void close() {
        floor.close();
    }

    private void setBack() {
        floor.chain().seal();
        floor.clock.goOn(Duration.ofHours(-1));
        assertThat(floor.clock.today()).isEqualTo(DUE.minusDays(1));
    }

    private void assertTheLogHolds() {
        floor.chain().seal();
        assertThat(floor.chain().verify().faults()).isEmpty();
    }

    @Test
    void whatWasErasedStaysErasedAndIsNotErasedTwice() {
        assertThat(floor.sweep().run().erased()).isEqualTo(1);
        setBack();

        assertThat(floor.sweep().run().clean()).isTrue();
        floor.clock.goOn(Duration.ofHours(1));
        assertThat(floor.sweep().run().clean()).isTrue();

        assertThat(floor.erased(annas)).isTrue();
        assertThat(floor.count("evidence_opening where payload like '%deed=erased%'"))
                .isEqualTo(1);
        assertTheLogHolds();
    }

    @Test
    void whatWasNotSweptYetIsKeptForThatHourAndSweptBehindIt() {
        setBack();

        assertThat(floor.sweep().run().erased()).as("it is not the day yet").isZero();
        assertThat(floor.read(annas, Purpose.ACCOUNT, self(anna)).content()).isEqualTo(ANNA);
        floor.clock.goOn(Duration.ofHours(1));

        assertThat(floor.sweep().run().erased()).isEqualTo(1);
        assertTheLogHolds();
    }

    @Test
    void whatWasEndedOnADayThatIsNotYetThereKeepsThatDay() {
        floor.dossiers.end(brams, Event.CLOSED, self(bram));
        setBack();

        var read = floor.read(brams, Purpose.ACCOUNT, self(bram));

        assertThat(read.happened())
                .hasValueSatisfying(each -> assertThat(each.on()).isEqualTo(DUE));
        floor.sweep().run();
        assertThat(floor.erased(brams)).isFalse();
        assertTheLogHolds();
    }

    @Test
    void everythingElseGoesOnAndTheLogHolds() {
        floor.dossiers.restrict(brams, RestrictionGround.ACCURACY, dirk("support"));
        setBack();

        floor.dossiers.lift(brams, dirk("privacy-officer"));
        floor.dossiers.rectify(brams, Category.EMAIL, Map.of(Field.EMAIL, "b@voorbeeld.example"), self(bram));
        var another = floor.open(I, anna, Purpose.ORDER, ANNA);
        floor.chain().seal();
        floor.dossiers.end(another, Event.COMPLETED, self(anna));

        assertTheLogHolds();
    }

    /** Else somebody could be promised that it stays, who then finds it gone. */
    @Test
    void whatIsErasedIsNotReopenedInTheHourThatComesTwice() {
        floor.sweep().run();
        setBack();

        assertThatThrownBy(() -> floor.dossiers.reopen(annas, self(anna))).isInstanceOf(NotPermitted.class);
    }
}
