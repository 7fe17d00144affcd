package nl.belofte.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.belofte.file.Language;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountriesTests {

    @ParameterizedTest
    @EnumSource
    void areAllThere(Language language) {
        assertThat(Countries.in(language)).containsExactlyInAnyOrderElementsOf(Countries.CODES);
    }

    @ParameterizedTest
    @EnumSource
    void beginWithThoseWhereNearlyEverybodyLives(Language language) {
        assertThat(Countries.in(language)).startsWith("NL", "BE");
    }

    @Test
    void standBehindThatInTheOrderOfTheirNames() {
        assertThat(names(Language.NL)).startsWith("Bulgarije", "Cyprus", "Denemarken", "Duitsland", "Estland");
        assertThat(names(Language.NL))
                .containsSequence("Ierland", "IJsland", "Italië")
                .endsWith("Zweden", "Zwitserland");
        assertThat(names(Language.EN)).startsWith("Austria", "Bulgaria", "Croatia", "Cyprus", "Czechia");
        assertThat(names(Language.EN)).endsWith("Sweden", "Switzerland", "United Kingdom");
    }

    @Test
    void areWhatTheQuestionAboutTheCountryOffers() {
        var question = new Question(
                Category.BILLING_ADDRESS, Field.COUNTRY, "billing-address.country", true, "", Optional.empty());
        assertThat(question.choices(Language.EN)).isEqualTo(Countries.in(Language.EN));
    }

    private static List<String> names(Language language) {
        return Countries.in(language).stream()
                .skip(2)
                .map(code -> Locale.of("", code).getDisplayCountry(language.locale()))
                .toList();
    }
}
