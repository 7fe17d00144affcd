package nl.belofte.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.SignUps;
import nl.belofte.Visitor;
import nl.belofte.file.Language;
import nl.belofte.file.Text;
import nl.belofte.mailing.Mailing.Words;
import nl.belofte.proof.Proves;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An offer by e-mail goes to those who may be mailed, from the form to the mailbox. */
class MailedOffersTests {

    private static final Running RUNNING = Running.start();
    private static final String SITE = "ipcall.me";
    private static int offers;

    @BeforeEach
    void letADayPass() {
        RUNNING.letADayPass();
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    /** Registered by the form, with what is told of offers or without. */
    private static String customer(String... more) {
        var email = Customers.newAddress();
        var visitor = Visitor.at(RUNNING, SITE);
        assertThat(visitor.post("/registreren", Customers.answers(email, more)).status())
                .isEqualTo(200);
        var token = Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email)));
        visitor.post("/registreren/bevestiging", "bewijs", token);
        return email;
    }

    private static String version() {
        return Visitor.at(RUNNING, SITE)
                .get("/registreren")
                .page()
                .select("[name=aanbod]")
                .val();
    }

    private static Words words(String subject) {
        return new Words(
                new Text(Map.of(Language.NL, subject, Language.EN, subject)),
                new Text(Map.of(Language.NL, "U belt voortaan goedkoper.", Language.EN, "Your calls cost less.")));
    }

    /** @return what stands in its subject */
    private static String send() {
        var subject = "Aanbod %d van de maand".formatted(++offers);
        var mailings = RUNNING.part(Mailings.class);
        int id = mailings.add("ipcall", Purpose.ADVERTISING, SITE, words(subject));
        mailings.tested(mailings.find("ipcall", id).orElseThrow());
        mailings.schedule("ipcall", id, RUNNING.part(Clock.class).instant());
        RUNNING.part(Dispatch.class).run();
        Customers.await(() -> mailings.find("ipcall", id).orElseThrow().state() == Mailing.State.SENT);
        return subject;
    }

    private static boolean got(String email, String subject) {
        return Customers.subjectsTo(RUNNING, email).stream().anyMatch(each -> each.contains(subject));
    }

    @Test
    @Proves("ADV-1")
    void itGoesToWhoCouldRefuseItAndDidNotAndToWhoSaidYesAndToNobodyElse() {
        var told = customer("aanbod", version());
        var refused = customer("aanbod", version(), "geen-aanbod", "ja");
        var notTold = customer();
        var reader = Customers.newAddress();
        SignUps.subscribe(RUNNING, Visitor.at(RUNNING, SITE), reader);
        var yes = Customers.newAddress();
        var agreed = Customers.signedIn(RUNNING, SITE, yes);
        var shown = agreed.get("/mijn/berichten")
                .page()
                .select("#advertising-email [name=versie]")
                .val();
        agreed.post("/mijn/berichten", "weg", "advertising-email", "stand", "aan", "versie", shown);

        var subject = send();

        Customers.await(() -> got(told, subject) && got(yes, subject));
        assertThat(Customers.mailTo(RUNNING, told, subject))
                .contains("U krijgt dit omdat u klant bent")
                .doesNotContain("ja zei");
        assertThat(Customers.mailTo(RUNNING, yes, subject))
                .contains("U krijgt dit omdat u ja zei")
                .doesNotContain("klant bent");
        for (var nobody : List.of(refused, notTold, reader)) {
            assertThat(got(nobody, subject)).isFalse();
        }
    }

    @Test
    @Proves({"ADV-3", "ADV-4"})
    void theLinkInItEndsItAtOnce() {
        var email = customer("aanbod", version());
        var first = send();
        Customers.await(() -> got(email, first));
        var token = Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email, first)));

        var off = Visitor.at(RUNNING, SITE).post("/berichten/afmelding?bewijs=" + token);

        assertThat(off.page().select("h1").text()).isEqualTo("U bent afgemeld");
        var next = send();
        assertThat(got(email, next)).isFalse();
    }

    @Test
    void whoClosesHisAccountGetsNoMoreOffers() {
        var email = customer("aanbod", version());
        var visitor = Visitor.at(RUNNING, SITE);
        Customers.logIn(visitor, email, Customers.PASSWORD);
        visitor.post("/mijn/opheffing", "password", Customers.PASSWORD);

        assertThat(got(email, send())).isFalse();
    }
}
