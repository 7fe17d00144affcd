package nl.belofte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import nl.belofte.file.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FailureTests {

    @TempDir
    Path data;

    public record Kinds(Integer count, boolean flag, Language language, Duration patience) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "some.kinds.count | abc | a number",
                "some.kinds.flag | ja | true or false",
                "some.kinds.language | fr | one of nl, en",
                "some.kinds.patience | long | a Duration"
            })
    void tellsOfASettingThatCannotBeWhatItCanBe(String name, String value, String possible) {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of(name, value)));
        var failure =
                new IllegalStateException("no context", catchThrowable(() -> settings.bind("some.kinds", Kinds.class)));

        assertThat(Failure.sentence(failure, data))
                .isEqualTo("The setting %s (%s) is '%s': make it %s, or leave it out."
                        .formatted(name, name.toUpperCase().replace('.', '_'), value, possible));
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void tellsWhereTheDetailsAreOfWhatItDoesNotKnow() {
        assertThat(Failure.sentence(new IllegalStateException("unforeseen"), data))
                .endsWith("the details are in " + data.resolve("belofte.log") + ".");
        assertThat(data.resolve("belofte.log")).content().contains("unforeseen");
    }
}
