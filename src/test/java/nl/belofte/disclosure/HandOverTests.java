package nl.belofte.disclosure;

import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import nl.belofte.disclosure.StandIn.Manner;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.evidence.Deed;
import nl.belofte.person.PersonId;
import nl.belofte.refusal.Refusal;
import nl.belofte.statement.Category;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody takes along goes to another controller that the provider named, after its evidence, and is told truly. */
class HandOverTests {

    private static final byte[] FILE = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Set<Category> EMAIL = Set.of(Category.EMAIL);

    private final Way way = Way.on("2026-03-02");
    private final StandIn other = new StandIn();
    private final PersonId anna = way.floor.person(Way.I);
    private final DossierId order = way.order(anna);
    private Recipients recipients;
    private Disclosures disclosures;

    @BeforeEach
    void namesAReceiver() {
        recipients = named("""
                recipients: {}
                receivers:
                  ander: { name: Een ander, address: "%s" }
                """.formatted(other.address()));
        disclosures = new Disclosures(
                way.floor.db,
                way.floor.transaction,
                way.floor.clock,
                way.floor.dossiers,
                way.floor.evidence,
                new Gate(way.floor.statements, way.agreements, recipients),
                new Outlet(recipients.addresses()));
    }

    private Recipients named(String yaml) {
        return Recipients.read(Way.folder(yaml), way.floor.statements, true);
    }

    @AfterEach
    void close() {
        other.close();
        way.close();
    }

    private Outcome handOver(String receiver) {
        return disclosures.handOver(Way.I, anna, receiver, Map.of(order, EMAIL), "application/zip", FILE);
    }

    private Received received() {
        return new Received(way.floor.db, way.floor.clock, recipients);
    }

    @Test
    void arrivesAndThePersonSeesToWhomWhenAndWhat() {
        other.whenCalled(() -> assertThat(way.deeds(anna)).contains(Deed.DISCLOSED));
        assertThat(handOver("ander")).isEqualTo(Outcome.DELIVERED);
        assertThat(other.asked()).isEqualTo(1);
        assertThat(received().of(anna)).singleElement().satisfies(told -> {
            assertThat(told.chosen()).contains("Een ander");
            assertThat(told.dossier()).isEqualTo(order);
            assertThat(told.categories()).isEqualTo(EMAIL);
            assertThat(told.outcome()).isEqualTo(Outcome.DELIVERED);
            assertThat(told.at()).isEqualTo(way.floor.clock.instant());
        });
    }

    @Test
    void isToldTrulyWhenTheOtherSaysNothingGood() {
        other.behaves(Manner.SAYS_500);
        assertThat(handOver("ander")).isEqualTo(Outcome.NOT_CONFIRMED);
        assertThat(received().of(anna).getFirst().outcome()).isEqualTo(Outcome.NOT_CONFIRMED);
        assertThat(way.deeds(anna)).contains(Deed.NOT_DELIVERED);
    }

    @Test
    void leavesNoDisclosureWhenNothingLeft() {
        other.close();
        assertThat(handOver("ander")).isEqualTo(Outcome.NOT_LEFT);
        assertThat(received().of(anna)).isEmpty();
        assertThat(way.deeds(anna)).contains(Deed.NOT_DELIVERED);
    }

    @Test
    void goesToNobodyWhomTheProviderDidNotName() {
        for (var receiver : new String[] {"", "payment-provider", "https://elders.example/", other.address()}) {
            assertThatThrownBy(() -> handOver(receiver)).isInstanceOf(NotDisclosed.class);
        }
        assertThat(other.asked()).isZero();
        assertThat(way.deeds(anna)).doesNotContain(Deed.DISCLOSED);
    }

    @Test
    void holdsNothingOfAnybodyElse() {
        var brams = way.order(way.floor.person(Way.I));
        assertThatThrownBy(() -> disclosures.handOver(
                        Way.I, anna, "ander", Map.of(order, EMAIL, brams, EMAIL), "application/zip", FILE))
                .isInstanceOf(NotPermitted.class);
        assertThat(other.asked()).isZero();
        assertThat(received().of(anna)).isEmpty();
    }

    @Test
    void isOverOnceItIsThere() {
        handOver("ander");
        way.floor.dossiers.rectify(
                order, Category.EMAIL, Floor.email("nieuw@voorbeeld.example").get(Category.EMAIL), self(anna));
        way.rectify(order, "nieuwer@voorbeeld.example");
        way.erase(order);
        assertThat(way.floor.count("notice")).isZero();
    }

    @Test
    void isNamedInTheFileWithANameAndAnAddress() {
        assertThatThrownBy(() -> named("""
                        recipients: {}
                        receivers:
                          ander: { address: "http://elders.example/x" }
                        """))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("name")
                .hasMessageContaining("is not an address to send to");
        var elsewhere = named("""
                recipients: {}
                receivers:
                  ander: { name: Een ander, address: "https://elders.example/x" }
                """);
        assertThat(elsewhere.receivers(Way.I)).as("in trial").isEmpty();
        assertThat(Recipients.read(Path.of("nergens"), way.floor.statements, false)
                        .receivers(Way.I))
                .isEmpty();
    }
}
