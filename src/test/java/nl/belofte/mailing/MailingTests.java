package nl.belofte.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.belofte.Customers;
import nl.belofte.Pause;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.RestrictionGround;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.mail.Carriages;
import nl.belofte.mail.ScriptedServer;
import nl.belofte.mailing.Mailing.State;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of each copy, whatever the mail server does and whatever its reader says. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MailingTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    private final Floor floor = Floor.on(TODAY.toString());
    private ScriptedServer server;

    @BeforeEach
    void open() throws Exception {
        server = new ScriptedServer();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        floor.close();
    }

    private MailingNode node() {
        return new MailingNode(floor, server.port(), 2);
    }

    /** Over one line, so that a test knows the order. */
    private MailingNode narrow() {
        return new MailingNode(floor, server.port(), 1);
    }

    private static String[] addresses(int from, int to) {
        return IntStream.range(from, to).mapToObj(Readers::address).toArray(String[]::new);
    }

    private int copies(String state) {
        return floor.count("mailing_copy where state = ?", state);
    }

    private long told(Deed deed) {
        return floor.evidence.newest(1_000).stream()
                .filter(each ->
                        each.entry().deed() == deed && each.entry().actor().equals("platform:mailing"))
                .count();
    }

    @Test
    void eachReaderGetsItOnceAndTheLogSaysSo() {
        Readers.add(floor, 250);
        var node = node();
        var mailing = node.begun();

        node.dispatch.run();
        node.dispatch.run();

        assertThat(server.taken()).containsExactlyInAnyOrder(addresses(0, 250));
        var after = node.mailing(mailing.id());
        assertThat(after.state()).isEqualTo(State.SENT);
        assertThat(after.counts()).isEqualTo(new Mailing.Counts(250, 250, 0, 0));
        assertThat(told(Deed.MAILED)).isEqualTo(250);
    }

    @Test
    void beginsAtItsTimeAndNotBefore() {
        Readers.add(floor, 1);
        var node = node();
        int id = node.mailings.add(MailingNode.CONTROLLER, Purpose.NEWSLETTER, MailingNode.SITE, MailingNode.WORDS);
        var at = floor.clock.instant().plus(Duration.ofDays(1));
        assertThat(node.mailings.schedule(MailingNode.CONTROLLER, id, at))
                .as("nobody had it sent to himself yet")
                .isFalse();
        node.mailings.tested(node.mailing(id));
        assertThat(node.mailings.schedule(MailingNode.CONTROLLER, id, at)).isTrue();

        node.dispatch.run();
        assertThat(server.taken()).isEmpty();
        floor.clock.set(TODAY.plusDays(1));
        node.dispatch.run();

        assertThat(server.taken()).containsExactly(Readers.address(0));
    }

    @Test
    void whoseAddressTheServerDoesNotKnowIsRefusedAndNotTriedAgain() throws Exception {
        Readers.add(floor, 20);
        var node = node();
        var mailing = node.begun();
        server.answerOnce("RCPT", 550);

        node.dispatch.run();
        node.dispatch.run();

        assertThat(server.taken()).hasSize(19).doesNotHaveDuplicates();
        assertThat(node.mailing(mailing.id()).counts()).isEqualTo(new Mailing.Counts(20, 19, 1, 0));
        assertThat(node.mailing(mailing.id()).state()).isEqualTo(State.SENT);
        assertThat(told(Deed.NOT_MAILED)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"RCPT,450", "MAIL,451", "DATA,451", ".,452", ".,421", "RCPT,421"})
    void whatTheServerDoesNotTakeNowGoesLater(String at, int code) {
        Readers.add(floor, 20);
        var node = node();
        var mailing = node.begun();
        server.answerOnce(at, code);

        node.dispatch.run();
        assertThat(server.taken()).hasSizeBetween(19, 20).doesNotHaveDuplicates();
        floor.clock.set(TODAY.plusDays(1));
        node.dispatch.run();

        assertThat(server.taken()).containsExactlyInAnyOrder(addresses(0, 20));
        assertThat(node.mailing(mailing.id()).state()).isEqualTo(State.SENT);
    }

    @Test
    void ofWhatTheServerDoesNotSayAPersonDecides() {
        Readers.add(floor, 20);
        var node = node();
        var mailing = node.begun();
        server.answerOnce(".", 0);

        node.dispatch.run();
        node.dispatch.run();

        assertThat(server.taken()).hasSize(19).doesNotHaveDuplicates();
        assertThat(copies("doubtful")).isEqualTo(1);
        assertThat(told(Deed.MAILED)).as("it may have arrived").isEqualTo(20);
        assertThat(node.mailings.left(mailing.id())).isEqualTo(new Mailings.Left(0, 1));

        node.mailings.decide(node.mailing(mailing.id()), true);
        node.dispatch.run();

        assertThat(server.taken()).containsExactlyInAnyOrder(addresses(0, 20));
        assertThat(node.mailing(mailing.id()).counts().sent()).isEqualTo(20);
    }

    @Test
    void aServerThatIsAwayCostsNobodyHisCopy() throws Exception {
        Readers.add(floor, 12);
        var node = node();
        node.begun();
        server.close();
        var running = Thread.startVirtualThread(node.dispatch::run);
        Customers.await(() -> floor.count("mailing_copy where attempts > 0") >= 3);
        node.dispatch.destroy();
        running.join();
        assertThat(copies("waiting")).isEqualTo(12);

        server = new ScriptedServer();
        floor.clock.set(TODAY.plusDays(1));
        node().dispatch.run();

        assertThat(server.taken()).containsExactlyInAnyOrder(addresses(0, 12));
    }

    /** As where the key is gone that signs: that is nothing of its readers. */
    @Test
    void copiesThatWeCannotMakeGoOnceWeCan() throws Exception {
        Readers.add(floor, 12);
        var node = new MailingNode(floor, Carriages.withoutSignature(server.port(), "ipcall.me", floor.clock));
        var mailing = node.begun();
        var running = Thread.startVirtualThread(node.dispatch::run);
        Customers.await(() -> floor.count("mailing_copy where attempts > 0") >= 3
                || node.mailing(mailing.id()).counts().refused() > 0);
        node.dispatch.destroy();
        running.join();
        assertThat(server.taken()).isEmpty();
        assertThat(copies("waiting")).isEqualTo(12);
        assertThat(told(Deed.NOT_MAILED)).isZero();

        floor.clock.set(TODAY.plusDays(1));
        narrow().dispatch.run();

        assertThat(server.taken()).containsExactlyInAnyOrder(addresses(0, 12));
        assertThat(node.mailing(mailing.id()).counts()).isEqualTo(new Mailing.Counts(12, 12, 0, 0));
    }

    @Test
    void nobodyGetsItWhoSaidNoOrIsGoneOrRestrictedWhenItBegan() {
        var readers = Readers.add(floor, 10);
        var node = node();
        node.suppressions.object(
                MailingNode.CONTROLLER,
                Purpose.NEWSLETTER,
                Floor.email(Readers.address(3)),
                new Actor.Platform("test"));
        floor.inTransaction(() -> {
            floor.dossiers.restrict(readers.get(5), RestrictionGround.ACCURACY, new Actor.Platform("test"));
            return floor.dossiers.erase(List.of(readers.get(7)), new Actor.Platform("test"), "test");
        });
        var mailing = node.begun();

        node.dispatch.run();

        assertThat(server.taken())
                .hasSize(7)
                .doesNotContain(Readers.address(3), Readers.address(5), Readers.address(7));
        assertThat(node.mailing(mailing.id()).counts().givenUp()).isEqualTo(2);
        assertThat(told(Deed.NOT_MAILED)).isEqualTo(1);
    }

    /** A no, an objection, an erasure and a restriction: each waits for what is on its way, and nothing follows it. */
    @ParameterizedTest
    @CsvSource({"no", "objection", "erasure", "restriction"})
    void whatIsSaidInMidSendWaitsForTheBundleAndStopsTheRest(String what) throws Exception {
        var readers = Readers.add(floor, 40);
        var node = narrow();
        node.begun();
        var late = new AtomicInteger();
        var told = new AtomicBoolean();
        var sayers = new CountDownLatch(1);
        // The last of all in the order in which they go.
        var last = lastToGo(readers);
        server.before(to -> {
            sayers.countDown();
            pause(20);
            late.addAndGet(told.get() && to.equals(address(readers, last)) ? 1 : 0);
        });
        var said = CompletableFuture.runAsync(() -> {
            await(sayers);
            say(what, node, readers, last);
            told.set(true);
        });
        node.dispatch.run();
        said.get(30, TimeUnit.SECONDS);

        assertThat(late).as("accepted after the no").hasValue(0);
        assertThat(server.taken()).hasSize(39).doesNotContain(address(readers, last));
    }

    /** They go in the order of their ids. */
    private static DossierId lastToGo(List<DossierId> readers) {
        return readers.stream()
                .max((one, other) -> one.toString().compareTo(other.toString()))
                .orElseThrow();
    }

    private static String address(List<DossierId> readers, DossierId reader) {
        return Readers.address(readers.indexOf(reader));
    }

    private void say(String what, MailingNode node, List<DossierId> readers, DossierId reader) {
        var by = new Actor.Platform("test");
        var person = floor.db
                .sql("select person from dossier where id = ?")
                .param(reader.value())
                .query(UUID.class)
                .single();
        switch (what) {
            case "no" ->
                node.suppressions.object(
                        MailingNode.CONTROLLER, Purpose.NEWSLETTER, Floor.email(address(readers, reader)), by);
            case "objection" -> floor.dossiers.object(new PersonId(person), Purpose.NEWSLETTER, by);
            case "erasure" -> floor.dossiers.erase(List.of(reader), by, "test");
            default -> floor.dossiers.restrict(reader, RestrictionGround.ACCURACY, by);
        }
    }

    @Test
    void aPauseEndsWithTheBundleAndItGoesOnWhereItStopped() {
        Readers.add(floor, 60);
        var node = narrow();
        var mailing = node.begun();
        server.before(_ -> node.mailings.pause(MailingNode.CONTROLLER, mailing.id()));

        node.dispatch.run();

        int before = server.taken().size();
        assertThat(before).isBetween(1, 8);
        assertThat(node.mailing(mailing.id()).state()).isEqualTo(State.PAUSED);
        assertThat(node.mailings.left(mailing.id()).waiting()).isEqualTo(60 - before);
        server.before(_ -> {});
        assertThat(node.mailings.resume(MailingNode.CONTROLLER, mailing.id())).isTrue();
        node.dispatch.run();
        assertThat(server.taken()).containsExactlyInAnyOrder(addresses(0, 60));
    }

    @Test
    void whatIsStoppedDoesNotGoOn() {
        Readers.add(floor, 60);
        var node = narrow();
        var mailing = node.begun();
        server.before(_ -> node.mailings.stop(MailingNode.CONTROLLER, mailing.id()));

        node.dispatch.run();
        int before = server.taken().size();
        assertThat(node.mailings.resume(MailingNode.CONTROLLER, mailing.id())).isFalse();
        node.dispatch.run();

        assertThat(server.taken()).hasSize(before);
        assertThat(node.mailing(mailing.id()).state()).isEqualTo(State.STOPPED);
    }

    @Test
    void twoNodesShareTheWorkAndNobodyGetsItTwice() throws Exception {
        Readers.add(floor, 300);
        var one = node();
        var other = node();
        var mailing = one.begun();
        server.before(_ -> pause(2));

        var both = List.of(CompletableFuture.runAsync(one.dispatch::run), CompletableFuture.runAsync(() -> {
            pause(50);
            other.dispatch.run();
        }));
        for (var each : both) {
            each.get(60, TimeUnit.SECONDS);
        }
        one.dispatch.run();

        assertThat(server.taken()).containsExactlyInAnyOrder(addresses(0, 300));
        assertThat(one.mailing(mailing.id()).counts().sent()).isEqualTo(300);
    }

    /** With its connection the bundle loses its locks: whoever then still holds the line hands over nothing more. */
    @Test
    void whoLosesTheDatabaseHandsOverNothingMore() {
        Readers.add(floor, 40);
        var node = narrow();
        node.begun();
        var taken = new AtomicInteger();
        server.before(_ -> {
            if (taken.incrementAndGet() == 3) {
                endWhoHoldsABundle();
            }
        });

        node.dispatch.run();

        assertThat(server.taken()).hasSize(3);
        node.dispatch.run();
        // Of the third nobody knows, for it was being handed over.
        assertThat(copies("doubtful")).isEqualTo(1);
        assertThat(server.taken()).containsExactlyInAnyOrder(addresses(0, 40));
        assertThat(told(Deed.MAILED)).isEqualTo(40);
    }

    /** What is noted before the server wants a copy is no leave to hand it over later. */
    @Test
    void whoLosesTheDatabaseWhileTheServerThinksHandsOverNothingEither() {
        Readers.add(floor, 40);
        var node = narrow();
        node.begun();
        var asked = new AtomicInteger();
        server.asked(_ -> {
            if (asked.incrementAndGet() == 3) {
                pause(200);
                endWhoHoldsABundle();
            }
        });

        node.dispatch.run();

        assertThat(server.taken()).hasSize(2);
        node.dispatch.run();
        // It did not go, and the note that was to be certain of that says that it may have.
        assertThat(copies("doubtful")).isEqualTo(1);
        assertThat(server.taken()).hasSize(39).doesNotHaveDuplicates();
    }

    private void endWhoHoldsABundle() {
        floor.db.sql("""
                        select pg_terminate_backend(pid, 10000) from pg_locks
                        where locktype = 'advisory' and classid = ? and pid <> pg_backend_pid()""").param(Bundles.LOCK).query((row, _) -> "").list();
    }

    private static void pause(int milliseconds) {
        Pause.of(Duration.ofMillis(milliseconds));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
