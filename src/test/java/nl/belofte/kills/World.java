package nl.belofte.kills;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** What the clients, the chores and the killer know together. */
final class World {

    static final int NODES = 2;

    final Path home;
    final Map<UUID, Life> lives = new ConcurrentHashMap<>();
    /** The addresses to whose newsletter no was said, and was answered. A backup that is put back changes nothing of it. */
    final Set<String> suppressed = ConcurrentHashMap.newKeySet();

    final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    final AtomicInteger acknowledged = new AtomicInteger();
    final AtomicInteger unknown = new AtomicInteger();
    final AtomicInteger openingsUnknown = new AtomicInteger();

    /** Deeds are done under its read lock; who holds the other one knows that nothing is under way. */
    final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);

    /** None where one is dead or starting. */
    private final AtomicReferenceArray<Node> nodes = new AtomicReferenceArray<>(NODES);

    volatile LocalDate today = LocalDate.parse("2026-03-02");
    volatile int restores;
    volatile boolean over;

    private final Map<String, Integer> kills = new ConcurrentSkipListMap<>();

    World(Path home) {
        this.home = home;
    }

    void killed(String what) {
        kills.merge(what, 1, Integer::sum);
    }

    int kills() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What came of it all, for whoever reads along. */
    String figures() {
        return "%d kills %s, %d deeds acknowledged, %d without an answer, %d dossiers, %d restores"
                .formatted(kills(), kills, acknowledged.get(), unknown.get(), lives.size(), restores);
    }

    Node node(int place) {
        return nodes.get(place);
    }

    void put(int place, Node node) {
        nodes.set(place, node);
    }

    /** Nobody was asked anything. */
    static final class NobodyLives extends RuntimeException {}

    /** Asks one of the nodes that live. */
    Answer ask(Random random, String deed) {
        int first = random.nextInt(NODES);
        for (int i = 0; i < NODES; i++) {
            var node = nodes.get((first + i) % NODES);
            if (node != null && node.answers()) {
                return noted(deed, node.ask(deed));
            }
        }
        throw new NobodyLives();
    }

    /** Does deeds one after the other until it is over; whoever holds the gate meets it between two of them. */
    void live(Random random, Runnable deed) {
        while (!over) {
            gate.readLock().lock();
            try {
                deed.run();
            } catch (NobodyLives wait) {
                // The killer brings them back.
            } catch (Throwable fault) {
                faults.add(fault);
                return;
            } finally {
                gate.readLock().unlock();
            }
            Nap.upTo(random, 2_000);
        }
    }

    Answer noted(String deed, Answer answer) {
        switch (answer.kind()) {
            case OK -> acknowledged.incrementAndGet();
            case UNKNOWN -> unknown.incrementAndGet();
            case FAILED -> throw new AssertionError(deed + ": " + answer.text());
            case NO -> {}
        }
        return answer;
    }

    Map<UUID, Life> copy() {
        var copy = new HashMap<UUID, Life>();
        lives.forEach((id, life) -> copy.put(id, life.copy()));
        return copy;
    }

    /** What was opened since the backup is lost. */
    void restored(Map<UUID, Life> backup) {
        lives.keySet().retainAll(backup.keySet());
        backup.forEach((id, then) -> lives.get(id).restored(then));
        restores++;
    }

    List<Life> of(Person person) {
        return new ArrayList<>(
                lives.values().stream().filter(life -> life.person == person).toList());
    }
}
