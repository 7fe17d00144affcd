package nl.belofte.ticket;

import static nl.belofte.ticket.Status.ANSWERED;
import static nl.belofte.ticket.Status.SATISFIED;
import static nl.belofte.ticket.Status.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may happen to a ticket, told once more by somebody else. */
class StepTests {

    private static List<Step> permitted(Status from) {
        return Arrays.stream(Step.values())
                .filter(step -> step.from(from).isPresent())
                .toList();
    }

    @Test
    void whatWaitsForUsIsAnsweredOrClosedButNobodyIsReminded() {
        assertThat(permitted(WAITING))
                .containsExactly(Step.WRITE, Step.ANSWER, Step.NOTE, Step.BOUNCE, Step.PROPOSE, Step.SATISFY);
    }

    @Test
    void whatIsDoneWithOpensAgainWhenItsPersonWritesAndInNoOtherWay() {
        assertThat(permitted(SATISFIED)).containsExactly(Step.WRITE);
    }

    @ParameterizedTest
    @EnumSource
    void whoWritesWaitsForUs(Status before) {
        assertThat(Step.WRITE.from(before)).contains(WAITING);
    }

    @Test
    void whoseLetterCameBackWaitsForUsUntilTheDayThatWasTold() {
        assertThat(Step.BOUNCE.from(ANSWERED)).contains(WAITING);
        assertThat(Step.BOUNCE.isNews()).isFalse();
    }

    @Test
    void onlyAnAnswerMakesItAnswered() {
        for (var step : Step.values()) {
            assertThat(step.from(WAITING).equals(Optional.of(ANSWERED)))
                    .as("%s", step)
                    .isEqualTo(step == Step.ANSWER);
        }
    }

    @Test
    void onlyWhoIsSatisfiedMakesItDone() {
        for (var step : Step.values()) {
            for (var status : List.of(WAITING, ANSWERED)) {
                assertThat(step.from(status).equals(Optional.of(SATISFIED)))
                        .as("%s from %s", step, status)
                        .isEqualTo(step == Step.SATISFY);
            }
        }
    }

    @Test
    void whatWasToldBeforeCountsNoMoreOnceSomebodySaysSomething() {
        assertThat(Arrays.stream(Step.values()).filter(Step::isNews))
                .containsExactly(Step.WRITE, Step.ANSWER, Step.SATISFY);
    }
}
