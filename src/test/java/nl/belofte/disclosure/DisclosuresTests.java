package nl.belofte.disclosure;

import static nl.belofte.disclosure.Way.EMAIL;
import static nl.belofte.disclosure.Way.I;
import static nl.belofte.disclosure.Way.ICT;
import static nl.belofte.disclosure.Way.PAYMENT;
import static nl.belofte.disclosure.Way.PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import nl.belofte.disclosure.NotDisclosed.Why;
import nl.belofte.disclosure.StandIn.Manner;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.evidence.Deed;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.StatementFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing leaves unseen, and nothing leaves that is not declared. */
class DisclosuresTests {

    private Way way = Way.on("2026-03-02");

    @AfterEach
    void close() {
        way.close();
    }

    private void assertRefused(Why why, DossierId id, String recipient, Category... categories) {
        long entries = way.floor.evidence.count();
        assertThatThrownBy(() -> way.disclosures.disclose(
                        id, recipient, Set.of(categories), way.purposeOf(id), PLATFORM, "payment"))
                .isInstanceOfSatisfying(
                        NotDisclosed.class, refused -> assertThat(refused.why()).isEqualTo(why))
                .message()
                .matches("[^\n]+\\.")
                .doesNotContain("Anna", "anna@");
        assertThat(way.payment.received()).isEmpty();
        assertThat(way.ict.received()).isEmpty();
        assertThat(way.floor.count("disclosure")).isZero();
        assertThat(way.floor.evidence.count())
                .as("what was not given out was not read")
                .isEqualTo(entries);
    }

