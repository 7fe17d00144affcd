package nl.belofte.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideDatabaseTests {

    @Test
    void takes_a_server_that_is_new_enough() {
        var url = TestDatabase.freshUrl();
        assertThat(OutsideDatabase.checked(url).url()).isEqualTo(url);
    }

    @Test
    void says_that_a_password_is_wrong_without_telling_it() {
        var url = TestDatabase.freshUrl().replaceFirst("password=.*", "password=not-the-right-one");
        assertThatThrownBy(() -> OutsideDatabase.checked(url))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("the user or the password is wrong")
                .message()
                .doesNotContain("not-the-right-one");
    }

    @Test
    void says_that_there_is_no_such_database() {
        var url = TestDatabase.freshUrl().replaceFirst("/test_\\d+", "/nowhere");
        assertThatThrownBy(() -> OutsideDatabase.checked(url))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("there is no database of that name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:1/belofte?user=a&password=secret",
                "jdbc:postgresql://no-such-server.invalid/belofte?user=a&password=secret",
                "jdbc:postgresql://a:secret@127.0.0.1:1/belofte",
                "jdbc:postgresql://127.0.0.1:port/belofte?password=secret",
                "jdbc:mysql://127.0.0.1/belofte?password=secret",
                "postgres://a:secret@127.0.0.1/belofte",
                "secret"
            })
    void refuses_other_addresses_in_one_sentence_without_the_password(String url) {
        assertThatThrownBy(() -> OutsideDatabase.checked(url))
                .isInstanceOf(Refusal.class)
                .hasNoCause()
                .message()
                .startsWith("The database ")
                .endsWith(".")
                .doesNotContain("secret")
                .doesNotContain("\n");
    }
}
