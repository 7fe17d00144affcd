package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.BRAM;
import static nl.belofte.dossier.Floor.dirk;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Recorded;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Event;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to a dossier between its opening and its erasure. */
class LifeTests {

    private static final String V = "voipexpress";
    private static final Actor.Staff DIRK = (Actor.Staff) dirk("support");
    private static final Actor.Staff ANOTHER =
            new Actor.Staff("privacy-officer", UUID.nameUUIDFromBytes(new byte[] {5}));

    private final Floor floor = Floor.on("2026-03-02");
    private final PersonId anna = floor.person(V);
    private final DossierId account = floor.open(V, anna, Purpose.ACCOUNT, ANNA);

    @AfterEach
    void close() {
        floor.close();
    }

    private void on(String day) {
        floor.clock.set(LocalDate.parse(day));
    }

    private boolean sweptOn(String day) {
        on(day);
        var result = floor.sweep().run();
        assertThat(result.clean()).as("sweep on %s", day).isTrue();
        return floor.erased(account);
    }

    private Deed newest() {
        return floor.evidence.about(anna.value(), Long.MAX_VALUE, 1).getFirst().deed();
    }

    private List<Boolean> handedOutOn(String day) {
        on(day);
        return List.of(
                !floor.dossiers
                        .read(List.of(account), new Use(Purpose.ACCOUNT, DIRK))
                        .isEmpty(),
                !floor.dossiers.readOwn(anna).isEmpty());
    }

    @Test
    void whatIsPastItsDayIsHandedOutToNobodyThoughNoSweepCameBy() {
        floor.dossiers.end(account, Event.CLOSED, self(anna));

        assertThat(handedOutOn("2026-09-01")).containsExactly(true, true);
        assertThat(handedOutOn("2026-09-02")).containsExactly(false, false);
        assertThat(handedOutOn("2026-09-03")).containsExactly(false, false);
        for (var actor : List.of(self(anna), DIRK)) {
            assertThatThrownBy(() -> floor.dossiers.read(account, new Use(Purpose.ACCOUNT, actor)))
                    .isInstanceOf(NotPermitted.class)
                    .hasMessage("no dossier " + account);
        }
        assertThatThrownBy(() -> floor.dossiers.restrict(account, RestrictionGround.ACCURACY, self(anna)))
                .isInstanceOf(NotPermitted.class);
        assertThat(floor.erased(account)).as("it still waits for a sweep").isFalse();
    }

    @Test
    void whatIsKeptPastItsDayIsHandedOutUntilNothingKeepsItAnyMore() {
        floor.dossiers.end(account, Event.CLOSED, self(anna));
        floor.dossiers.hold(account, HoldReason.CLAIM, DIRK, ANOTHER);

        assertThat(handedOutOn("2026-09-03")).containsExactly(true, true);
        floor.dossiers.release(account, DIRK);
        assertThat(handedOutOn("2026-09-03")).containsExactly(false, false);
    }

    @Test
    void whatIsRestrictedIsReadByItsPersonAndForRightsOnly() {
        floor.dossiers.restrict(account, RestrictionGround.ACCURACY, self(anna));

        assertThat(newest()).isEqualTo(Deed.RESTRICTED);
        assertThatThrownBy(() -> floor.read(account, Purpose.ACCOUNT, DIRK)).isInstanceOf(NotPermitted.class);
        assertThat(floor.dossiers.read(List.of(account), new Use(Purpose.ACCOUNT, DIRK)))
                .isEmpty();
        assertThat(floor.read(account, Purpose.ACCOUNT, self(anna)).content()).isEqualTo(ANNA);

        floor.dossiers.lift(account, ANOTHER);

        assertThat(newest()).isEqualTo(Deed.LIFTED);
        assertThat(floor.read(account, Purpose.ACCOUNT, DIRK).content()).isEqualTo(ANNA);
    }

