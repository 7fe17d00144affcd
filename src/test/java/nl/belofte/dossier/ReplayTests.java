package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.BRAM;
import static nl.belofte.dossier.Floor.dirk;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Recorded;
import nl.belofte.ledger.Ledger;
import nl.belofte.ledger.No;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Event;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database is put back to where it was; the ledger was not. */
@Tag("faults")
class ReplayTests {

    private static final String V = "voipexpress";

    private final Floor floor = Floor.on("2026-03-02");
    private final PersonId anna = floor.person(V);
    private final PersonId bram = floor.person(V);
    private final DossierId account = floor.open(V, anna, Purpose.ACCOUNT, ANNA);
    private final DossierId order = floor.open(V, anna, Purpose.ORDER, ANNA);
    private final DossierId brams = floor.open(V, bram, Purpose.ACCOUNT, BRAM);

    @AfterEach
    void close() {
        floor.close();
    }

    /** What is done after the backup was made, the backup put back, and the platform started on it. */
    private void restoredAfter(Runnable deeds) {
        floor.restoredAfter(deeds);
        floor.dossiers();
    }

    private void assertNothingChanges(Runnable start) {
        long entries = floor.evidence.count();
        start.run();
        assertThat(floor.evidence.count()).isEqualTo(entries);
    }

    @Test
    void whoWasErasedIsErasedAgainAndNobodyElse() {
        restoredAfter(() -> floor.erase(account, order));

        assertThat(floor.erased(account)).isTrue();
        assertThat(floor.erased(order)).isTrue();
        assertThat(floor.count("person where id = ?", anna.value())).isZero();
        assertThat(floor.read(brams, Purpose.ACCOUNT, self(bram)).content()).isEqualTo(BRAM);
        assertThat(floor.evidence.newest(20))
                .filteredOn(each -> each.entry().deed() == Deed.ERASED)
                .hasSize(2)
                .allMatch(each -> each.entry().actor().equals("platform:ledger"));
        assertNothingChanges(floor::dossiers);
    }

    @Test
    void anAccountThatWasClosedIsClosedOnTheSameDay() {
        restoredAfter(() -> floor.dossiers.end(account, Event.CLOSED, self(anna)));
        floor.clock.set(LocalDate.of(2026, 9, 2));

        floor.sweep().run();

        assertThat(floor.erased(account)).isTrue();
    }

    @Test
    void anAccountThatWasClosedAndOpenedAgainIsOpen() {
        restoredAfter(() -> {
            floor.dossiers.end(account, Event.CLOSED, self(anna));
            floor.dossiers.reopen(account, self(anna));
        });

        assertThat(floor.read(account, Purpose.ACCOUNT, self(anna)).happened()).isEmpty();
        assertNothingChanges(floor::dossiers);
    }

    @Test
    void anAccountThatWasOpenedAgainAndClosedLaterIsClosedOnTheLaterDay() {
        floor.dossiers.end(account, Event.CLOSED, self(anna));
        restoredAfter(() -> {
            floor.clock.set(LocalDate.of(2026, 4, 2));
            floor.dossiers.reopen(account, self(anna));
            floor.clock.set(LocalDate.of(2026, 5, 2));
            floor.dossiers.end(account, Event.CLOSED, self(anna));
        });

        floor.clock.set(LocalDate.of(2026, 11, 1));
        floor.sweep().run();
        assertThat(floor.erased(account)).isFalse();
        floor.clock.set(LocalDate.of(2026, 11, 2));
        floor.sweep().run();
        assertThat(floor.erased(account)).isTrue();
    }

    @Test
    void whatOneNodeClosedAndAnotherOpenedAgainIsOpen() {
        try (var other = new Ledger(floor.db, floor.folder.resolve("ledger"), "another")) {
            var dossiers = floor.dossiers(other);
            floor.dossiers.end(account, Event.CLOSED, self(anna));
            dossiers.reopen(account, self(anna));
            dossiers.end(brams, Event.CLOSED, self(bram));
            floor.dossiers.reopen(brams, self(bram));
        }

        assertNothingChanges(floor::dossiers);
        assertThat(floor.read(account, Purpose.ACCOUNT, self(anna)).happened()).isEmpty();
        assertThat(floor.read(brams, Purpose.ACCOUNT, self(bram)).happened()).isEmpty();
    }

    @Test
    void whatWasRestrictedIsRestrictedAndWhatWasLiftedIsNot() {
        restoredAfter(() -> {
            floor.dossiers.restrict(account, RestrictionGround.ACCURACY, self(anna));
            floor.dossiers.restrict(order, RestrictionGround.ACCURACY, self(anna));
            floor.dossiers.lift(order, self(anna));
        });

        assertThatThrownBy(() -> floor.read(account, Purpose.ACCOUNT, dirk("support")))
                .isInstanceOf(NotPermitted.class);
        assertThat(floor.read(order, Purpose.ORDER, dirk("support")).content()).isEqualTo(ANNA);
    }

    @Test
    void whatIsRestrictedAgainOnAnotherGroundIsRestrictedOnThat() {
        floor.dossiers.restrict(account, RestrictionGround.ACCURACY, self(anna));
        restoredAfter(() -> {
            floor.dossiers.lift(account, self(anna));
            floor.dossiers.restrict(account, RestrictionGround.CLAIM, self(anna));
            floor.dossiers.restrict(order, RestrictionGround.OBJECTION, self(anna));
        });

        var restrictions = floor.outlines().restrictions(List.of(account, order, brams));
        assertThat(restrictions.get(account).ground()).isEqualTo(RestrictionGround.CLAIM);
        assertThat(restrictions.get(order).ground()).isEqualTo(RestrictionGround.OBJECTION);
        assertThat(restrictions).doesNotContainKey(brams);
        assertThat(floor.evidence.about(anna.value(), Long.MAX_VALUE, 10))
                .filteredOn(
                        each -> each.deed() == Deed.RESTRICTED && each.actor().equals("platform:ledger"))
                .extracting(Recorded::detail)
                .containsExactlyInAnyOrder("claim", "objection");
        assertNothingChanges(floor::dossiers);
    }

