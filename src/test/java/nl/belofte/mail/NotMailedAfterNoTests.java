package nl.belofte.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.dossier.Floor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Evidence;
import nl.belofte.statement.Purpose;
import nl.belofte.suppression.Registered;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every letter asks the registry of noes while it goes out. No letter of direct marketing exists yet, so no is said here to
 * letters to which nobody can say no: past what refuses that, into the registry itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotMailedAfterNoTests {

    private static final Queue<String> CARRIED = new ConcurrentLinkedQueue<>();
    private static volatile CountDownLatch arriving = new CountDownLatch(0);
    private static volatile CountDownLatch accepting = new CountDownLatch(0);

    private Running running;
    private JdbcClient db;

    /** A mail server that takes its time. */
    public static class Slow {
        @Bean
        @Primary
        Carrier slow() {
            return message -> {
                arriving.countDown();
                try {
                    assertThat(accepting.await(30, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                CARRIED.add(message.to());
            };
        }
    }

    @BeforeAll
    void start() {
        running = Running.start("--spring.main.sources=" + Slow.class.getName());
        db = running.part(JdbcClient.class);
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @BeforeEach
    void nothingYet() {
        CARRIED.clear();
        accepting = new CountDownLatch(0);
    }

    private void register(String address) {
        assertThat(Visitor.at(running, "ipcall.me")
                        .post("/registreren", Customers.answers(address))
                        .status())
                .isEqualTo(200);
    }

    private void sayNo(Purpose purpose, String address) {
        Registered.say(running, "ipcall", purpose, Floor.email(address));
    }

    private int count(String from) {
        return db.sql("select count(*) from " + from).query(Integer.class).single();
    }

    private long notMailed() {
        return running.part(Evidence.class).newest(100).stream()
                .filter(each -> each.entry().deed() == Deed.NOT_MAILED)
                .count();
    }

    @Test
    void aNoWaitsForTheLetterInFlightAndWhatWasQueuedIsNotSentAfterIt() throws Exception {
        var address = Customers.newAddress();
        long before = notMailed();
        arriving = new CountDownLatch(1);
        accepting = new CountDownLatch(1);
        register(address);
        assertThat(arriving.await(30, TimeUnit.SECONDS)).isTrue();

        var no = CompletableFuture.runAsync(() -> sayNo(Purpose.PENDING_REGISTRATION, address));
        Customers.await(() -> count("pg_locks where locktype = 'advisory' and not granted") == 1);
        register(address);
        Customers.await(() -> count("pg_locks where locktype = 'advisory' and not granted") == 2);
        assertThat(no).isNotDone();
        assertThat(CARRIED).isEmpty();
        accepting.countDown();

        no.get(30, TimeUnit.SECONDS);
        assertThat(CARRIED).containsExactly(address);
        Customers.await(() -> count("outgoing_mail") == 0);
        assertThat(CARRIED).containsExactly(address);
        Customers.await(() -> notMailed() == before + 1);
        // Nor is it tried again.
        running.part(Mail.class).deliver();
        assertThat(CARRIED).containsExactly(address);
        assertThat(notMailed()).isEqualTo(before + 1);
    }

    @Test
    void aNoToAdvertisingStopsNoLetterOfAnotherKind() {
        var address = Customers.newAddress();
        sayNo(Purpose.ADVERTISING, address);
        sayNo(Purpose.NEWSLETTER, address);

        register(address);

        Customers.await(() -> CARRIED.contains(address));
    }
}