    @Test
    void whatIsRestrictedIsNotAddedTo() {
        floor.dossiers.restrict(account, RestrictionGround.ACCURACY, self(anna));

        assertThatThrownBy(() -> write("+31612345678", DIRK)).isInstanceOf(NotPermitted.class);
    }

    @Test
    void whatIsRestrictedIsKeptWhileThatLastsAndGoesAfter() {
        floor.dossiers.end(account, Event.CLOSED, self(anna));
        floor.dossiers.restrict(account, RestrictionGround.ACCURACY, self(anna));

        assertThat(sweptOn("2026-09-02")).isFalse();
        assertThat(sweptOn("2027-09-02")).isFalse();
        floor.dossiers.lift(account, self(anna));

        assertThat(sweptOn("2027-09-02")).isTrue();
    }

    @Test
    void whatIsHeldIsKeptPastItsTermAndGoesWhenItIsReleased() {
        floor.dossiers.end(account, Event.CLOSED, self(anna));
        floor.dossiers.hold(account, HoldReason.CLAIM, DIRK, ANOTHER);
        assertThat(newest()).isEqualTo(Deed.HELD);

        assertThat(sweptOn("2030-01-01")).isFalse();
        assertThat(floor.erase(account)).isZero();
        floor.dossiers.release(account, DIRK);

        assertThat(newest()).isEqualTo(Deed.RELEASED);
        assertThat(sweptOn("2030-01-01")).isTrue();
        assertThat(floor.count("legal_hold")).isZero();
    }

    @Test
    void aHoldNeedsASecondPerson() {
        assertThatThrownBy(() -> floor.dossiers.hold(account, HoldReason.CLAIM, DIRK, DIRK))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> floor.dossiers.hold(
                        account, HoldReason.CLAIM, DIRK, new Actor.Staff("privacy-officer", DIRK.dossier())))
                .as("in another role")
                .isInstanceOf(NotPermitted.class);

