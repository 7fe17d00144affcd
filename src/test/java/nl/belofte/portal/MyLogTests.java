package nl.belofte.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import nl.belofte.Customers;
import nl.belofte.Running;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MyLogTests {

    private static final Running RUNNING = Running.trial();
    private static final Pattern EARLIER = Pattern.compile("\"(/mijn/logboek\\?voor=\\d+)");
    private static final String FIRST_DEED = "U begon een dossier";

    @BeforeAll
    static void letADayPass() {
        RUNNING.letADayPass();
    }

    @Test
    void aLongLogGoesOnUntilTheFirstDeed() {
        var anna = Customers.signedIn(RUNNING, "ipcall.me", Customers.newAddress());
        assertThat(anna.get("/mijn/logboek").body()).contains(FIRST_DEED).doesNotContainPattern(EARLIER);
        for (int i = 0; i < 101; i++) {
            anna.get("/mijn");
        }
        var page = anna.get("/mijn/logboek").body();
        assertThat(page).contains("Dit logboek is niet volledig: wordt een dossier gewist");
        assertThat(page).doesNotContain(FIRST_DEED);
        var link = EARLIER.matcher(page);
        assertThat(link.find()).isTrue();
        assertThat(anna.get(link.group(1)).body()).contains(FIRST_DEED).doesNotContainPattern(EARLIER);
    }

    @Test
    void aNumberThatIsNoneGetsAPlainAnswer() {
        var anna = Customers.signedIn(RUNNING, "ipcall.me", Customers.newAddress());
        assertThat(anna.get("/mijn/logboek?voor=x").status()).isEqualTo(400);
        assertThat(anna.get("/mijn/logboek?voor=-1").body()).contains("nog niets");
    }
}