    @Test
    void aDeclaredRecipientGetsWhatIsAskedForAndNoMore() {
        var anna = way.floor.person(I);

        var disclosed = way.pay(way.order(anna), Category.EMAIL);

        assertThat(disclosed.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(way.payment.received()).singleElement().hasToString("""
                {"kind":"disclosed","reference":"%s","controller":"ipcall","data":{"email":{"email":"anna@voorbeeld.example"}}}""".formatted(disclosed.reference()));
        assertThat(way.deeds(anna)).containsExactly(Deed.OPENED, Deed.READ, Deed.DISCLOSED);
        assertThat(way.last(anna, Deed.DISCLOSED).detail())
                .isEqualTo("payment-provider email payment " + disclosed.reference());
        assertThat(way.floor.count("disclosure where outcome = 'delivered'")).isOne();
    }

    @Test
    void anUndeclaredRecipientIsRefused() {
        var order = way.order(way.floor.person(I));

        assertRefused(Why.NOT_DECLARED, order, "courier", Category.EMAIL);
        // Which is declared, but by another controller.
        assertRefused(Why.NOT_DECLARED, order, "delivery-service", Category.EMAIL);
    }

    @Test
    void aRecipientOfAnotherPurposeIsRefused() {
        way.agree("2026-01-01", "2026-12-31");
        var anna = way.floor.person(I);

        assertRefused(Why.NOT_FOR_THIS_PURPOSE, way.order(anna), ICT, Category.EMAIL);
        assertRefused(
                Why.NOT_FOR_THIS_PURPOSE,
                way.floor.open(I, anna, Purpose.ACCOUNT, Floor.ANNA),
                PAYMENT,
                Category.EMAIL);
    }

    @Test
    void theStatementOfTodayCountsAndNotTheOneOfThen(@TempDir Path folder) {
        way.close();
        way = Way.on(
                "2026-03-02",
                new StatementFolder(folder)
                        .with(I, "2026-01-01")
                        .with(
                                I,
                                "2026-03-10",
                                "    recipients: [payment-provider]\n",
                                "    recipients: [ict-supplier]\n"));
        var order = way.order(way.floor.person(I));
        way.floor.clock.set(LocalDate.parse("2026-03-10"));

        assertRefused(Why.NOT_FOR_THIS_PURPOSE, order, PAYMENT, Category.EMAIL);

        way.floor.clock.set(LocalDate.parse("2026-03-09"));
        assertThat(way.pay(order, Category.EMAIL).outcome()).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void aCategoryOutsideTheDeclarationIsRefused() {
        var anna = way.floor.person(I);
        var content = Floor.ANNA.with(Category.BIRTH_DATE, Map.of(Field.BIRTH_DATE, "1990-01-01"));
        var order = way.floor.open(I, anna, Purpose.ORDER, content);

        assertRefused(Why.NOT_ITS_DATA, order, PAYMENT, Category.EMAIL, Category.BIRTH_DATE);
        assertRefused(Why.NOT_HELD, order, PAYMENT, Category.EMAIL, Category.PAYMENT_DATA);
        assertRefused(Why.NOTHING_ASKED, order, PAYMENT);
    }

    @Test
    void aRecipientWithoutAnAddressIsRefusedWithWhatToDo() {
        var order = way.order(way.floor.person(I));
        var recipients = Recipients.read(Way.folder("recipients: {}"), way.floor.statements, false);
        var disclosures = way.disclosures(recipients);

        assertThatThrownBy(() -> disclosures.disclose(order, PAYMENT, EMAIL, Purpose.ORDER, PLATFORM, "payment"))
                .isInstanceOf(NotDisclosed.class)
                .hasMessage(
                        "ipcall has no address for payment-provider to send to. Add it in recipients.yaml; in trial only one on this machine counts.");
    }

    @Test
    void aPurposeThatDoesNotOpenTheDossierDisclosesNothing() {
        var order = way.order(way.floor.person(I));

        assertThatThrownBy(() -> way.disclosures.disclose(order, PAYMENT, EMAIL, Purpose.CONTACT, PLATFORM, "payment"))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> way.disclosures.disclose(
                        order, PAYMENT, EMAIL, Purpose.ORDER, Floor.self(way.floor.person(I)), "payment"))
                .isInstanceOf(NotPermitted.class);
        assertThat(way.payment.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Anna de Vries", "anna@voorbeeld.example", "12", "a\nb"})
    void aReasonIsAWordOfThePlatform(String reason) {
        var order = way.order(way.floor.person(I));

        assertThatThrownBy(() -> way.disclosures.disclose(order, PAYMENT, EMAIL, Purpose.ORDER, PLATFORM, reason))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Anna");
    }

    @Test
    void theEvidenceIsDurableBeforeTheRecipientSeesAnything() {
        var order = way.order(way.floor.person(I));
        var seen = new int[1];
        way.payment.whenCalled(() -> seen[0] = way.floor.count("""
                evidence_opening
                where payload like '%deed=disclosed%payment-provider%' and exists (select from disclosure)"""));

        way.pay(order, Category.EMAIL);

        assertThat(seen[0]).isOne();
    }

    @Test
    void nothingLeavesWhereTheEvidenceCannotBeWritten() {
        var order = way.order(way.floor.person(I));
        way.floor
                .db
                .sql(
                        "alter table evidence_opening add constraint full_disk check (payload not like '%deed=disclosed%')")
                .update();
        try {
            assertThatThrownBy(() -> way.pay(order, Category.EMAIL)).hasMessageContaining("full_disk");
        } finally {
            way.floor
                    .db
                    .sql("alter table evidence_opening drop constraint full_disk")
                    .update();
        }
        assertThat(way.payment.received()).isEmpty();
        assertThat(way.floor.count("disclosure")).isZero();
    }

    @Test
    void isNoPartOfATransactionThatMayStillFail() {
        var order = way.order(way.floor.person(I));

        assertThatThrownBy(() -> way.floor.inTransaction(() -> way.pay(order, Category.EMAIL)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(way.payment.received()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "TAKES_IT")
    void whatARecipientDoesNotConfirmIsRecordedAndMayHaveArrived(Manner manner) {
        var anna = way.floor.person(I);
        var order = way.order(anna);
        way.payment.behaves(manner);

        var disclosed = way.pay(order, Category.EMAIL);

        assertThat(disclosed.outcome()).isEqualTo(Outcome.NOT_CONFIRMED);
        assertThat(way.payment.received()).as("sent once").hasSize(1);
        assertThat(way.deeds(anna)).containsExactly(Deed.OPENED, Deed.READ, Deed.DISCLOSED, Deed.NOT_DELIVERED);
        assertThat(way.last(anna, Deed.NOT_DELIVERED).detail())
                .startsWith("payment-provider ")
                .endsWith(disclosed.reference().toString());
        assertThat(way.floor.count("disclosure where outcome = 'not-confirmed'"))
                .isOne();
    }

    @Test
    void followsNobodyToWhereNothingIsDeclared() {
        var order = way.order(way.floor.person(I));
        way.payment.sendsTo(way.ict.address());

        assertThat(way.pay(order, Category.EMAIL).outcome()).isEqualTo(Outcome.NOT_CONFIRMED);
        assertThat(way.ict.received()).isEmpty();
    }

    @Test
    void whatNeverLeftIsNoDisclosure() {
        var anna = way.floor.person(I);
        var order = way.order(anna);
        way.payment.close();

        assertThat(way.pay(order, Category.EMAIL).outcome()).isEqualTo(Outcome.NOT_LEFT);

        assertThat(way.floor.count("disclosure")).isZero();
        assertThat(way.deeds(anna)).containsExactly(Deed.OPENED, Deed.READ, Deed.DISCLOSED, Deed.NOT_DELIVERED);
    }

    @Test
    void aFailureAfterTheErasureNamesNobody() {
        var order = way.order(way.floor.person(I));
        way.payment.whenCalled(() -> way.erase(order));
        way.payment.behaves(Manner.SAYS_500);

        way.pay(order, Category.EMAIL);

        assertThat(way.floor.count("disclosure")).isZero();
        assertThat(way.floor.count("evidence_opening where payload like '%deed=not-delivered%'"))
                .isOne();
        assertThat(way.floor.count("""
                evidence_opening where payload like '%deed=not-delivered%'
                  and (person is not null or dossier is not null or payload like '%' || ? || '%')""", order.toString())).isZero();
    }
}
