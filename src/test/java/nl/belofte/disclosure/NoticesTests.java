package nl.belofte.disclosure;

import static nl.belofte.disclosure.Way.EMAIL;
import static nl.belofte.disclosure.Way.I;
import static nl.belofte.disclosure.Way.ICT;
import static nl.belofte.disclosure.Way.PAYMENT;
import static nl.belofte.disclosure.Way.PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nl.belofte.Customers;
import nl.belofte.disclosure.StandIn.Manner;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Floor;
import nl.belofte.evidence.Deed;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who received data is told when it is rectified, erased or restricted. Art. 19 GDPR. */
class NoticesTests {

    private final Way way = Way.on("2026-03-02");
    private final PersonId anna = way.floor.person(I);
    private final DossierId order = way.order(anna);

    @AfterEach
    void close() {
        way.close();
    }

    private int waiting() {
        return way.floor.count("notice");
    }

    @Test
    void aRectifiedValueGoesToWhoeverHasTheOldOneOnce() {
        var reference = way.pay(order, Category.EMAIL).reference();
        way.pay(order, Category.NAME_AND_ADDRESS);

        way.rectify(order, "anna@nieuw.example");
        way.notices().deliver();
        way.notices().deliver();

        assertThat(way.payment.kinds()).containsExactly("disclosed", "disclosed", "rectified");
        assertThat(way.payment.received().getLast()).hasToString("""
                {"kind":"rectified","reference":"%s","controller":"ipcall","data":{"email":{"email":"anna@nieuw.example"}}}""".formatted(reference));
        assertThat(way.deeds(anna)).endsWith(Deed.RECTIFIED, Deed.READ, Deed.DISCLOSED);
        assertThat(way.last(anna, Deed.DISCLOSED).detail()).isEqualTo(PAYMENT + " email rectified " + reference);
        assertThat(waiting()).isZero();
    }

    @Test
    void aDisclosureInTheMidstOfARectificationTakesTheNewValue() {
        var paid = way.floor.inTransaction(() -> {
            way.rectify(order, "anna@nieuw.example");
            var paying = CompletableFuture.supplyAsync(() -> way.pay(order, Category.EMAIL));
            // Told afresh each time, as the view of the sessions is not within a transaction.
            Customers.await(() -> way.floor.count("pg_locks where not granted") > 0);
            return paying;
        });
        paid.join();

        assertThat(way.payment.received()).singleElement().asString().contains("anna@nieuw.example");
    }

    @Test
    void whereTheNewValueMayNotLeaveTheRecipientHearsThatTheOldOneIsWrong() {
        var subscription = way.floor.open(I, anna, Purpose.SUBSCRIPTION, Floor.ANNA);
        way.agree("2026-01-01", "2026-03-02");
        way.disclosures.disclose(subscription, ICT, EMAIL, Purpose.SUBSCRIPTION, PLATFORM, "service");
        way.floor.clock.set(LocalDate.parse("2026-03-03"));

        way.rectify(subscription, "anna@nieuw.example");
        way.notices().deliver();

        assertThat(way.ict.kinds()).containsExactly("disclosed", "rectified");
        assertThat(way.ict.received().getLast().has("data")).isFalse();
        assertThat(way.deeds(anna)).endsWith(Deed.RECTIFIED, Deed.TOLD);
    }

    @Test
    void anErasureIsToldOnceToEverybodyAndNamesNobody() {
        way.agree("2026-01-01", "2026-12-31");
        var subscription = way.floor.open(I, anna, Purpose.SUBSCRIPTION, Floor.ANNA);
        var one = way.disclosures.disclose(subscription, ICT, EMAIL, Purpose.SUBSCRIPTION, PLATFORM, "service");
        var other = way.disclosures.disclose(subscription, PAYMENT, EMAIL, Purpose.SUBSCRIPTION, PLATFORM, "payment");

        way.erase(subscription);

        assertThat(way.floor.count("disclosure")).isZero();
        assertThat(way.floor
                        .db
                        .sql("select notice::text from notice")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .noneMatch(row -> row.contains(subscription.toString())
                        || row.contains(anna.value().toString()));

        way.notices().deliver();
        way.notices().deliver();

        assertThat(way.ict.received().getLast()).hasToString("""
                {"kind":"erased","reference":"%s","controller":"ipcall"}""".formatted(one.reference()));
        assertThat(way.payment.received().getLast()).hasToString("""
                {"kind":"erased","reference":"%s","controller":"ipcall"}""".formatted(other.reference()));
        assertThat(way.ict.received()).hasSize(2);
        assertThat(way.payment.received()).hasSize(2);
        assertThat(waiting()).isZero();
        assertThat(way.floor.count(
                        "evidence_opening where payload like '%deed=told%' and person is null and dossier is null"))
                .isEqualTo(2);
        assertThat(way.floor.count(
                        "evidence_opening where payload like '%deed=disclosed%' and dossier = ?", subscription.value()))
                .isZero();
    }

    @Test
    void whoeverReceivedNothingOfItHearsNothing() {
        way.pay(order, Category.EMAIL);
        var other = way.order(way.floor.person(I));

        way.rectify(other, "bram@nieuw.example");
        way.restrict(other);
        way.erase(other);

        assertThat(waiting()).isZero();
    }

    @Test
    void thingsAreToldInTheOrderInWhichTheyHappened() {
        way.pay(order, Category.EMAIL);
        way.payment.behaves(Manner.SAYS_500);
        way.restrict(order);
        way.notices().deliver();
        way.payment.behaves(Manner.TAKES_IT);
        way.lift(order);
        way.erase(order);

        way.notices().deliver();
        assertThat(way.payment.kinds()).as("not before the first is due again").hasSize(2);

        way.floor.clock.goOn(Duration.ofMinutes(1));
        way.notices().deliver();

        assertThat(way.payment.kinds()).containsExactly("disclosed", "restricted", "restricted", "lifted", "erased");
    }

    @Test
    void whatFailsIsTriedAgainLaterAndLaterWithEvidenceOfEach() {
        way.pay(order, Category.EMAIL);
        way.restrict(order);
        way.payment.behaves(Manner.SAYS_500);
        var waits = new ArrayList<Duration>();

        for (int i = 0; i < 16; i++) {
            way.notices().deliver();
            var due = way.floor
                    .db
                    .sql("select due_at from notice")
                    .query(OffsetDateTime.class)
                    .single()
                    .toInstant();
            waits.add(Duration.between(way.floor.clock.instant(), due));
            way.floor.clock.set(due.minusSeconds(1));
            way.notices().deliver();
            way.floor.clock.set(due);
        }

        assertThat(waits.subList(0, 4))
                .containsExactly(
                        Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4));
        assertThat(waits).last().isEqualTo(Duration.ofDays(1));
        assertThat(way.payment.kinds()).hasSize(1 + 16);
        assertThat(way.deeds(anna).stream().filter(Deed.TOLD::equals)).hasSize(16);
        assertThat(way.deeds(anna).stream().filter(Deed.NOT_DELIVERED::equals)).hasSize(16);
    }

