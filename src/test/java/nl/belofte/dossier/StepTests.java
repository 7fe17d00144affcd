package nl.belofte.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import nl.belofte.dossier.Step.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table once more, from the other side: what may be done in each stage. */
class StepTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # ended | restricted | held  | what may be done
              false | false      | false | READ WRITE RECTIFY RESTRICT HOLD END ERASE
              false | true       | false | READ RECTIFY LIFT HOLD END
              false | false      | true  | READ WRITE RECTIFY RESTRICT RELEASE END
              false | true       | true  | READ RECTIFY LIFT RELEASE END
              true  | false      | false | READ RESTRICT HOLD REOPEN ERASE
              true  | true       | false | READ LIFT HOLD
              true  | false      | true  | READ RESTRICT RELEASE REOPEN
              true  | true       | true  | READ LIFT RELEASE
            """)
    void eachStageAllowsTheseAndNoOthers(boolean ended, boolean restricted, boolean held, String steps) {
        Set<Step> allowed = EnumSet.noneOf(Step.class);
        for (var step : Step.values()) {
            if (step.permittedAt(new Stage(ended, restricted, held))) {
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
        assertThat(Step.ERASE.permittedAt(new Stage(true, false, true))).isFalse();
        assertThat(Step.ERASE.permittedAt(new Stage(true, true, false))).isFalse();
    }
}
