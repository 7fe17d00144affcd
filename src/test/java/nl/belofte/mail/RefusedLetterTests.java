package nl.belofte.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.mail.StuckLetters.StuckLetter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A letter to an address that the mail server refuses: for good, or only now. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedLetterTests {

    private ScriptedServer server;
    private Running running;
    private JdbcClient db;

    @BeforeAll
    void start() throws Exception {
        server = new ScriptedServer();
        running = InProduction.run(server.port());
        db = running.part(JdbcClient.class);
    }

    @AfterAll
    void stop() throws Exception {
        running.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        db.sql("delete from outgoing_mail").update();
        server.taken().clear();
    }

    private int tries() {
        return db.sql("select coalesce(max(attempts), 0) from outgoing_mail")
                .query(Integer.class)
                .single();
    }

    private List<StuckLetter> stuck() {
        return running.part(StuckLetters.class).list("ipcall", Arrays.asList(Letter.values()), 100);
    }

    private String refusedWith(String line) {
        var email = Customers.newAddress();
        server.answerOnce("RCPT", line);
        Visitor.at(running, "ipcall.me").post("/registreren", Customers.answers(email));
        Customers.await(() -> tries() == 1);
        return email;
    }

    @Test
    void anAddressThatDoesNotExistIsTriedOnceAndWaitsForAPerson() {
        var email = refusedWith("550 5.1.1 no such user here");

        InProduction.CLOCK.goOn(Duration.ofDays(2));
        running.part(Mail.class).deliver();

        assertThat(server.taken()).isEmpty();
        assertThat(stuck()).singleElement().satisfies(letter -> {
            assertThat(letter.tries()).isEqualTo(1);
            assertThat(letter.nextTry()).isEmpty();
        });
        running.part(StuckLetters.class).tryAgain(stuck().getFirst().id(), "ipcall", Arrays.asList(Letter.values()));
        running.part(Mail.class).deliver();
        assertThat(server.taken()).containsExactly(email);
    }

    @Test
    void whatMayBeOverSomeDayIsTriedAgain() {
        for (var line : List.of("450 4.2.1 busy", "552 5.2.2 mailbox full", "554 5.7.1 not from you now")) {
            empty();
            var email = refusedWith(line);
            assertThat(stuck()).as(line).isEmpty();

            InProduction.CLOCK.goOn(Duration.ofMinutes(5));
            running.part(Mail.class).deliver();

            Customers.await(() -> server.taken().contains(email));
        }
    }

    @Test
    void whoErasesADossierAndWhoSendsItsLetterDoNotWaitForEachOther() {
        refusedWith("450 4.2.1 busy");
        InProduction.CLOCK.goOn(Duration.ofMinutes(5));

        var erased = running.part(TransactionTemplate.class).execute(_ -> {
            db.sql("select id from dossier where id = (select dossier from outgoing_mail) for update")
                    .query(UUID.class)
                    .single();
            CompletableFuture.runAsync(running.part(Mail.class)::deliver)
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
            return db.sql("delete from outgoing_mail").update();
        });

        assertThat(erased).isEqualTo(1);
        assertThat(server.taken()).isEmpty();
    }
}