        assertThat(floor.count("legal_hold")).isZero();
        assertThat(floor.count("dossier where kept_on is not null")).isZero();
    }

    @Test
    void whoComesBackBeforeTheDayKeepsTheAccountAndItsClockBeginsAnew() {
        floor.dossiers.end(account, Event.CLOSED, self(anna));
        on("2026-09-01");

        floor.dossiers.reopen(account, self(anna));

        assertThat(newest()).isEqualTo(Deed.REOPENED);
        assertThat(sweptOn("2026-09-03")).isFalse();
        floor.dossiers.end(account, Event.CLOSED, self(anna));
        assertThat(sweptOn("2027-03-02")).isFalse();
        assertThat(sweptOn("2027-03-03")).isTrue();
    }

    @Test
    void whoComesBackOnTheDayItselfIsTooLate() {
        floor.dossiers.end(account, Event.CLOSED, self(anna));
        on("2026-09-02");

        assertThatThrownBy(() -> floor.dossiers.reopen(account, self(anna))).isInstanceOf(NotPermitted.class);
    }

    @Test
    void whatIsNotEndedOrEndsForGoodIsNotReopened() {
        var order = floor.open(V, anna, Purpose.ORDER, ANNA);
        floor.dossiers.end(order, Event.COMPLETED, DIRK);
        var change = floor.open(V, anna, Purpose.EMAIL_CHANGE, ANNA);

        for (var id : List.of(account, order, change)) {
            assertThatThrownBy(() -> floor.dossiers.reopen(id, self(anna))).isInstanceOf(NotPermitted.class);
        }
    }

    @Test
    void whatIsWrittenStandsInThatDossierOnly() {
        var order = floor.open(V, anna, Purpose.ORDER, ANNA);

        write("+31612345678", self(anna));

        assertThat(newest()).isEqualTo(Deed.WRITTEN);
        assertThat(floor.read(account, Purpose.ACCOUNT, DIRK).content())
                .isEqualTo(ANNA.with(Category.PHONE, Map.of(Field.PHONE, "+31612345678")));
        assertThat(floor.read(order, Purpose.ORDER, DIRK).content()).isEqualTo(ANNA);
    }

    @Test
    void nothingIsWrittenForAnotherPurposeOrThatIsNotDeclared() {
        assertThatThrownBy(() -> floor.dossiers.write(
                        account, Category.PHONE, Map.of(Field.PHONE, "1"), new Use(Purpose.ORDER, DIRK)))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> floor.dossiers.write(
                        account, Category.GENDER, Map.of(Field.GENDER, "x"), new Use(Purpose.ACCOUNT, DIRK)))
                .isInstanceOf(NotDeclared.class);
    }

    @Test
    void whatEndedIsNotWrittenOrRectifiedAnyMore() {
        floor.dossiers.end(account, Event.CLOSED, self(anna));

        assertThatThrownBy(() -> write("+31612345678", self(anna))).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> floor.dossiers.rectify(
                        account, Category.EMAIL, Map.of(Field.EMAIL, "bram@voorbeeld.example"), self(anna)))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void anObjectionStopsReadingForThatPurposeAndForNoOther() {
        var order = floor.open(V, anna, Purpose.ORDER, ANNA);

        floor.dossiers.object(anna, Purpose.ORDER, self(anna));
        floor.dossiers.object(anna, Purpose.ORDER, self(anna));

        assertThatThrownBy(() -> floor.read(order, Purpose.ORDER, DIRK)).isInstanceOf(NotPermitted.class);
        assertThat(floor.read(order, Purpose.ORDER, self(anna)).content()).isEqualTo(ANNA);
        assertThat(floor.read(account, Purpose.ACCOUNT, DIRK).content()).isEqualTo(ANNA);
        assertThat(floor.count("objection")).isEqualTo(1);
    }

    @Test
    void theGroundOfARestrictionStandsWithItAndInTheLog() {
        for (var ground : RestrictionGround.values()) {
            floor.dossiers.restrict(account, ground, self(anna));

            assertThat(floor.outlines().restrictions(List.of(account)))
                    .containsEntry(account, new Restriction(ground, LocalDate.parse("2026-03-02"), Optional.empty()));
            assertThat(floor.evidence.about(anna.value(), Long.MAX_VALUE, 1).getFirst())
                    .extracting(Recorded::deed, Recorded::detail)
                    .containsExactly(Deed.RESTRICTED, ground.id());
            floor.dossiers.lift(account, self(anna));
        }
        assertThat(floor.outlines().restrictions(List.of(account))).isEmpty();
    }

    /** Three points around the day that the letter says. */
    @Test
    void aRestrictionEndsOnTheDayThatItsPersonWasToldAndNotBefore() {
        floor.dossiers.restrict(account, RestrictionGround.ACCURACY, self(anna));
        floor.dossiers.liftOn(account, LocalDate.parse("2026-03-09"), ANOTHER);

        assertThat(restrictedOn("2026-03-08")).isTrue();
        assertThat(restrictedOn("2026-03-09")).isFalse();
        assertThat(restrictedOn("2026-03-10")).isFalse();
        assertThat(newest()).isEqualTo(Deed.LIFTED);
    }

    private boolean restrictedOn(String day) {
        on(day);
        floor.dossiers.liftEnded(new Actor.Platform("restriction"));
        return floor.outlines().restrictions(List.of(account)).containsKey(account);
    }

    @Test
    void whoRestrictsAnewIsNotCaughtByTheDayOfBefore() {
        floor.dossiers.restrict(account, RestrictionGround.ACCURACY, self(anna));
        floor.dossiers.liftOn(account, LocalDate.parse("2026-03-09"), ANOTHER);
        floor.dossiers.lift(account, self(anna));
        floor.dossiers.restrict(account, RestrictionGround.ACCURACY, self(anna));

        assertThat(restrictedOn("2026-03-10")).isTrue();
    }

    /** What its person wants kept apart ends when its person says so; and nobody else's role ends one. */
    @ParameterizedTest
    @EnumSource
    void onlyWhatWaitedForUsIsOursToEndAndOnlyForWhoLooksAfterRights(RestrictionGround ground) {
        floor.dossiers.restrict(account, ground, self(anna));

        assertThatThrownBy(() -> floor.dossiers.liftOn(account, LocalDate.parse("2026-03-09"), DIRK))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> floor.dossiers.lift(account, DIRK)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> floor.dossiers.liftOn(account, LocalDate.parse("2026-03-02"), ANOTHER))
                .as("without being told before")
                .isInstanceOf(NotPermitted.class);
        if (ground.untilDecided()) {
            floor.dossiers.liftOn(account, LocalDate.parse("2026-03-09"), ANOTHER);
        } else {
            assertThatThrownBy(() -> floor.dossiers.liftOn(account, LocalDate.parse("2026-03-09"), ANOTHER))
                    .isInstanceOf(NotPermitted.class);
        }
        assertThat(restrictedOn("2026-03-09")).isEqualTo(!ground.untilDecided());
    }

    @Test
    void anObjectionGoesWithThePerson() {
        floor.dossiers.object(anna, Purpose.ORDER, self(anna));

        floor.erase(account);

        assertThat(floor.count("objection")).isZero();
        assertThat(floor.count("person")).isZero();
        assertThat(floor.chain().verify().faults()).isEmpty();
    }

    @Test
    void nobodyObjectsOrRestrictsForAnother() {
        var bram = floor.person(V);

        assertThatThrownBy(() -> floor.dossiers.object(anna, Purpose.ORDER, self(bram)))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> floor.dossiers.restrict(account, RestrictionGround.ACCURACY, self(bram)))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void aPageOfFiftyIsOneQueryAndOneBatchOfEvidence() {
        var ids = Stream.generate(() -> floor.open(V, Purpose.ORDER, BRAM))
                .limit(50)
                .toList();
        var erased = floor.open(V, Purpose.ORDER, BRAM);
        floor.erase(erased);
        int batches = floor.count("evidence_batch");

        var read = floor.dossiers.read(
                Stream.concat(ids.stream(), Stream.of(erased, account)).toList(), new Use(Purpose.ORDER, DIRK));

        assertThat(read).extracting(Dossier::id).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(read).allMatch(dossier -> dossier.content().equals(BRAM));
        assertThat(floor.count("evidence_batch") - batches).isEqualTo(1);
        assertThat(floor.evidence.newest(60).stream()
                        .filter(each -> each.entry().deed() == Deed.READ)
                        .map(each -> each.entry().dossier()))
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().map(DossierId::value).toList());
    }

    @Test
    void theLogTellsTheWholeLife() {
        floor.dossiers.restrict(account, RestrictionGround.ACCURACY, self(anna));
        floor.dossiers.lift(account, self(anna));
        floor.dossiers.end(account, Event.CLOSED, self(anna));
        floor.dossiers.reopen(account, self(anna));
        floor.dossiers.hold(account, HoldReason.TAX_AUDIT, DIRK, ANOTHER);
        floor.dossiers.release(account, DIRK);

        assertThat(floor.evidence.about(anna.value(), Long.MAX_VALUE, 10).reversed())
                .extracting(Recorded::deed)
                .containsExactly(
                        Deed.OPENED, Deed.RESTRICTED, Deed.LIFTED, Deed.ENDED, Deed.REOPENED, Deed.HELD, Deed.RELEASED);
        assertThat(floor.evidence.about(anna.value(), Long.MAX_VALUE, 2))
                .last()
                .extracting(Recorded::detail)
                .isEqualTo("law, approved by staff:privacy-officer");
    }

    private void write(String phone, Actor actor) {
        floor.dossiers.write(account, Category.PHONE, Map.of(Field.PHONE, phone), new Use(Purpose.ACCOUNT, actor));
    }
}
