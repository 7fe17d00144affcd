package nl.belofte.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.belofte.TestClock;
import nl.belofte.dossier.Step.Clock;
import nl.belofte.dossier.Step.Stage;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Regime;
import nl.belofte.statement.Role;
import nl.belofte.statement.Statement;
import nl.belofte.statement.StatementFolder;
import nl.belofte.statement.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
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
            assertThat(permits(DRAWING, held, purpose, actor)).isEqualTo(held == purpose || training);
            assertThat(permits(WITHOUT_TRAINING, held, purpose, actor)).isEqualTo(held == purpose);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aPersonOpensHisOwnForItsPurposeAndByRight(Purpose held, Purpose purpose) {
        for (boolean restricted : new boolean[] {false, true}) {
            for (boolean objected : new boolean[] {false, true}) {
                var annas = dossier(held, restricted, objected);
                assertThat(PurposeRule.permits(DRAWING, annas, new Use(purpose, self(ANNA))))
                        .isEqualTo(held == purpose || purpose == Purpose.RIGHTS);
                assertThat(PurposeRule.permits(DRAWING, annas, new Use(purpose, self(BRAM))))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void againstAnObjectionNobodyElseOpensIt(Purpose held, Purpose purpose) {
        assertThat(PurposeRule.permits(DRAWING, dossier(held, false, true), new Use(purpose, DIRK)))
                .isFalse();
    }

    /** Art. 18(2) GDPR, over every purpose, whoever asks, and whatever for; a new purpose or role joins by itself. */
    @ParameterizedTest
    @MethodSource("pairs")
    void whatIsRestrictedIsOpenedForItsPersonForRightsAndForAClaim(Purpose held, Purpose purpose) {
        for (boolean claimed : new boolean[] {false, true}) {
            var restricted = dossier(held, true, false, claimed);
            for (var statement : new Statement[] {DRAWING, WITHOUT_TRAINING}) {
                for (var use : uses(purpose)) {
                    boolean his = use.actor().equals(self(ANNA)) && (purpose == held || purpose == Purpose.RIGHTS);
                    boolean aboutRights =
                            held == Purpose.RIGHTS && purpose == Purpose.RIGHTS && !(use.actor() instanceof Actor.Self);
                    boolean forAClaim = claimed
                            && purpose == Purpose.RIGHTS
                            && use.actor().id().equals("staff:privacy-officer");
                    assertThat(PurposeRule.permits(statement, restricted, use))
                            .as("%s, claimed: %s", use, claimed)
                            .isEqualTo(his || aboutRights || forAClaim);
                }
            }
        }
    }

    /** Of everybody who can ask, with a reason and without. */
    private static List<Use> uses(Purpose purpose) {
        var uses = new ArrayList<>(
                List.of(new Use(purpose, self(ANNA)), new Use(purpose, self(BRAM)), new Use(purpose, SWEEP)));
        for (var role : Role.values()) {
            uses.add(new Use(purpose, Floor.dirk(role.id())));
            for (var reason : LookReason.values()) {
                uses.add(new Use(purpose, Floor.dirk(role.id()), Optional.of(reason)));
            }
        }
        return uses;
    }

    @ParameterizedTest
    @EnumSource
    void forAClaimThatIsReadWhichTheRoleReadsOfThatPurpose(Purpose held) {
        var officer = new Use(Purpose.RIGHTS, Floor.dirk("privacy-officer"));

        assertThat(PurposeRule.readable(DRAWING, dossier(held, true, false, true), officer))
                .isEqualTo(DRAWING.access().readable(held, Role.PRIVACY_OFFICER, true));
    }

    @Test
    void drawingOnIsNotMutual() {
        assertThat(permits(DRAWING, Purpose.TRAINING, Purpose.CONTACT, DIRK)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void theRoleSaysWhatStaffRead(Purpose purpose) {
        for (var statement : new Statement[] {DRAWING, WITHOUT_TRAINING}) {
            for (var role : Role.values()) {
                var staff = Floor.dirk(role.id());
                assertThat(PurposeRule.readable(statement, new Use(purpose, staff)))
                        .isEqualTo(statement.access().readable(purpose, role, false));
                assertThat(PurposeRule.readable(statement, new Use(purpose, staff, Optional.of(LookReason.TELEPHONE))))
                        .isEqualTo(statement.access().readable(purpose, role, true));
                for (var category : Category.values()) {
                    assertThat(PurposeRule.changes(statement, purpose, staff, category))
                            .isEqualTo(statement
                                    .access()
                                    .readable(purpose, role, false)
                                    .contains(category));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoReadsSomethingOfItOrLooksAfterTheRightsOfAllMayAct(Purpose purpose) {
        for (var role : Role.values()) {
            var staff = new Actor.Staff(role.id(), UUID.nameUUIDFromBytes(new byte[] {5}));
            var access = DRAWING.access();

            assertThat(PurposeRule.acts(DRAWING, purpose, staff))
                    .as(role.id())
                    .isEqualTo(role == Role.PRIVACY_OFFICER
                            || !access.readable(purpose, role, true).isEmpty());
        }
        assertThat(PurposeRule.acts(DRAWING, purpose, SWEEP)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theirOwnAndThePlatformsUsesAreWhole(Purpose purpose) {
        for (var actor : new Actor[] {self(ANNA), SWEEP}) {
            assertThat(PurposeRule.readable(DRAWING, new Use(purpose, actor))).contains(Category.values());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRoleThatNobodyKnowsReadsNothing(Purpose purpose) {
        var use = new Use(purpose, Floor.dirk("director"), Optional.of(LookReason.TELEPHONE));

        assertThat(PurposeRule.readable(DRAWING, use)).isEmpty();
    }

    @Test
    void onlyStaffGiveAReason() {
        for (var actor : new Actor[] {self(ANNA), SWEEP}) {
            assertThatThrownBy(() -> new Use(Purpose.ACCOUNT, actor, Optional.of(LookReason.FAULT)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static boolean permits(Statement statement, Purpose held, Purpose purpose, Actor actor) {
        return PurposeRule.permits(statement, dossier(held, false, false), new Use(purpose, actor));
    }

    /** One of Anna's. */
    private static SealedDossier dossier(Purpose held, boolean restricted, boolean objected) {
        return dossier(held, restricted, objected, false);
    }

    private static SealedDossier dossier(Purpose held, boolean restricted, boolean objected, boolean claimed) {
        var outside = new Dossier(
                DossierId.random(),
                "ipcall",
                ANNA,
                held,
                LocalDate.of(2026, 8, 1),
                LegalBasis.CONTRACT,
                Regime.DOMESTIC,
                LocalDate.of(2026, 8, 1),
                Optional.empty(),
                restricted,
                Content.EMPTY);
        return new SealedDossier(
                outside,
                new Stage(Clock.STANDS, restricted, claimed),
                objected,
                claimed,
                1,
                new byte[0],
                new SealedValues(Map.of()));
    }

    private static Actor self(PersonId person) {
        return new Actor.Self(person.value());
    }
}