    @Test
    void theEvidenceIsThereBeforeTheRecipientHears() {
        way.pay(order, Category.EMAIL);
        var seen = new ArrayList<Integer>();
        way.payment.whenCalled(() -> seen.add(way.floor.count("evidence_opening where payload like '%deed=told%'")));

        way.restrict(order);
        way.notices().deliver();
        way.erase(order);
        way.notices().deliver();

        // The second time the first entry, which pointed to the dossier, is gone with it.
        assertThat(seen).containsExactly(1, 1);
    }

    @Test
    void oneWhoIsSilentDoesNotHoldUpAnother() {
        way.agree("2026-01-01", "2026-12-31");
        for (int i = 0; i < 5; i++) {
            way.pay(order, Category.EMAIL);
        }
        var subscription = way.floor.open(I, anna, Purpose.SUBSCRIPTION, Floor.ANNA);
        way.disclosures.disclose(subscription, ICT, EMAIL, Purpose.SUBSCRIPTION, PLATFORM, "service");
        way.erase(order);
        way.erase(subscription);
        way.payment.behaves(Manner.SAYS_NOTHING);

        way.notices().deliver();

        assertThat(way.ict.kinds()).containsExactly("disclosed", "erased");
        assertThat(way.payment.kinds().stream().filter("erased"::equals)).hasSize(1);
        assertThat(waiting()).isEqualTo(5);
    }

    @Test
    void twoNodesTellOnce() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            way.pay(order, Category.EMAIL);
        }
        way.erase(order);

        var nodes = List.of(
                Thread.startVirtualThread(way.notices()::deliver), Thread.startVirtualThread(way.notices()::deliver));
        for (var node : nodes) {
            node.join();
        }

        assertThat(way.payment.kinds().stream().filter("erased"::equals)).hasSize(20);
        assertThat(waiting()).isZero();
    }

    @Test
    void whatANodeLeftWhenItDiedIsToldByAnother() {
        way.pay(order, Category.EMAIL);
        way.erase(order);
        way.payment.whenCalled(() -> {
            throw new IllegalStateException("nobody reads on");
        });
        way.floor
                .db
                .sql("alter table evidence_opening add constraint dead check (payload not like '%deed=not-delivered%')")
                .update();
        try {
            way.notices().deliver();
        } catch (RuntimeException died) {
            // With its notice taken, and nothing said of what became of it.
        } finally {
            way.floor
                    .db
                    .sql("alter table evidence_opening drop constraint dead")
                    .update();
        }
        way.payment.whenCalled(() -> {});

        way.notices().deliver();
        assertThat(way.payment.kinds()).as("as long as it may be on its way").containsExactly("disclosed");

        way.floor.clock.goOn(PastRecipients.ON_ITS_WAY);
        way.notices().deliver();

        assertThat(way.payment.kinds()).containsExactly("disclosed", "erased");
    }

    @Test
    void anErasureDoesNotOvertakeTheDisclosure() {
        way.payment.whenCalled(() -> {
            way.payment.whenCalled(() -> {});
            way.erase(order);
            way.notices().deliver();
        });

        way.pay(order, Category.EMAIL);

        assertThat(way.payment.kinds()).containsExactly("disclosed");
        way.floor.clock.goOn(PastRecipients.ON_ITS_WAY);
        way.notices().deliver();
        assertThat(way.payment.kinds()).containsExactly("disclosed", "erased");
    }

    @Test
    void aRectificationOfWhatIsErasedMeanwhileTellsNoValue() {
        way.pay(order, Category.EMAIL);

        way.rectify(order, "anna@nieuw.example");
        way.erase(order);
        way.notices().deliver();

        assertThat(way.payment.kinds()).containsExactly("disclosed", "rectified", "erased");
        assertThat(way.payment.received().stream().filter(sent -> sent.has("data")))
                .hasSize(1);
    }

    @Test
    void isTakenBackWithWhatItTellsOf() {
        way.pay(order, Category.EMAIL);

        way.floor.transaction.executeWithoutResult(status -> {
            way.news.restricted(order);
            status.setRollbackOnly();
        });

        assertThat(waiting()).isZero();
    }
}
