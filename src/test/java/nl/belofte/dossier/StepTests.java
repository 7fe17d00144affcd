package nl.belofte.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import nl.belofte.dossier.Step.Clock;
import nl.belofte.dossier.Step.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table once more, from the other side: what may be done in each stage. */
class StepTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # clock           | restricted | held  | what may be done
            STANDS            | false      | false | READ WRITE RECTIFY RESTRICT HOLD END ERASE
            STANDS            | true       | false | READ RECTIFY LIFT HOLD END
            STANDS            | false      | true  | READ WRITE RECTIFY RESTRICT RELEASE END
            STANDS            | true       | true  | READ RECTIFY LIFT RELEASE END
            RUNS_FROM_OPENING | false      | false | READ WRITE RECTIFY RESTRICT HOLD ERASE
            RUNS_FROM_OPENING | true       | false | READ RECTIFY LIFT HOLD
            RUNS_FROM_OPENING | false      | true  | READ WRITE RECTIFY RESTRICT RELEASE
            RUNS_FROM_OPENING | true       | true  | READ RECTIFY LIFT RELEASE
            RUNS_FROM_END     | false      | false | READ RESTRICT HOLD REOPEN ERASE
            RUNS_FROM_END     | true       | false | READ LIFT HOLD
            RUNS_FROM_END     | false      | true  | READ RESTRICT RELEASE REOPEN
            RUNS_FROM_END     | true       | true  | READ LIFT RELEASE
            """)
    void eachStageAllowsTheseAndNoOthers(Clock clock, boolean restricted, boolean held, String steps) {
        Set<Step> allowed = EnumSet.noneOf(Step.class);
        for (var step : Step.values()) {
            if (step.permittedAt(new Stage(clock, restricted, held))) {
                allowed.add(step);
            }
        }

        Set<Step> expected = EnumSet.noneOf(Step.class);
        for (var name : steps.split(" ")) {
            expected.add(Step.valueOf(name));
        }
        assertThat(allowed).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void eachLeavesEvidenceOfItsOwn(Step step) {
        assertThat(Step.values())
                .filteredOn(other -> other.leaves == step.leaves)
                .containsExactly(step);
    }

    @Test
    void nothingIsErasedThatIsKeptForAReason() {
        assertThat(Step.ERASE.permittedAt(new Stage(Clock.RUNS_FROM_END, false, true)))
                .isFalse();
        assertThat(Step.ERASE.permittedAt(new Stage(Clock.RUNS_FROM_END, true, false)))
                .isFalse();
    }
}
