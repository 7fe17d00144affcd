package nl.belofte.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.belofte.Customers;
import nl.belofte.Visitor;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.RestrictionGround;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Evidence;
import nl.belofte.mail.StuckLetters.StuckLetter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Letters that nobody takes: the mail server is never there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StuckLettersTests {

    private static final List<Letter> ALL = Arrays.asList(Letter.values());

    private InProduction production;
    private JdbcClient db;

    @BeforeAll
    void start() {
        production = InProduction.withoutServer();
        db = production.running.part(JdbcClient.class);
    }

    @AfterAll
    void stop() {
        production.close();
    }

    /** Somebody registers, and the letter to confirm that fails once. */
    @BeforeEach
    void register() {
        db.sql("delete from outgoing_mail").update();
        Visitor.at(production.running, "ipcall.me").post("/registreren", Customers.answers(Customers.newAddress()));
        Customers.await(() -> tries() == 1);
    }

    private int tries() {
        return db.sql("select coalesce(max(attempts), 0) from outgoing_mail")
                .query(Integer.class)
                .single();
    }

    private List<StuckLetter> stuck() {
        return production.running.part(StuckLetters.class).list("ipcall", ALL, 100);
    }

    private void deliver() {
        production.running.part(Mail.class).deliver();
    }

    private DossierId dossier() {
        return new DossierId(
                db.sql("select dossier from outgoing_mail").query(UUID.class).single());
    }

    @Test
    void aPersonLooksAtALetterAfterFiveTriesAndNotBefore() {
        for (int tries = 1; tries < StuckLetters.TRIES; tries++) {
            assertThat(stuck()).as("after %d tries", tries).isEmpty();
            InProduction.CLOCK.goOn(Duration.ofMinutes(5));
            deliver();
            int next = tries + 1;
            Customers.await(() -> tries() == next);
        }
        assertThat(stuck()).singleElement().satisfies(letter -> {
            assertThat(letter.letter()).isEqualTo(Letter.CONFIRM_REGISTRATION);
            assertThat(letter.tries()).isEqualTo(StuckLetters.TRIES);
            assertThat(letter.nextTry().orElseThrow()).isAfter(InProduction.CLOCK.instant());
        });
        assertThat(production.running.part(StuckLetters.class).list("voipexpress", ALL, 100))
                .isEmpty();
    }

    @Test
    void orAfterFourHoursHoweverOftenItWasTried() {
        db.sql("update outgoing_mail set due_at = due_at + interval '1 day'").update();
        InProduction.CLOCK.goOn(StuckLetters.TRIED.minusMinutes(1));
        assertThat(stuck()).isEmpty();

        InProduction.CLOCK.goOn(Duration.ofMinutes(1));
        assertThat(stuck()).hasSize(1);
    }

    @Test
    void aLetterAboutWhatIsOnlyKeptIsGivenUpAtItsNextTryAndTheEvidenceSaysSo() {
        var dossier = dossier();
        var person = stuckPerson();
        production
                .running
                .part(Dossiers.class)
                .restrict(dossier, RestrictionGround.ACCURACY, new Actor.Platform("test"));

        InProduction.CLOCK.goOn(Duration.ofMinutes(5));
        deliver();

        Customers.await(() -> db.sql("select count(*) from outgoing_mail")
                        .query(Integer.class)
                        .single()
                == 0);
        assertThat(production.running.part(Evidence.class).about(person, Long.MAX_VALUE, 10))
                .filteredOn(deed -> deed.deed() == Deed.NOT_MAILED)
                .singleElement()
                .satisfies(deed -> {
                    assertThat(deed.actor()).isEqualTo("platform:mail");
                    assertThat(deed.detail()).isEqualTo("confirm-registration");
                });
    }

    private UUID stuckPerson() {
        return db.sql("select d.person from dossier d join outgoing_mail m on m.dossier = d.id")
                .query(UUID.class)
                .single();
    }

    @Test
    void aLetterAboutWhatIsPastItsDayIsNotTriedForEver() {
        InProduction.CLOCK.goOn(Duration.ofDays(40));
        deliver();

        Customers.await(() -> db.sql("select count(*) from outgoing_mail")
                        .query(Integer.class)
                        .single()
                == 0);
    }
}
