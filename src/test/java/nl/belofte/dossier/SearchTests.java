package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.dirk;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is found by what, and by whom. */
class SearchTests {

    private static final Map<Field, String> EMAIL = ANNA.get(Category.EMAIL);
    private static final Map<Field, String> ADDRESS =
            Map.of(Field.POSTCODE, "3911 AB", Field.HOUSE_NUMBER, "12", Field.FAMILY_NAME, "de Vries");

    private final Floor floor = Floor.on("2026-03-02");
    private final Search search = floor.search();
    private final PersonId anna = floor.person("ipcall");
    private final DossierId account =
            floor.open("ipcall", anna, Purpose.ACCOUNT, ANNA.with(Category.NAME_AND_ADDRESS, ADDRESS));

    @AfterEach
    void close() {
        floor.close();
    }

    private List<DossierId> found(String controller, LookUp by, Map<Field, String> value, String role) {
        return search.find(controller, by, value, (Actor.Staff) dirk(role)).stream()
                .map(Dossier::id)
                .toList();
    }

    @Test
    void isFoundByTheWholeValueHoweverItIsWritten() {
        assertThat(found("ipcall", LookUp.EMAIL, EMAIL, "support")).containsExactly(account);
        assertThat(found("ipcall", LookUp.EMAIL, upper(EMAIL), "support")).containsExactly(account);
        assertThat(found("ipcall", LookUp.ADDRESS, ADDRESS, "support")).containsExactly(account);
        assertThat(found(
                        "ipcall",
                        LookUp.ADDRESS,
                        Map.of(Field.POSTCODE, "3911ab", Field.HOUSE_NUMBER, " 12"),
                        "support"))
                .containsExactly(account);
    }

    /** Whoever types somebody's address often enough must not make him unknown. */
    @Test
    void whatOnlyWaitsForProofHidesNobody() {
        for (int typed = 0; typed < 201; typed++) {
            floor.open("ipcall", floor.person("ipcall"), Purpose.PENDING_QUESTION, ANNA);
        }
        var moved = floor.person("ipcall");
        floor.open("ipcall", moved, Purpose.ACCOUNT, ANNA);

        assertThat(search.whoseMailbox("ipcall", EMAIL.get(Field.EMAIL))).containsExactlyInAnyOrder(anna, moved);
        assertThat(found("ipcall", LookUp.EMAIL, EMAIL, "support")).hasSize(2);
    }

    @Test
    void whoTypesAnothersAddressTimeAndAgainHidesNobody() {
        var bram = floor.person("ipcall");
        for (int typed = 0; typed < 201; typed++) {
            floor.open("ipcall", bram, Purpose.ORDER, ANNA);
        }
        var asked = floor.person("ipcall");
        floor.open("ipcall", asked, Purpose.ORDER, ANNA);

        assertThat(search.whoseMailbox("ipcall", EMAIL.get(Field.EMAIL))).containsExactlyInAnyOrder(anna, bram, asked);
        assertThat(search.find("ipcall", LookUp.EMAIL, EMAIL, (Actor.Staff) dirk("support")).stream()
                        .map(Dossier::person))
                .contains(anna, bram, asked);
    }

    private static Map<Field, String> upper(Map<Field, String> value) {
        return Map.of(Field.EMAIL, value.get(Field.EMAIL).toUpperCase(Locale.ROOT));
    }

    @Test
    void isNotFoundByAPartNorAtAnotherController() {
        var email = EMAIL.get(Field.EMAIL);
        assertThat(found("ipcall", LookUp.EMAIL, Map.of(Field.EMAIL, email.substring(1)), "support"))
                .isEmpty();
        assertThat(found("ipcall", LookUp.ADDRESS, Map.of(Field.POSTCODE, "3911 AB"), "support"))
                .isEmpty();
        assertThat(found(
                        "ipcall",
                        LookUp.ADDRESS,
                        Map.of(Field.POSTCODE, "3911 AB", Field.HOUSE_NUMBER, "1"),
                        "support"))
                .isEmpty();
        assertThat(found("voipexpress", LookUp.EMAIL, EMAIL, "support")).isEmpty();
    }

    @Test
    void onlyARoleThatMayReadTheValueFindsByIt() {
        assertThat(found("ipcall", LookUp.EMAIL, EMAIL, "bookkeeping")).isEmpty();
        assertThat(found("ipcall", LookUp.ADDRESS, ADDRESS, "bookkeeping")).containsExactly(account);
        assertThat(found("ipcall", LookUp.EMAIL, EMAIL, "privacy-officer"))
                .as("with a reason it may")
                .containsExactly(account);
        for (var role : List.of("trainee", "logistics", "administrator", "director")) {
            assertThat(found("ipcall", LookUp.EMAIL, EMAIL, role)).as(role).isEmpty();
        }
    }

    @Test
    void whatIsChangedIsFoundByTheNewValueAndTheOldIsGone() {
        var other = Map.of(Field.EMAIL, "anders@voorbeeld.example");
        floor.dossiers.rectify(account, Category.EMAIL, other, self(anna));

        assertThat(found("ipcall", LookUp.EMAIL, EMAIL, "support")).isEmpty();
        assertThat(found("ipcall", LookUp.EMAIL, other, "support")).containsExactly(account);

        floor.dossiers.write(account, Category.EMAIL, EMAIL, new Use(Purpose.ACCOUNT, self(anna)));
        assertThat(found("ipcall", LookUp.EMAIL, other, "support")).isEmpty();
        assertThat(found("ipcall", LookUp.EMAIL, EMAIL, "support")).containsExactly(account);

        floor.dossiers.write(account, Category.EMAIL, Map.of(), new Use(Purpose.ACCOUNT, self(anna)));
        assertThat(floor.count("blind_index where dossier = ?", account.value()))
                .as("only the address is left")
                .isOne();
    }

    @Test
    void whatIsErasedIsNotFoundAndLeavesNothingToFindItBy() {
        floor.erase(account);

        assertThat(found("ipcall", LookUp.EMAIL, EMAIL, "support")).isEmpty();
        assertThat(floor.count("blind_index")).isZero();
    }

    @Test
    void thatSomebodySearchedIsRecordedAndNotForWhat() {
        found("ipcall", LookUp.EMAIL, EMAIL, "support");

        var newest = floor.evidence.newest(1).getFirst().entry();
        assertThat(newest.deed()).isEqualTo(Deed.SEARCHED);
        assertThat(newest.detail()).isEqualTo("email");
        assertThat(newest.member()).isEqualTo(((Actor.Staff) dirk("support")).dossier());
        assertThat(newest.person()).isNull();
    }
}
