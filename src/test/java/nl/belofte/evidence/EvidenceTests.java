package nl.belofte.evidence;

import static nl.belofte.evidence.Log.ACCOUNT;
import static nl.belofte.evidence.Log.ANNA;
import static nl.belofte.evidence.Log.ORDER;
import static nl.belofte.evidence.Log.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTests {

    private Log log;

    @BeforeEach
    void open(@TempDir Path folder) {
        log = new Log(folder);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void isReadBackAsItWasRecorded() {
        log.record(
                new Entry("ipcall", Deed.READ, "contact", new Actor.Staff("support", ORDER), ANNA, ACCOUNT, "email"));

        var recorded = log.evidence.about(ANNA, Long.MAX_VALUE, 10).getFirst();

        assertThat(recorded.deed()).isEqualTo(Deed.READ);
        assertThat(recorded.at()).isEqualTo(log.clock.instant());
        assertThat(recorded.controller()).isEqualTo("ipcall");
        assertThat(recorded.purpose()).isEqualTo("contact");
        assertThat(recorded.actor()).isEqualTo("staff:support");
        assertThat(recorded.dossier()).isEqualTo(ACCOUNT);
        assertThat(recorded.detail()).isEqualTo("email");
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    void everyDeedIsReadBack(Deed deed) {
        log.record(entry(deed, null, ""));

        assertThat(log.evidence.about(ANNA, Long.MAX_VALUE, 1))
                .extracting(Recorded::deed)
                .containsExactly(deed);
    }

    @Test
    void theNewestComesFirstAndNoMoreThanAsked() {
        log.record(entry(Deed.OPENED, ACCOUNT, "1"));
        log.record(entry(Deed.READ, ACCOUNT, "2"), entry(Deed.READ, ACCOUNT, "3"));

        assertThat(log.evidence.about(ANNA, Long.MAX_VALUE, 2))
                .extracting(Recorded::detail)
                .containsExactly("3", "2");
        assertThat(log.evidence.newest(10))
                .extracting(newest -> newest.entry().detail())
                .containsExactly("3", "2", "1");
    }

    @Test
    void outsideATransactionIsRefused() {
        assertThatThrownBy(() -> log.evidence.record(entry(Deed.READ, ACCOUNT, "")))
                .isInstanceOf(IllegalStateException.class);

        assertThat(log.extent().entries()).isZero();
    }

    @Test
    void ofADeedThatIsRolledBackNothingIsLeft() {
        log.transaction.executeWithoutResult(rolling -> {
            log.evidence.record(List.of(entry(Deed.OPENED, ACCOUNT, ""), entry(Deed.READ, ACCOUNT, "")));
            rolling.setRollbackOnly();
        });

        assertThat(log.extent()).isEqualTo(new Log.Extent(0, 0, 0));
        log.chain().seal();
        assertThat(log.chain().verify().batches()).isZero();
    }

    @Test
    void aGapThatARollbackLeftIsNoFault() {
        log.record(entry(Deed.OPENED, ACCOUNT, ""));
        log.transaction.executeWithoutResult(rolling -> {
            log.evidence.record(entry(Deed.READ, ACCOUNT, ""));
            rolling.setRollbackOnly();
        });
        log.record(entry(Deed.ENDED, ACCOUNT, ""));
        log.chain().seal();

        assertThat(log.chain().verify()).isEqualTo(new EvidenceChain.Verdict(1, 2, List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "a\rb", "deed=erased", "at=\u2028deed=erased", "=", ""})
    void aDetailCannotPassForAnotherFact(String detail) {
        log.record(entry(Deed.READ, ACCOUNT, detail));

        var recorded = log.evidence.about(ANNA, Long.MAX_VALUE, 1).getFirst();

        assertThat(recorded.deed()).isEqualTo(Deed.READ);
        assertThat(recorded.detail()).isEqualTo(detail.replaceAll("[\n\r\u2028]", " "));
    }

    @Test
    void twoEntriesThatSayTheSameAreTwo() {
        log.record(entry(Deed.READ, ACCOUNT, ""), entry(Deed.READ, ACCOUNT, ""));

        assertThat(log.extent()).isEqualTo(new Log.Extent(2, 2, 2));
        assertThat(log.db
                        .sql("select count(distinct commitment) from evidence_waiting")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aMomentFinerThanTheDatabaseKeepsIsTheSameInTheTextAndTheColumn() {
        log.clock.set(log.clock.instant().plusNanos(123_456_789));
        log.record(entry(Deed.READ, ACCOUNT, ""));
        log.chain().seal();

        assertThat(log.faults()).isEmpty();
        assertThat(log.evidence.about(ANNA, Long.MAX_VALUE, 1).getFirst().at())
                .isEqualTo(log.clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void forgettingADossierMakesItsEntriesUnreadableAndNoOthers() {
        log.fill(2);

        log.erase(ACCOUNT);

        assertThat(log.evidence.about(ANNA, Long.MAX_VALUE, 10))
                .hasSize(3)
                .allMatch(each -> ORDER.equals(each.dossier()) || each.deed() == Deed.ERASED);
        log.chain().seal();
        assertThat(log.chain().verify()).isEqualTo(new EvidenceChain.Verdict(3, 7, List.of(), List.of()));
    }

    @Test
    void forgettingAPersonLeavesTextsThatNameNobody() {
        log.fill(1);
        log.record(entry(Deed.OBJECTED, null, ""));

        log.eraseAndForget(List.of(ANNA), ACCOUNT, ORDER);

        assertThat(log.evidence.about(ANNA, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(log.evidence.newest(10)).hasSize(3);
        assertThat(log.db
                        .sql("select payload from evidence_opening")
                        .query(String.class)
                        .list())
                .noneMatch(payload -> payload.contains(ANNA.toString()));
        assertThat(log.faults()).isEmpty();
    }

    @Test
    void whatWentTogetherIsOneEntryThatTellsHowManyAndWhich() {
        log.fill(2);

        log.eraseTogether(List.of(ANNA), ACCOUNT, ORDER);

        assertThat(log.evidence.newest(10)).hasSize(1);
        assertThat(log.db
                        .sql("select payload from evidence_opening")
                        .query(String.class)
                        .single())
                .contains("\nforgot=6\ndossiers=" + ACCOUNT + " " + ORDER + "\n")
                .doesNotContain(ANNA.toString());
        log.chain().seal();
        assertThat(log.chain().verify()).isEqualTo(new EvidenceChain.Verdict(3, 7, List.of(), List.of()));
    }

    @Test
    void anEntryThatIsNotTiedToADossierOutlivesThemAll() {
        log.record(entry(Deed.LOGGED_OUT, null, ""));

        log.erase(ACCOUNT, ORDER, UUID.randomUUID());
        log.clock.goOn(Duration.ofDays(400));

        assertThat(log.evidence.about(ANNA, Long.MAX_VALUE, 10))
                .extracting(Recorded::deed)
                .contains(Deed.LOGGED_OUT);
    }
}
