package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.dirk;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Recorded;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What staff get of a dossier, by their role, and what that leaves. */
class RolesTests {

    private static final Map<Field, String> PAYMENT = Map.of(Field.IBAN, "NL91ABNA0417164300");

    private final Floor floor = Floor.on("2026-03-02");
    private final PersonId anna = floor.person("voipexpress");
    private final DossierId order =
            floor.open("voipexpress", anna, Purpose.ORDER, ANNA.with(Category.PAYMENT_DATA, PAYMENT));

    @AfterEach
    void close() {
        floor.close();
    }

    private Content read(String role, Optional<LookReason> reason) {
        return floor.dossiers
                .read(order, new Use(Purpose.ORDER, dirk(role), reason))
                .content();
    }

    private List<Recorded> told() {
        return floor.evidence.about(anna.value(), Long.MAX_VALUE, 50);
    }

    @Test
    void aRoleGetsItsCategoriesAndNoOther() {
        assertThat(read("support", Optional.empty())).isEqualTo(ANNA);
        assertThat(read("logistics", Optional.empty()).categories()).containsExactly(Category.NAME_AND_ADDRESS);
        assertThat(read("bookkeeping", Optional.empty()).get(Category.PAYMENT_DATA))
                .isEqualTo(PAYMENT);
    }

    /** Sealed under another key, so that opening it would fail. */
    @Test
    void whatARoleDoesNotReadIsNotOpenedEither() {
        var taken = floor.db
                .sql("select sealed from dossier where id = ?")
                .param(order.value())
                .query(byte[].class)
                .single();
        var broken = SealedValues.read(taken)
                .with(
                        Category.PAYMENT_DATA,
                        new Seal(order.value(), Keys.random()).seal(Category.PAYMENT_DATA, PAYMENT));
        floor.db
                .sql("update dossier set sealed = ? where id = ?")
                .params(broken.bytes(), order.value())
                .update();

        assertThat(read("support", Optional.empty())).isEqualTo(ANNA);
        assertThatThrownBy(() -> read("bookkeeping", Optional.empty())).isNotInstanceOf(NotPermitted.class);
    }

    @Test
    void aReasonOpensTheRestAndStandsInTheLog() {
        var seen = read("support", Optional.of(LookReason.PAYMENT));

        assertThat(seen.get(Category.PAYMENT_DATA)).isEqualTo(PAYMENT);
        assertThat(told().getFirst().deed()).isEqualTo(Deed.LOOKED_WIDER);
        assertThat(told().getFirst().actor()).isEqualTo("staff:support");
        assertThat(told().getFirst().detail()).isEqualTo("payment");
    }

    @Test
    void aReasonOpensNothingThatTheStatementDoesNotOpenForOne() {
        assertThat(read("logistics", Optional.of(LookReason.PAYMENT)).categories())
                .containsExactly(Category.NAME_AND_ADDRESS);
        assertThatThrownBy(() -> read("trainee", Optional.of(LookReason.PAYMENT)))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void whatIsRefusedLeavesEvidenceAlsoWhereTheRestIsRolledBack() {
        var use = new Use(Purpose.ORDER, dirk("administrator"));

        assertThatThrownBy(() -> floor.dossiers.read(order, use)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> floor.inTransaction(() -> floor.dossiers.read(List.of(order), use)))
                .isInstanceOf(NotPermitted.class);

        assertThat(told())
                .extracting(entry -> entry.deed() + " " + entry.actor())
                .containsExactly("REFUSED staff:administrator", "REFUSED staff:administrator", "OPENED self");
    }

    @Test
    void aRoleChangesNothingThatItDoesNotReadNorWithAReason() {
        var reason = Optional.of(LookReason.PAYMENT);
        var other = Map.of(Field.IBAN, "NL02ABNA0123456789");

        assertThatThrownBy(() -> floor.dossiers.write(
                        order, Category.PAYMENT_DATA, other, new Use(Purpose.ORDER, dirk("support"), reason)))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> floor.dossiers.rectify(order, Category.PAYMENT_DATA, other, dirk("support")))
                .isInstanceOf(NotPermitted.class);

        assertThat(floor.read(order, Purpose.ORDER, self(anna)).content().get(Category.PAYMENT_DATA))
                .isEqualTo(PAYMENT);
        assertThat(told()).filteredOn(entry -> entry.deed() == Deed.REFUSED).hasSize(2);
    }

