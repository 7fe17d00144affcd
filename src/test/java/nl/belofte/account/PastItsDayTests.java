package nl.belofte.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.dossier.DossierId;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Tokens;
import nl.belofte.session.Attempts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is past its day, and only waits for a sweep, is for people as if it were gone. */
class PastItsDayTests {

    private static final String IPCALL = "ipcall.me";

    private final Running running = Running.trial();
    private final String address = Customers.newAddress();

    @BeforeEach
    void beginAnew() {
        running.part(Attempts.class).forget("register", "127.0.0.1");
        running.part(Attempts.class).forget("log in from", "127.0.0.1");
    }

    /** Its clock is set so that it is due this many days from today; no sweep comes by, for the trial's is not turned. */
    private void closedAndDueIn(int days) {
        var account = running.part(Accounts.class).byEmail("ipcall", address).orElseThrow();
        happened(account.dossier(), running.today().plusDays(days).minusMonths(6));
    }

    private void happened(DossierId dossier, LocalDate day) {
        running.part(JdbcClient.class)
                .sql("update dossier set event_on = ? where id = ?")
                .params(day, dossier.value())
                .update();
    }

    private String logIn(String password) {
        var answer = Visitor.at(running, IPCALL).post("/inloggen", "name", address, "password", password);
        assertThat(answer.status()).isEqualTo(422);
        return answer.page().select(".error-summary").text();
    }

    @Test
    void aClosedAccountIsUnknownAtTheLogInFromItsDayOn() {
        var visitor = Customers.signedIn(running, IPCALL, address);
        assertThat(visitor.post("/mijn/opheffing", "password", Customers.PASSWORD)
                        .status())
                .isEqualTo(200);

        closedAndDueIn(1);
        assertThat(logIn(Customers.PASSWORD)).contains("Dit account is opgeheven. Wij wissen het op ");
        var unknown = logIn("drie andere woorden");
        for (int days : new int[] {0, -1}) {
            closedAndDueIn(days);
            assertThat(logIn(Customers.PASSWORD)).isEqualTo(unknown);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 0, -1})
    void aRegistrationIsConfirmedUntilTheDayBefore(int days) {
        Visitor.at(running, IPCALL).post("/registreren", Customers.answers(address));
        var token = token(address);
        happened(
                dossier(Letter.CONFIRM_REGISTRATION, token),
                running.today().plusDays(days).minusDays(3));

        assertLinkWorks("/registreren/bevestiging", token, days > 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 0, -1})
    void aNewAddressIsConfirmedUntilTheDayBefore(int days) {
        var other = Customers.newAddress();
        Customers.signedIn(running, IPCALL, address)
                .post("/mijn/e-mailadres", "email", other, "password", Customers.PASSWORD);
        var token = token(other);
        happened(
                dossier(Letter.CONFIRM_EMAIL, token),
                running.today().plusDays(days).minusDays(1));

        assertLinkWorks("/e-mailadres/bevestiging", token, days > 0);
    }

    private String token(String address) {
        return Customers.token(Customers.linkIn(Customers.mailTo(running, address)));
    }

    private DossierId dossier(Letter letter, String token) {
        return new DossierId(running.part(Tokens.class).read(letter, token).orElseThrow());
    }

    private void assertLinkWorks(String path, String token, boolean works) {
        var visitor = Visitor.at(running, IPCALL);
        int expected = works ? 200 : 410;
        assertThat(visitor.get(path + "?bewijs=" + token).status()).isEqualTo(expected);
        assertThat(visitor.post(path, "bewijs", token).status()).isEqualTo(expected);
    }
}
