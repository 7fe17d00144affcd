package nl.belofte.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.SignUps;
import nl.belofte.Visitor;
import nl.belofte.advertising.Desk;
import nl.belofte.inbox.LetterBounced;
import nl.belofte.inbox.LetterBounced.Why;
import nl.belofte.mailing.Mailing.State;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A newsletter that came back is said where somebody looks, until its mailbox proves itself anew. */
class CameBackTests {

    private static final Running RUNNING = Running.start();

    @BeforeEach
    void letADayPass() {
        RUNNING.letADayPass();
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static Visitor visitor() {
        return Visitor.at(RUNNING, MailingNode.SITE);
    }

    private static int send() {
        var mailings = RUNNING.part(Mailings.class);
        int id = mailings.add(MailingNode.CONTROLLER, Purpose.NEWSLETTER, MailingNode.SITE, MailingNode.WORDS);
        mailings.tested(mailings.find(MailingNode.CONTROLLER, id).orElseThrow());
        mailings.schedule(MailingNode.CONTROLLER, id, Instant.EPOCH);
        RUNNING.part(Dispatch.class).run();
        Customers.await(
                () -> mailings.find(MailingNode.CONTROLLER, id).orElseThrow().state() == State.SENT);
        return id;
    }

    /** The newest subscriber's copy. */
    private static void comesBack(int mailing) {
        var dossier = RUNNING.part(JdbcClient.class)
                .sql("""
                        select s.dossier from subscriber s join ground g on g.dossier = s.dossier
                        join consent_history h on h.proof = g.proof order by h.entry desc limit 1""")
                .query(java.util.UUID.class)
                .single();
        var mark = RUNNING.part(CopyMarks.class).of(new nl.belofte.dossier.DossierId(dossier), mailing);
        RUNNING.part(Returns.class)
                .bounced(new LetterBounced(
                        MailingNode.CONTROLLER, Why.NO_SUCH_ADDRESS, List.of("<" + mark + "@ipcall.me>")));
    }

    private static long newsTo(String email) {
        return Customers.subjectsTo(RUNNING, email).stream()
                .filter(subject -> subject.equals("Nieuws"))
                .count();
    }

    private static String atDesk(String email) {
        var esra = Desk.esra(RUNNING, MailingNode.SITE);
        var found = esra.post("/balie/klanten", "zoek", email);
        return esra.get(found.location()).page().select("main").text();
    }

    @Test
    void whoConfirmsAnewGetsItAgainAndUntilThenIsToldThatItComesBack() {
        var email = Customers.newAddress();
        var token = SignUps.subscribe(RUNNING, visitor(), email);
        int first = send();
        Customers.await(() -> newsTo(email) == 1);
        assertThat(visitor().get("/berichten?bewijs=" + token).page().text()).doesNotContain("komt terug");

        comesBack(first);

        assertThat(visitor().get("/berichten?bewijs=" + token).page().text()).contains("komt terug");
        assertThat(atDesk(email)).contains("Post aan dit adres komt terug");
        send();
        assertThat(newsTo(email)).isEqualTo(1);

        RUNNING.letADayPass();
        SignUps.send(visitor(), email);
        assertThat(visitor().get("/berichten?bewijs=" + token).page().text())
                .as("not before it is confirmed")
                .contains("komt terug");
        Customers.await(() -> Customers.subjectsTo(RUNNING, email).stream()
                        .filter(subject -> subject.startsWith("Bevestig uw aanmelding"))
                        .count()
                == 2);
        var anew = visitor().post("/nieuwsbrief/bevestiging", "bewijs", SignUps.tokenTo(RUNNING, email));

        assertThat(anew.page().select("h1").text()).isEqualTo("U krijgt de nieuwsbrief");
        assertThat(atDesk(email)).doesNotContain("komt terug");
        send();
        Customers.await(() -> newsTo(email) == 2);
    }
}
