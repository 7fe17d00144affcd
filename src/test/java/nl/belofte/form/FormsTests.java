package nl.belofte.form;

import static nl.belofte.dossier.Floor.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.belofte.TestClock;
import nl.belofte.dossier.Content;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.StatementFolder;
import nl.belofte.statement.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTests {

    private static final TestClock CLOCK = TestClock.on("2026-03-01");
    private static final Statements STATEMENTS = Statements.read(StatementFolder.REAL, CLOCK);

    private final Forms forms = new Forms(CLOCK);

    @ParameterizedTest
    @ValueSource(strings = {"ipcall", "voipexpress"})
    void aFormAsksJustWhatTheStatementDeclares(String controller) {
        var account = account(controller);

        var questions = forms.questions(account, account.data().keySet(), Content.EMPTY);

        assertThat(questions.stream().map(Question::category).distinct())
                .containsExactlyElementsOf(account.data().keySet());
        assertThat(questions).extracting(Question::name).doesNotHaveDuplicates();
        assertThat(questions)
                .allMatch(question -> question.optional()
                        == account.data().get(question.category()).optional());
    }

    @Test
    void whatIsHeldIsFilledIn() {
        var account = account("ipcall");

        var questions = forms.questions(account, account.data().keySet(), ANNA);

        assertThat(questions)
                .filteredOn(question -> question.field() == Field.EMAIL)
                .extracting(Question::value)
                .containsExactly("anna@voorbeeld.example");
    }

    @Test
    void aFilledInFormBringsInWhatWasTyped() {
        var answers = read("ipcall", typed());

        assertThat(answers.good()).isTrue();
        assertThat(answers.content()).isEqualTo(ANNA);
    }

    @Test
    void whatNobodyAskedIsNotBroughtIn() {
        var typed = typed();
        typed.put("phone.phone", "06-12345678");
        typed.put("gender.gender", "f");

        assertThat(read("ipcall", typed).content()).isEqualTo(ANNA);
    }

    @Test
    void eachMissingFieldIsToldBesideIt() {
        var answers = read("ipcall", Map.of());

        assertThat(answers.good()).isFalse();
        assertThat(answers.content()).isEqualTo(Content.EMPTY);
        assertThat(answers.questions())
                .allSatisfy(question -> assertThat(question.error())
                        .contains("error.missing." + question.field().id()));
    }

    @Test
    void oneWrongFieldSpoilsNoOther() {
        var typed = typed();
        typed.put("email.email", "anna");

        var answers = read("ipcall", typed);

        assertThat(answers.good()).isFalse();
        assertThat(answers.questions())
                .filteredOn(question -> question.error().isPresent())
                .singleElement()
                .satisfies(question -> {
                    assertThat(question.field()).isEqualTo(Field.EMAIL);
                    assertThat(question.value()).isEqualTo("anna");
                });
        assertThat(answers.content().categories()).containsExactly(Category.NAME_AND_ADDRESS);
    }

    @Test
    void anOptionalCategoryIsLeftOutAsAWhole() {
        var typed = typed();
        typed.put("phone.phone", "06-12345678");
        typed.put("billing-address.country", "NL");

        var answers = read("voipexpress", typed);

        assertThat(answers.good()).isTrue();
        assertThat(answers.content().categories()).doesNotContain(Category.BILLING_ADDRESS, Category.PAYMENT_DATA);
    }

    @Test
    void anOptionalCategoryThatIsBegunMustBeFinished() {
        var typed = typed();
        typed.put("phone.phone", "06-12345678");
        typed.put("billing-address.street", "Kerkstraat");
        typed.put("billing-address.country", "NL");

        var answers = read("voipexpress", typed);

        assertThat(answers.questions())
                .filteredOn(question -> question.error().isPresent())
                .extracting(Question::name)
                .containsExactly("billing-address.house-number", "billing-address.postcode", "billing-address.town");
    }

    @Test
    void twoAddressesAreToldApart() {
        var typed = typed();
        typed.put("phone.phone", "06-12345678");
        for (var field : Category.BILLING_ADDRESS.fields()) {
            typed.put(
                    "billing-address." + field.id(),
                    ANNA.get(Category.NAME_AND_ADDRESS, field).orElseThrow());
        }
        typed.put("billing-address.house-number", "14");

        var content = read("voipexpress", typed).content();

        assertThat(content.get(Category.NAME_AND_ADDRESS, Field.HOUSE_NUMBER)).contains("12");
        assertThat(content.get(Category.BILLING_ADDRESS, Field.HOUSE_NUMBER)).contains("14");
    }

    private Answers read(String controller, Map<String, String> typed) {
        var account = account(controller);
        var questions = forms.questions(account, List.copyOf(account.data().keySet()), Content.EMPTY);
        return forms.read(questions, name -> typed.getOrDefault(name, ""), "nl");
    }

    private static Map<String, String> typed() {
        var typed = new HashMap<String, String>();
        ANNA.values()
                .forEach((category, fields) ->
                        fields.forEach((field, value) -> typed.put(category.id() + "." + field.id(), value)));
        return typed;
    }

    private static Declaration account(String controller) {
        return STATEMENTS.current(controller).declaration(Purpose.ACCOUNT).orElseThrow();
    }
}
