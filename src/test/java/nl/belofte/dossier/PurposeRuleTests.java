package nl.belofte.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import nl.belofte.TestClock;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statement;
import nl.belofte.statement.StatementFolder;
import nl.belofte.statement.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PurposeRuleTests {

    private static final Statements REAL = Statements.read(StatementFolder.REAL, TestClock.on("2026-08-01"));
    private static final Statement DRAWING = REAL.current("ipcall");
    private static final Statement WITHOUT_TRAINING = REAL.current("voipexpress");
    private static final PersonId ANNA = new PersonId(UUID.nameUUIDFromBytes(new byte[] {1}));
    private static final PersonId BRAM = new PersonId(UUID.nameUUIDFromBytes(new byte[] {2}));
    private static final Actor DIRK = new Actor.Staff("support", UUID.nameUUIDFromBytes(new byte[] {4}));
    private static final Actor SWEEP = new Actor.Platform("sweep");

    /** Every purpose for every other, for the statement that trains its staff on questions. */
    static Stream<Arguments> pairs() {
        return Arrays.stream(Purpose.values())
                .flatMap(held -> Arrays.stream(Purpose.values()).map(purpose -> Arguments.of(held, purpose)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void opensForItsOwnPurposeOrOneThatDrawsOnItAndNoOther(Purpose held, Purpose purpose) {
        boolean training = held == Purpose.CONTACT && purpose == Purpose.TRAINING;

        for (var actor : new Actor[] {DIRK, SWEEP}) {
            assertThat(PurposeRule.permits(DRAWING, held, ANNA, purpose, actor)).isEqualTo(held == purpose || training);
            assertThat(PurposeRule.permits(WITHOUT_TRAINING, held, ANNA, purpose, actor))
                    .isEqualTo(held == purpose);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aPersonOpensHisOwnForItsPurposeAndByRight(Purpose held, Purpose purpose) {
        assertThat(PurposeRule.permits(DRAWING, held, ANNA, purpose, self(ANNA)))
                .isEqualTo(held == purpose || purpose == Purpose.RIGHTS);
        assertThat(PurposeRule.permits(DRAWING, held, ANNA, purpose, self(BRAM)))
                .isFalse();
    }

    @Test
    void drawingOnIsNotMutual() {
        assertThat(PurposeRule.permits(DRAWING, Purpose.TRAINING, ANNA, Purpose.CONTACT, DIRK))
                .isFalse();
    }

    private static Actor self(PersonId person) {
        return new Actor.Self(person.value());
    }
}
