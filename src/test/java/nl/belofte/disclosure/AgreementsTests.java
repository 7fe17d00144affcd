package nl.belofte.disclosure;

import static nl.belofte.disclosure.Way.DIRK;
import static nl.belofte.disclosure.Way.EMAIL;
import static nl.belofte.disclosure.Way.I;
import static nl.belofte.disclosure.Way.ICT;
import static nl.belofte.disclosure.Way.PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.belofte.disclosure.NotDisclosed.Why;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Floor;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence.Erased;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without a processing agreement that is in force a processor gets nothing. */
class AgreementsTests {

    private final Way way = Way.on("2026-03-02");
    private final DossierId subscription = way.floor.open(I, Purpose.SUBSCRIPTION, Floor.ANNA);

    @AfterEach
    void close() {
        way.close();
    }

    private boolean passes() {
        try {
            way.disclosures.disclose(subscription, ICT, EMAIL, Purpose.SUBSCRIPTION, PLATFORM, "service");
            assertThat(way.ict.received()).hasSize(1);
            return true;
        } catch (NotDisclosed refused) {
            assertThat(refused.why()).isEqualTo(Why.NO_AGREEMENT);
            assertThat(way.ict.received()).isEmpty();
            return false;
        }
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T12:00:00Z, false",
        "2026-04-01T12:00:00Z, true",
        "2026-04-02T12:00:00Z, true",
        "2026-04-29T12:00:00Z, true",
        "2026-04-30T12:00:00Z, true",
        "2026-05-01T12:00:00Z, false",
        // In Amsterdam, where its days begin and end two hours before those of UTC.
        "2026-03-31T21:59:59Z, false",
        "2026-03-31T22:00:00Z, true",
        "2026-04-30T21:59:59Z, true",
        "2026-04-30T22:00:00Z, false"
    })
    void isLiveFromItsFirstDayToItsLastAndNotADayLonger(Instant now, boolean live) {
        way.agree("2026-04-01", "2026-04-30");
        way.floor.clock.set(now);

        assertThat(passes()).isEqualTo(live);
    }

    @Test
    void isNotThereByItself() {
        assertThat(passes()).isFalse();
    }

    @Test
    void ofAnotherRecipientOrControllerIsNone() {
        way.agreements.record(I, "google-analytics", day("2026-01-01"), null, DIRK);
        way.agreements.record("voipexpress", "google-analytics", day("2026-01-01"), null, DIRK);

        assertThat(passes()).isFalse();
    }

    @Test
    void withoutAnEndGoesOnUntilItIsEnded() {
        var id = way.agreements.record(I, ICT, day("2026-01-01"), null, DIRK);
        way.agreements.end(id, day("2026-03-02"), DIRK);
        assertThat(way.agreements.live(I, ICT)).as("on its last day").isTrue();

        way.agreements.end(id, day("2026-03-01"), DIRK);

        assertThat(passes()).isFalse();
        assertThat(way.agreements.of(I)).singleElement().satisfies(ended -> {
            assertThat(ended.recipient()).isEqualTo(ICT);
            assertThat(ended.first()).isEqualTo("2026-01-01");
            assertThat(ended.last()).contains(day("2026-03-01"));
        });
    }

    @Test
    void isNotMadeLongerNorEndedInThePast() {
        var id = way.agreements.record(I, ICT, day("2026-01-01"), day("2026-03-10"), DIRK);

        assertThatThrownBy(() -> way.agreements.end(id, day("2026-03-11"), DIRK))
                .isInstanceOf(NotAgreed.class)
                .hasMessageContaining("another agreement");
        assertThatThrownBy(() -> way.agreements.end(id, day("2026-02-28"), DIRK))
                .isInstanceOf(NotAgreed.class)
                .hasMessageContaining("2026-03-01");
        assertThat(way.agreements.of(I).getFirst().last()).contains(day("2026-03-10"));
    }

    @Test
    void isOnlyWithWhomTheStatementDeclares() {
        assertThatThrownBy(() -> way.agreements.record(I, "courier", day("2026-01-01"), null, DIRK))
                .isInstanceOf(NotAgreed.class)
                .hasMessage("ipcall declares no recipient courier. Declare it in the statement first.");
        assertThatThrownBy(() -> way.agreements.record(I, ICT, day("2026-01-02"), day("2026-01-01"), DIRK))
                .isInstanceOf(NotAgreed.class);
        assertThat(way.agreements.of(I)).isEmpty();
    }

    @Test
    void itsEvidenceSaysWhoAsLongAsThatIsKept() {
        var id = way.agreements.record(I, ICT, day("2026-01-01"), null, DIRK);
        way.agreements.end(id, day("2026-03-02"), DIRK);

        assertThat(way.floor.count(
                        "evidence_opening where dossier = ? and person is null and payload like '%actor=staff:support%'",
                        DIRK.dossier()))
                .isEqualTo(2);
        way.floor.transaction.executeWithoutResult(_ -> way.floor.evidence.recordErasures(
                List.of(new Erased(
                        new Entry(I, Deed.ERASED, "staff", new Actor.Platform("sweep"), null, DIRK.dossier(), ""),
                        List.of(DIRK.dossier()))),
                List.of()));
        assertThat(way.floor.count("evidence_opening where payload like '%agree%'"))
                .isZero();
        assertThat(way.agreements.of(I)).hasSize(1);
    }
}
