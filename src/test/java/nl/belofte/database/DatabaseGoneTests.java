package nl.belofte.database;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import nl.belofte.Customers;
import nl.belofte.Faults;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.person.Persons;
import nl.belofte.retention.RetentionSweep;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database of a running platform is killed while pages, reads, writes, sealing and sweeps go on. */
@Tag("faults")
class DatabaseGoneTests {

    private static final String SITE = "ipcall.me";
    private static final Duration GONE = Duration.ofSeconds(Faults.LONG ? 60 : 4);
    private static final Duration SOON = Duration.ofSeconds(8);

    @TempDir
    static Path folder;

    private final Running running = Running.withItsOwnDatabase(folder);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    @AfterEach
    void close() {
        root.detachAppender(log);
        running.close();
    }

    private record Answered(int status, Duration took, Instant at) {}

    @Test
    void whatIsAskedMeanwhileIsRefusedSoonAndWhatWasPromisedIsKept() throws Exception {
        var email = Customers.newAddress();
        var customer = Customers.signedIn(running, SITE, email);
        log.start();
        root.addAppender(log);
        var written = new CopyOnWriteArrayList<DossierId>();
        var answers = new CopyOnWriteArrayList<Answered>();
        var end = new CompletableFuture<Void>();
        var busy = List.of(
                untilThe(end, () -> answers.add(answered(customer))),
                untilThe(end, () -> written.add(opened())),
                untilThe(end, () -> running.part(RetentionSweep.class).run()),
                untilThe(end, () -> running.part(EvidenceChain.class).seal()));
        Customers.await(() -> written.size() > 5 && answers.size() > 5);
        assertThat(answers).allMatch(answer -> answer.status() == 200);

        // Without its password nobody can start it again.
        var password = folder.resolve("postgres.password");
        var away = folder.resolve("away");
        Files.move(password, away);
        OwnConnectionsTests.kill(folder);
        var gone = Instant.now();
        while (Instant.now().isBefore(gone.plus(GONE))) {
            assertRefused(customer, "/mijn", "Dit kan nu even niet");
            assertRefused(customer, "/en/mijn", "This cannot be done right now");
        }
        assertThat(customer.post("/mijn/opheffing").status()).isEqualTo(503);
        Files.move(away, password);
        var back = Instant.now();

        Customers.await(() -> answered(customer).status() == 200);
        int before = written.size();
        Customers.await(() -> written.size() > before + 5);
        end.complete(null);
        busy.forEach(CompletableFuture::join);

        assertThat(answers).extracting(Answered::status).containsOnly(200, 503);
        assertThat(answers).allMatch(answer -> answer.took().compareTo(SOON) < 0);
        assertThat(answers)
                .filteredOn(answer -> answer.at().isAfter(gone.plusSeconds(1))
                        && answer.at().plus(answer.took()).isBefore(back))
                .allMatch(answer -> answer.status() == 503);
        assertThat(kept(written)).isEqualTo(written.size());
        assertThat(customer.get("/mijn").status()).isEqualTo(200);
        var db = running.part(JdbcClient.class);
        Customers.await(() -> db.sql("select count(*) from evidence_waiting")
                        .query(Integer.class)
                        .single()
                == 0);
        assertThat(running.part(EvidenceChain.class).verify().faults()).isEmpty();
        Customers.await(() -> db.sql("select count(*) from scheduled_tasks where consecutive_failures > 0")
                        .query(Integer.class)
                        .single()
                == 0);
        assertLogIsQuiet(email);
    }

    /** Again and again; what fails is tried again. */
    private static CompletableFuture<Void> untilThe(CompletableFuture<Void> end, Runnable work) {
        return CompletableFuture.runAsync(
                () -> {
                    while (!end.isDone()) {
                        try {
                            work.run();
                        } catch (RuntimeException gone) {
                            LockSupport.parkNanos(50_000_000);
                        }
                        LockSupport.parkNanos(20_000_000);
                    }
                },
                Thread::startVirtualThread);
    }

    private static Answered answered(Visitor customer) {
        var begun = Instant.now();
        int status = customer.get("/mijn").status();
        return new Answered(status, Duration.between(begun, Instant.now()), begun);
    }

    private static void assertRefused(Visitor customer, String path, String title) {
        var begun = Instant.now();
        var answer = customer.get(path);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.page().select("h1").text()).isEqualTo(title);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(SOON);
    }

    private DossierId opened() {
        var bram = running.part(Persons.class).add("ipcall");
        var content = new Content(Map.of(Category.EMAIL, Map.of(Field.EMAIL, "bram@voorbeeld.example")));
        return running.part(Dossiers.class)
                .open("ipcall", bram, Purpose.ACCOUNT, content, new Actor.Self(bram.value()));
    }

    /** With their keys and the evidence of their opening. */
    private int kept(List<DossierId> written) {
        return running.part(JdbcClient.class)
                .sql("""
                        select count(*) from dossier d join keys.dossier_key k on k.dossier = d.id
                        where d.id = any (?::uuid[]) and d.sealed is not null
                          and exists (select from evidence_opening o where o.dossier = d.id)""")
                .param(written.stream().map(DossierId::toString).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /** A few lines, which name nobody; a stack trace for what was under way at that moment at most. */
    private void assertLogIsQuiet(String email) {
        var events = List.copyOf(log.list);
        var lines = events.stream()
                .map(event -> event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage())
                .toList();
        assertThat(lines).noneMatch(line -> line.contains(email) || line.contains("bram@"));
        assertThat(events.stream()
                        .filter(event -> event.getThrowableProxy() != null)
                        .map(ILoggingEvent::getLoggerName)
                        .toList())
                .as("stack traces")
                .hasSizeLessThan(10);
        assertThat(lines).hasSizeLessThan(60);
    }
}
