package nl.belofte.kills;

import java.util.Random;

/** What nodes do by themselves at any time: they seal, sweep and mark, and once in a while rotate the keys. */
final class Chores implements Runnable {

    private final World world;
    private final Random random;

    Chores(World world, long seed) {
        this.world = world;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        world.live(random, this::act);
    }

    private void act() {
        switch (random.nextInt(40)) {
            case 0 -> world.ask(random, "rotate");
            case 1, 2 -> {
                world.ask(random, "sweep");
                world.lives.values().forEach(life -> life.maySweep(world.today));
            }
            case 3, 4 -> world.ask(random, "mark");
            case 5, 6, 7, 8, 9, 10 -> world.ask(random, "seal");
            default -> Nap.upTo(random, 10_000);
        }
    }
}