    /** The books hold the same address, and support reads them with a reason only. */
    @Test
    void aRoleCorrectsAValueWhereItMayAndNowhereElse() {
        var account = floor.open("voipexpress", anna, Purpose.ACCOUNT, ANNA);
        var books = floor.open("voipexpress", anna, Purpose.BOOKKEEPING, ANNA);
        var moved = new HashMap<>(ANNA.get(Category.NAME_AND_ADDRESS));
        moved.put(Field.HOUSE_NUMBER, "14");

        assertThat(floor.dossiers.rectify(order, Category.NAME_AND_ADDRESS, moved, dirk("support")))
                .containsExactlyInAnyOrder(order, account);
        assertThat(floor.read(books, Purpose.BOOKKEEPING, self(anna)).content()).isEqualTo(books());

        assertThat(floor.dossiers.rectify(books, Category.NAME_AND_ADDRESS, moved, self(anna)))
                .containsExactly(books);
    }

    @Test
    void whoLooksAfterRightsCorrectsAValueWhereverItStands() {
        var account = floor.open("voipexpress", anna, Purpose.ACCOUNT, ANNA);
        var books = floor.open("voipexpress", anna, Purpose.BOOKKEEPING, ANNA);
        var moved = new HashMap<>(ANNA.get(Category.NAME_AND_ADDRESS));
        moved.put(Field.HOUSE_NUMBER, "14");

        assertThat(floor.dossiers.rectify(order, Category.NAME_AND_ADDRESS, moved, dirk("privacy-officer")))
                .containsExactlyInAnyOrder(order, account, books);
    }

    /** A question holds a name and no street; who moved within the street where another lives is not who lives there. */
    @Test
    void whatIsCorrectedIsCorrectedWhereTheSameStandsThoughLessStandsThere() {
        var name = Map.of(Field.GIVEN_NAME, "Anna", Field.FAMILY_NAME, "de Vries");
        var question = floor.open(
                "voipexpress", anna, Purpose.SUBSCRIPTION, new Content(Map.of(Category.NAME_AND_ADDRESS, name)));
        var elsewhere = new HashMap<>(ANNA.get(Category.NAME_AND_ADDRESS));
        elsewhere.put(Field.STREET, "Kade");
        var account = floor.open("voipexpress", anna, Purpose.ACCOUNT, ANNA.with(Category.NAME_AND_ADDRESS, elsewhere));
        var married = new HashMap<>(ANNA.get(Category.NAME_AND_ADDRESS));
        married.put(Field.FAMILY_NAME, "Jansen");
        married.put(Field.HOUSE_NUMBER, "14");

        floor.dossiers.rectify(order, Category.NAME_AND_ADDRESS, married, dirk("privacy-officer"));

        assertThat(floor.read(question, Purpose.SUBSCRIPTION, self(anna))
                        .content()
                        .get(Category.NAME_AND_ADDRESS))
                .isEqualTo(Map.of(Field.GIVEN_NAME, "Anna", Field.FAMILY_NAME, "Jansen"));
        elsewhere.put(Field.FAMILY_NAME, "Jansen");
        assertThat(floor.read(account, Purpose.ACCOUNT, self(anna)).content().get(Category.NAME_AND_ADDRESS))
                .as("its house number is another's")
                .isEqualTo(elsewhere);
    }

    private Content books() {
        return new Content(Map.of(Category.NAME_AND_ADDRESS, ANNA.get(Category.NAME_AND_ADDRESS)));
    }

    @ParameterizedTest
    @EnumSource
    void whoLooksAfterRightsActsForAPersonAsAWholeAndNoOtherRole(Role role) {
        var who = dirk(role.id());
        var bram = floor.person("voipexpress");
        if (role == Role.PRIVACY_OFFICER) {
            floor.dossiers.object(anna, Purpose.ADVERTISING, who);
            floor.dossiers.merge(bram, anna, who);
            assertThat(floor.count("objection")).isEqualTo(1);
            assertThat(floor.count("person")).isEqualTo(1);
        } else {
            assertThatThrownBy(() -> floor.dossiers.object(anna, Purpose.ADVERTISING, who))
                    .isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> floor.dossiers.merge(bram, anna, who)).isInstanceOf(NotPermitted.class);
            assertThat(floor.count("objection")).isZero();
            assertThat(floor.count("person")).isEqualTo(2);
            assertThat(told().getFirst())
                    .extracting(Recorded::deed, Recorded::purpose)
                    .containsExactly(Deed.REFUSED, "rights");
        }
    }
}
