package nl.belofte.suppression;

import static nl.belofte.dossier.Floor.email;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Floor;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever was said and sent in whatever order, and at once: nothing is sent after a no. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NoAfterNoTests {

    private static final String I = "ipcall";
    private static final Actor LINK = new Actor.Platform("test");
    private static final List<Purpose> MARKETING = List.of(Purpose.NEWSLETTER, Purpose.ADVERTISING);

    private final Floor floor = Floor.on("2026-03-02");
    private final Suppressions suppressions = Registered.on(floor);

    @AfterEach
    void close() {
        floor.close();
    }

    private void consent(Purpose purpose, String address) {
        var shown = new Shown(I, purpose, "test", Language.NL, LocalDate.parse("2022-06-29"), "Ja.");
        suppressions.consent(
                shown, email(address), new Actor.Self(floor.person(I).value()));
    }

    private boolean reach(Purpose purpose, String address, Runnable send) {
        return suppressions.reach(I, purpose, Channel.EMAIL, email(address), send);
    }

    private record Said(Purpose purpose, String address) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomHistoriesWithRestoresSendWhatTheModelSends(long seed) {
        var random = new Random(seed);
        Set<Said> model = new HashSet<>();
        for (int turn = 0; turn < 60; turn++) {
            if (random.nextInt(20) == 0) {
                floor.restoredAfter(() -> deed(random, model));
                floor.dossiers();
            } else {
                deed(random, model);
            }
            for (var purpose : MARKETING) {
                for (int each = 0; each < 3; each++) {
                    var address = "lezer%d@voorbeeld.example".formatted(each);
                    assertThat(reach(purpose, address, () -> {}))
                            .as("seed %d, turn %d, %s to %d", seed, turn, purpose, each)
                            .isEqualTo(!model.contains(new Said(purpose, address)));
                }
            }
        }
    }

    private void deed(Random random, Set<Said> model) {
        var said = new Said(MARKETING.get(random.nextInt(2)), "lezer%d@voorbeeld.example".formatted(random.nextInt(3)));
        if (random.nextInt(3) > 0) {
            suppressions.object(I, said.purpose, email(said.address), LINK);
            model.add(said);
        } else {
            consent(said.purpose, said.address);
            model.remove(said);
        }
    }

    @Test
    void whoSaysNoWaitsForWhatIsOnItsWayAndNothingFollows() throws Exception {
        var address = "lezer@voorbeeld.example";
        var underWay = new CountDownLatch(1);
        var accepted = new CountDownLatch(1);
        var told = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> reach(Purpose.NEWSLETTER, address, () -> {
                underWay.countDown();
                await(accepted);
                assertThat(told)
                        .as("a no that was told to count while a letter is on its way")
                        .isFalse();
            }));
            underWay.await();
            var no = threads.submit(() -> {
                suppressions.object(I, Purpose.NEWSLETTER, email(address), LINK);
                told.set(true);
            });
            waitsForALock();
            // What comes while the no waits is behind it.
            var queued = threads.submit(() -> reach(Purpose.NEWSLETTER, address, () -> {}));
            // Another address and another purpose wait for nobody.
            assertThat(reach(Purpose.NEWSLETTER, "ander@voorbeeld.example", () -> {}))
                    .isTrue();
            assertThat(reach(Purpose.ACCOUNT, address, () -> {})).isTrue();
            assertThat(told).isFalse();

            accepted.countDown();

            assertThat(slow.get()).isTrue();
            no.get();
            assertThat(queued.get()).isFalse();
            assertThat(reach(Purpose.NEWSLETTER, address, () -> {})).isFalse();
        }
    }

    private void waitsForALock() throws InterruptedException {
        while (floor.count("pg_locks where locktype = 'advisory' and not granted") == 0) {
            Thread.sleep(10);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Four send as fast as they can to a server that takes a while, and one says no somewhere in between. */
    @Test
    void ofManyWhoSendAtOnceNobodyIsAcceptedAfterTheNo() throws Exception {
        for (int round = 0; round < 20; round++) {
            var address = "lezer%d@voorbeeld.example".formatted(round);
            Set<String> saidNo = ConcurrentHashMap.newKeySet();
            var late = new AtomicInteger();
            var sent = new AtomicInteger();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<Void> sender = () -> {
                    while (reach(Purpose.NEWSLETTER, address, () -> {
                        pause();
                        sent.incrementAndGet();
                        late.addAndGet(saidNo.contains(address) ? 1 : 0);
                    })) {}
                    return null;
                };
                var senders = List.of(
                        threads.submit(sender), threads.submit(sender), threads.submit(sender), threads.submit(sender));
                Thread.sleep(5);
                suppressions.object(I, Purpose.NEWSLETTER, email(address), LINK);
                saidNo.add(address);
                for (var each : senders) {
                    each.get();
                }
            }
            assertThat(late.get())
                    .as("accepted after the no, of %d", sent.get())
                    .isZero();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
