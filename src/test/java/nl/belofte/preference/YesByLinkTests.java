package nl.belofte.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever has a letter of somebody may stop what he gets, and switches nothing on: his mailbox does. */
class YesByLinkTests {

    private static final Running RUNNING = Running.start();
    private static final String SITE = "mijn.voipexpress.nl";
    private static final String CONFIRM = "/berichten/bevestiging";

    private String site = SITE;
    private String email;
    private Visitor customer;
    private String token;

    @BeforeEach
    void haveALetter() {
        RUNNING.letADayPass();
        email = Customers.newAddress();
        customer = Customers.signedIn(RUNNING, site, email);
        token = RUNNING.part(Tokens.class).make(Letter.PREFERENCES, Customers.account(RUNNING));
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private Visitor stranger() {
        return Visitor.at(RUNNING, site);
    }

    private Visitor.Answer press(String way, String stand) {
        var page = stranger().get("/berichten?bewijs=" + token);
        var version = page.page().select("[name=versie]").attr("value");
        return stranger().post("/berichten", "bewijs", token, "weg", way, "stand", stand, "versie", version);
    }

    private String state(String way) {
        return customer.get("/mijn/berichten")
                .page()
                .select("#" + way + " .badge")
                .text();
    }

    private long letters() {
        return Customers.subjectsTo(RUNNING, email).stream()
                .filter(subject -> subject.startsWith("Bevestig dat u aanbiedingen"))
                .count();
    }

    private String confirmation() {
        return Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email, "Bevestig dat u aanbiedingen")));
    }

    private static boolean waits(String proof) {
        return RUNNING.part(JdbcClient.class)
                .sql("select exists (select from pending_advertising where dossier = ?)")
                .param(RUNNING.part(Tokens.class)
                        .read(Letter.CONFIRM_OFFERS, proof)
                        .orElseThrow())
                .query(Boolean.class)
                .single();
    }

    private static List<String> newestHistory() {
        return RUNNING.part(JdbcClient.class).sql("""
                        select kind from consent_history
                        where proof = (select proof from consent_history order by entry desc limit 1) order by at, entry""").query(String.class).list();
    }

    @ParameterizedTest
    @ValueSource(strings = {"advertising-email", "advertising-phone"})
    void aYesByLinkCountsWhenTheMailboxConfirmsItAlsoAfterANo(String way) {
        press(way, "uit");
        assertThat(state(way)).isEqualTo("uit");

        var asked = press(way, "aan");

        assertThat(asked.location()).endsWith("&gedaan=mail");
        assertThat(stranger()
                        .get(asked.location())
                        .page()
                        .select("[role=status]")
                        .text())
                .startsWith("Kijk in uw e-mail.");
        assertThat(state(way)).isEqualTo("uit");
        var proof = confirmation();
        assertThat(stranger()
                        .get(CONFIRM + "?bewijs=" + proof)
                        .page()
                        .select("h1")
                        .text())
                .isEqualTo("Wilt u onze aanbiedingen?");
        assertThat(state(way)).as("GET changes nothing").isEqualTo("uit");
        var on = stranger().post(CONFIRM, "bewijs", proof);
        assertThat(on.page().select("h1").text()).isEqualTo("Het staat aan");
        assertThat(state(way)).isEqualTo("aan");
        assertThat(newestHistory()).containsExactly("requested", "given");
        assertThat(stranger().post(CONFIRM, "bewijs", proof).status())
                .as("once")
                .isEqualTo(410);
        assertThat(stranger().get(CONFIRM + "?bewijs=" + proof).status()).isEqualTo(410);
    }

    @Test
    void aNoEndsTheYesThatStillWaits() {
        press("advertising-email", "aan");
        var proof = confirmation();

        press("advertising-email", "uit");

        assertThat(stranger().post(CONFIRM, "bewijs", proof).status()).isEqualTo(410);
        assertThat(state("advertising-email")).isEqualTo("uit");
    }

    @Test
    void whatNobodyConfirmsIsGoneAfterFourteenDaysAndNotADayBefore() {
        press("advertising-email", "aan");
        var proof = confirmation();
        var day = RUNNING.today().plusDays(14);

        RUNNING.turnTo(day.minusDays(1));
        assertThat(stranger().get(CONFIRM + "?bewijs=" + proof).status()).isEqualTo(200);
        assertThat(waits(proof)).isTrue();
        RUNNING.turnTo(day);
        assertThat(stranger().post(CONFIRM, "bewijs", proof).status()).isEqualTo(410);
        assertThat(waits(proof)).isFalse();
    }

    @Test
    void aLinkFillsNoMailbox() {
        for (int i = 0; i < 5; i++) {
            assertThat(press("advertising-email", "aan").location()).endsWith("&gedaan=mail");
            press("advertising-email", "uit");
        }
        Customers.await(() -> letters() == 3);
        var last = press("advertising-email", "aan");
        for (int i = 0; i < 20 && last.status() != 429; i++) {
            last = press("advertising-email", "aan");
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(letters()).isEqualTo(3);
    }

    /** It may be another's by now. */
    @Test
    void theMailboxThatOneHadBeforeConfirmsNothing() {
        site = "ipcall.me";
        haveALetter();
        press("advertising-email", "aan");
        var proof = confirmation();
        var now = Customers.newAddress();
        Customers.moveTo(RUNNING, customer, now);

        assertThat(stranger().post(CONFIRM, "bewijs", proof).status()).isEqualTo(410);
        assertThat(state("advertising-email")).isEqualTo("uit");
    }

    @Test
    void whatIsForgedOrAnotherControllersSendsAndConfirmsNothing() {
        var forged = RUNNING.part(Tokens.class).make("iets anders", UUID.randomUUID());

        assertThat(stranger()
                        .post("/berichten", "bewijs", forged, "weg", "advertising-email", "stand", "aan")
                        .status())
                .isEqualTo(404);
        assertThat(letters()).isZero();
        press("advertising-email", "aan");
        var proof = confirmation();
        assertThat(Visitor.at(RUNNING, "ipcall.me")
                        .post(CONFIRM, "bewijs", proof)
                        .status())
                .isEqualTo(410);
        assertThat(stranger().post(CONFIRM, "bewijs", token).status()).isEqualTo(410);
        assertThat(state("advertising-email")).isEqualTo("uit");
    }
}
