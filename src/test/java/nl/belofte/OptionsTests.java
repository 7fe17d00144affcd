package nl.belofte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTests {

    @Test
    void takes_values_behind_a_space_or_an_equals_sign() {
        var options = read("serve --port 8081 --data=elsewhere");
        var folder = Path.of("elsewhere").toAbsolutePath();
        assertThat(options.data()).isEqualTo(folder);
        assertThat(options.settings()).containsExactly("--server.port=8081", "--belofte.data=" + folder);
    }

    @Test
    void a_verb_of_two_words_has_its_options_behind_them() {
        var options = read("staff end --controller north --email dirk@voorbeeld.example --data elsewhere");
        assertThat(options.get(Option.CONTROLLER)).isEqualTo("north");
        assertThat(options.get(Option.EMAIL)).isEqualTo("dirk@voorbeeld.example");
        assertThat(options.settings()).hasSize(1);
    }

    @Test
    void what_a_verb_is_about_stands_by_itself() {
        var options = read("package check meenemen.zip");
        assertThat(options.get(Option.FILE)).isEqualTo("meenemen.zip");
        assertThat(options.settings()).isEmpty();
    }

    @Test
    void an_option_without_a_value_is_no_setting() {
        var options = read("sweep --for-real");
        assertThat(options.has(Option.FOR_REAL)).isTrue();
        assertThat(options.settings()).isEmpty();
        assertThat(read("sweep").has(Option.FOR_REAL)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "serve --port abc    | 'abc' is no port: choose a number up to 65535, such as --port 8081.",
                "serve --port 99999  | '99999' is no port: choose a number up to 65535, such as --port 8081.",
                "serve --port=-1     | '-1' is no port: choose a number up to 65535, such as --port 8081.",
                "serve --port        | The option --port needs a value: --port N.",
                "serve --data=       | The option --data needs a value: --data DIR.",
                "sweep --fast        | The verb sweep has no option '--fast': it takes "
                        + "--for-real, --data DIR, --database ADDRESS.",
                "promises 8080       | The verb promises has no option '8080': it takes --json.",
                "sweep --for-real=no | The option --for-real takes no value.",
                "promises --yaml     | The verb promises has no option '--yaml': it takes --json.",
                "promise             | There is no verb 'promise': choose one of serve, sweep, staff add, "
                        + "staff end, keys rotate, evidence verify, evidence export, backup, restore, package check, consent check, promises.",
                "staff               | There is no verb 'staff': choose one of serve, sweep, staff add, "
                        + "staff end, keys rotate, evidence verify, evidence export, backup, restore, package check, consent check, promises.",
                "staff fire --port 1 | There is no verb 'staff fire': choose one of serve, sweep, staff add, "
                        + "staff end, keys rotate, evidence verify, evidence export, backup, restore, package check, consent check, promises.",
                "package check       | The verb package check needs FILE.",
                "package check a b   | The verb package check has no option 'b': it takes FILE.",
                "staff add           | The verb staff add needs --controller NAME.",
                "staff end --email x | The verb staff end needs --controller NAME."
            })
    void says_what_is_wrong_in_one_sentence(String command, String sentence) {
        assertThatThrownBy(() -> read(command)).isInstanceOf(WrongCommand.class).hasMessage(sentence);
    }

    private static Options read(String command) {
        var words = command.split(" ");
        return Options.of(Verb.of(words), words);
    }
}