    /** The ledger told no ground until there was one. */
    @Test
    void aRestrictionFromBeforeTheGroundsIsRestrictedAllTheSame() {
        floor.dossiers.restrict(account, RestrictionGround.UNLAWFUL, self(anna));
        restoredAfter(() -> floor.inTransaction(() -> {
            floor.ledger.add(List.of(
                    new No(No.Kind.RESTRICTED, account.value(), "", LocalDate.of(2026, 3, 2)),
                    new No(No.Kind.RESTRICTED, order.value(), "", LocalDate.of(2026, 3, 2))));
            return true;
        }));

        var restrictions = floor.outlines().restrictions(List.of(account, order));
        assertThat(restrictions.get(account).ground()).isEqualTo(RestrictionGround.UNLAWFUL);
        assertThat(restrictions.get(order).ground()).isEqualTo(RestrictionGround.CLAIM);
    }

    @Test
    void whoObjectedHasObjected() {
        restoredAfter(() -> floor.dossiers.object(anna, Purpose.ORDER, self(anna)));

        assertThatThrownBy(() -> floor.read(order, Purpose.ORDER, dirk("support")))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void whatWasHeldIsHeldPastItsDayAndWhatWasReleasedIsNot() {
        var staff = (Actor.Staff) dirk("support");
        var second = new Actor.Staff("privacy-officer", UUID.randomUUID());
        floor.dossiers.end(account, Event.CLOSED, self(anna));
        floor.dossiers.end(brams, Event.CLOSED, self(bram));
        restoredAfter(() -> {
            floor.dossiers.hold(account, HoldReason.TAX_AUDIT, staff, second);
            floor.dossiers.hold(brams, HoldReason.CLAIM, staff, second);
            floor.dossiers.release(brams, staff);
        });
        assertNothingChanges(floor::dossiers);
        floor.clock.set(LocalDate.of(2026, 9, 2));

        assertThat(floor.sweep().run().clean()).isTrue();

        assertThat(floor.erased(account)).isFalse();
        assertThat(floor.erased(brams)).isTrue();
        assertThat(floor.db.sql("select * from legal_hold").query().singleRow())
                .containsEntry("reason", "tax-audit")
                .containsEntry("asked_by", staff.dossier())
                .containsEntry("approved_by", second.dossier());
        assertThat(floor.evidence.newest(20))
                .filteredOn(each -> each.entry().deed() == Deed.HELD)
                .singleElement()
                .matches(each -> each.entry().actor().equals("platform:ledger"));
    }

    @Test
    void whatWasHeldForAnotherReasonSinceIsHeldForThat() {
        var staff = (Actor.Staff) dirk("support");
        var second = new Actor.Staff("privacy-officer", UUID.randomUUID());
        floor.dossiers.hold(account, HoldReason.CLAIM, staff, second);
        restoredAfter(() -> {
            floor.dossiers.release(account, staff);
            floor.dossiers.hold(account, HoldReason.AUTHORITY, staff, second);
        });

        assertThat(floor.count("legal_hold where reason = 'authority'")).isEqualTo(1);
        floor.dossiers.release(account, staff);
        assertNothingChanges(floor::dossiers);
    }

    @Test
    void whatWasHeldInTheBackupAndErasedLaterIsErased() {
        var staff = (Actor.Staff) dirk("support");
        floor.dossiers.hold(account, HoldReason.CLAIM, staff, new Actor.Staff("privacy-officer", UUID.randomUUID()));

        restoredAfter(() -> {
            floor.dossiers.release(account, staff);
            floor.erase(account);
        });

        assertThat(floor.erased(account)).isTrue();
        assertThat(floor.count("legal_hold")).isZero();
    }

    @Test
    void whatCameAfterTheBackupIsNoConcern() {
        restoredAfter(() -> floor.erase(floor.open(V, bram, Purpose.ORDER, BRAM)));

        assertThat(floor.count("dossier where person is not null")).isEqualTo(3);
    }

    @Test
    void aStartAsAlwaysDoesNothingAgain() {
        floor.erase(order);
        floor.dossiers.end(account, Event.CLOSED, self(anna));
        floor.dossiers.restrict(brams, RestrictionGround.ACCURACY, self(bram));
        floor.dossiers.object(bram, Purpose.ORDER, self(bram));
        floor.dossiers.hold(
                account,
                HoldReason.CLAIM,
                (Actor.Staff) dirk("support"),
                new Actor.Staff("privacy-officer", UUID.randomUUID()));

        assertNothingChanges(floor::dossiers);
    }

    @Test
    void theEvidenceOfARestoredDatabaseTellsOfTheGapAndHolds() {
        floor.chain().seal();

        restoredAfter(() -> {
            floor.erase(account);
            floor.chain().seal();
            floor.erase(order);
            floor.chain().seal();
        });
        floor.chain().seal();

        var verdict = floor.chain().verify();
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.gaps()).hasSize(1);
        assertThat(List.of(floor.erased(account), floor.erased(order))).containsOnly(true);
    }
}
