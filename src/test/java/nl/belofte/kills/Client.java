package nl.belofte.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import nl.belofte.kills.Answer.Kind;
import nl.belofte.kills.Life.State;
import nl.belofte.kills.Person.Objected;
import nl.belofte.statement.Purpose;

/** Does one deed after the other to dossiers that nobody else touches but sweeps, on whichever node, and notes what it was told. */
final class Client implements Runnable {

    private static final int AT_MOST = 12;

    private final World world;
    private final String name;
    private final Random random;
    private final List<Life> mine = new ArrayList<>();
    private Person person;
    private int written;

    Client(World world, String name, long seed) {
        this.world = world;
        this.name = name;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        world.live(random, this::act);
    }

    private void act() {
        mine.removeIf(life -> life.isGone() || !world.lives.containsKey(life.id));
        if (mine.size() < AT_MOST) {
            open();
            return;
        }
        var life = mine.get(random.nextInt(mine.size()));
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> readSelf(life);
            case 3, 4 -> readStaff(life);
            case 5 -> rectify(life);
            case 6, 7 -> end(life);
            case 8 -> reopen(life);
            case 9 -> restrict(life, true);
            case 10 -> restrict(life, false);
            case 11 -> suppress();
            case 12 -> reach();
            default -> {
                if (random.nextInt(10) == 0) {
                    object(life);
                }
            }
        }
    }

    private Answer ask(String deed, Object... words) {
        return world.ask(random, deed.formatted(words));
    }

    /** A deed on this dossier. */
    private Answer ask(Life life, String deed, Object... words) {
        var answer = ask(deed, words);
        life.tell("%s %s: %s".formatted(world.today, deed.formatted(words), answer));
        return answer;
    }

    private String address() {
        return name + ++written + "@voorbeeld.example";
    }

    private void open() {
        if (person == null || world.of(person).isEmpty() || random.nextBoolean()) {
            var added = ask("person");
            if (!added.ok()) {
                return;
            }
            person = new Person(UUID.fromString(added.text()));
        }
        var purpose = random.nextBoolean() ? Purpose.ACCOUNT : Purpose.ORDER;
        var address = address();
        var answer = ask("open %s %s %s", person.id, purpose.id(), address);
        switch (answer.kind()) {
            case OK -> {
                var life = new Life(UUID.fromString(answer.text()), person, purpose, address);
                world.lives.put(life.id, life);
                mine.add(life);
            }
            case UNKNOWN -> world.openingsUnknown.incrementAndGet();
            default -> {
                var lives = world.of(person);
                if (lives.isEmpty() || !lives.stream().allMatch(life -> life.mayBeGone(world.today))) {
                    throw new AssertionError("a person is gone of whom dossiers live: " + answer.text());
                }
                person = null;
            }
        }
    }

    private void readSelf(Life life) {
        var answer = ask(life, "read %s %s %s", life.id, life.purpose.id(), life.person.id);
        read(life, answer, _ -> true);
    }

    private void readStaff(Life life) {
        var answer = ask(life, "read %s %s", life.id, life.purpose.id());
        var objected = life.person.objected(life.purpose);
        boolean may = objected == Objected.NO || objected == Objected.MAYBE && answer.kind() != Kind.NO;
        read(life, answer, state -> may && !state.restricted());
    }

    private void read(Life life, Answer answer, java.util.function.Predicate<State> may) {
        life.read(answer);
        life.answered(
                answer,
                world.today,
                state -> may.test(state) && (!answer.ok() || state.address().equals(answer.text())),
                state -> state);
    }

    private void rectify(Life life) {
        var address = address();
        var answer = ask(life, "rectify %s %s", life.id, address);
        life.answered(answer, world.today, state -> state.ended().isEmpty(), state -> state.withAddress(address));
    }

    private void end(Life life) {
        var day = Optional.of(world.today);
        var answer = ask(life, "end %s %s", life.id, life.event().id());
        life.answered(answer, world.today, state -> state.ended().isEmpty(), state -> state.withEnded(day));
        life.clockNo(answer, day);
    }

    private void reopen(Life life) {
        var answer = ask(life, "reopen %s", life.id);
        life.answered(
                answer,
                world.today,
                state -> life.purpose == Purpose.ACCOUNT
                        && state.ended().isPresent()
                        && !state.restricted()
                        && life.due(state).isAfter(world.today),
                state -> state.withEnded(Optional.empty()));
        life.clockNo(answer, Optional.<LocalDate>empty());
    }

    private void restrict(Life life, boolean is) {
        var answer = ask(life, "%s %s", is ? "restrict" : "lift", life.id);
        life.answered(answer, world.today, state -> state.restricted() != is, state -> state.withRestricted(is));
        life.restrictionNo(answer, is);
    }

    /** Of few addresses, so that some are asked for often; most are sent to for a while first. */
    private String reader() {
        return "lezer%d@voorbeeld.example".formatted(random.nextInt(1_000));
    }

    private void suppress() {
        var address = reader();
        if (ask("suppress %s", address).ok()) {
            world.suppressed.add(address);
        }
    }

    private void reach() {
        var said = List.copyOf(world.suppressed);
        var address = said.isEmpty() ? reader() : said.get(random.nextInt(said.size()));
        boolean before = world.suppressed.contains(address);
        var answer = ask("reach %s", address);
        if (before && answer.ok()) {
            assertThat(answer.text()).as("whether %s is still sent to", address).isEqualTo("false");
        }
    }

    private void object(Life life) {
        life.person.objected(life.purpose, ask("object %s %s", life.person.id, life.purpose.id()));
    }
}
