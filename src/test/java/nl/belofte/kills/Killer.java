package nl.belofte.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import nl.belofte.kills.Kind.Victim;

/** Kills at random moments, brings back what was killed, and looks each time whether every promise was kept. */
final class Killer {

    private final World world;
    private final Cluster cluster;
    private final Random random;
    private final BackupAndRestore backups;

    Killer(World world, Cluster cluster, Random random) {
        this.world = world;
        this.cluster = cluster;
        this.random = random;
        this.backups = new BackupAndRestore(world, cluster, random);
    }

    /** At least so many kills; one restore has several. */
    void run(int times) {
        for (var kinds = new ArrayDeque<Kind>(); world.kills() < times; ) {
            if (kinds.isEmpty()) {
                kinds.addAll(shuffled());
            }
            whileNothingHappens(this::turnTheClock);
            int deeds = world.acknowledged.get() + 10 + random.nextInt(50);
            Nap.until("deeds are done", () -> !world.faults.isEmpty() || world.acknowledged.get() > deeds);
            kill(kinds.removeFirst());
            whileNothingHappens(() -> {
                inspect();
                backups.atTimes();
            });
        }
        whileNothingHappens(() -> {
            must(0, "rotate");
            inspect();
        });
    }

    /** One of each first, and no restore before there is a backup. */
    private List<Kind> shuffled() {
        var all = new ArrayList<>(List.of(Kind.values()));
        Collections.shuffle(all, random);
        var victims = EnumSet.noneOf(Victim.class);
        var first = all.stream().filter(kind -> victims.add(kind.victim)).toList();
        all.removeAll(first);
        all.addAll(0, first);
        if (all.getFirst() == Kind.RESTORE) {
            Collections.swap(all, 0, 1);
        }
        return all;
    }

    private void whileNothingHappens(Runnable work) {
        world.gate.writeLock().lock();
        try {
            world.faults.stream().findFirst().ifPresent(fault -> {
                throw new AssertionError(fault.getMessage(), fault);
            });
            cluster.awaitLastWordsOfTheDead();
            work.run();
        } finally {
            world.gate.writeLock().unlock();
        }
    }

    private void turnTheClock() {
        world.today = world.today.plusDays(1);
        for (int place = 0; place < World.NODES; place++) {
            must(place, "day " + world.today);
        }
    }

    /** A connection that died with the last PostgreSQL costs one answer. */
    private String must(int place, String deed) {
        var last = new Answer[1];
        Nap.until(
                deed + " succeeds",
                () -> (last[0] = world.noted(deed, world.node(place).ask(deed))).ok());
        return last[0].text();
    }

    private void kill(Kind kind) {
        int place = random.nextInt(World.NODES);
        Optional<CompletableFuture<Answer>> during = kind.during.isEmpty()
                ? Optional.empty()
                : Optional.of(world.node(place).begin(kind.during));
        Nap.upTo(random, 40_000);
        world.killed(kind.toString());
        switch (kind.victim) {
            case NODE -> killNode(place, kind);
            case BACKEND -> cluster.killBackend(random);
            case POSTGRES -> {
                cluster.killPostgres();
                cluster.restartPostgres();
            }
            case ALL -> {
                cluster.killPostgres();
                killBoth();
                cluster.reopenPostgres();
                cluster.bring(0);
                cluster.bring(1);
            }
            case RESTORE -> {
                killBoth();
                whileNothingHappens(backups::restore);
            }
        }
        cluster.awaitPostgres();
        during.map(CompletableFuture::join).ifPresent(answer -> world.noted(kind.during, answer));
        world.lives.values().forEach(life -> life.maySweep(world.today));
    }

    private void killNode(int place, Kind kind) {
        cluster.kill(place);
        if (kind == Kind.NODE_AT_ITS_START) {
            var starting = cluster.begin(place);
            Nap.upTo(random, 1_500_000);
            cluster.kill(starting);
        }
        cluster.bring(place);
    }

    private void killBoth() {
        cluster.kill(0);
        cluster.kill(1);
    }

    private void inspect() {
        for (int place = 0; place < World.NODES; place++) {
            must(place, "seal");
        }
        assertThat(must(random.nextInt(World.NODES), "sweep"))
                .as("what a sweep could not erase, and what it left")
                .isEqualTo("0 0");
        world.lives.values().forEach(life -> life.swept(world.today));
        for (int place = 0; place < World.NODES; place++) {
            var verdict = must(place, "verify").split(" ", 2);
            assertThat(verdict).as("the faults of the evidence").hasSize(1);
            assertThat(Integer.parseInt(verdict[0])).as("gaps").isLessThanOrEqualTo(World.NODES * world.restores);
        }
        cluster.with(db -> {
            new Inspection(world, db).run();
            return true;
        });
    }
}
