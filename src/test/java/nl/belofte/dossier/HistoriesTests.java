package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Event;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random lives of dossiers beside a model that knows nothing of how the floor does it: nothing is read without a ground,
 * lives a day past its date, or is gone a day before it.
 */
class HistoriesTests {

    private static final String V = "voipexpress";
    private static final Actor.Staff STAFF = (Actor.Staff) Floor.dirk("support");
    private static final Actor.Staff SECOND =
            new Actor.Staff("privacy-officer", UUID.nameUUIDFromBytes(new byte[] {5}));

    private final Floor floor = Floor.on("2026-01-31");

    @AfterEach
    void close() {
        floor.close();
    }

    /** What should be true of a dossier, in the simplest words. */
    private static final class Model {
        final DossierId id;
        final PersonId person;
        final Purpose purpose;
        LocalDate ended;
        boolean restricted;
        boolean held;
        boolean gone;

        Model(DossierId id, PersonId person, Purpose purpose) {
            this.id = id;
            this.person = person;
            this.purpose = purpose;
        }

        /** The first day on which it must be gone; far away while nothing has started its clock. */
        LocalDate due() {
            if (ended == null) {
                return LocalDate.MAX;
            }
            return switch (purpose) {
                case ACCOUNT -> ended.plusMonths(6);
                case ORDER -> ended.plusYears(2);
                default -> ended.plusDays(3);
            };
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noHistoryBreaksAPromise(long seed) {
        var random = new Random(seed);
        var models = new ArrayList<Model>();
        var objected = new HashSet<List<Object>>();
        for (int turn = 0; turn < 250; turn++) {
            if (models.size() < 4 || random.nextInt(12) == 0) {
                models.add(opened(models, random));
            }
            var model = models.get(random.nextInt(models.size()));
            boolean known = models.stream().anyMatch(each -> each.person.equals(model.person) && !each.gone);
            act(model, known, random, objected);
            if (random.nextInt(3) == 0) {
                floor.clock.set(floor.clock.today().plusDays(random.nextInt(40)));
            }
            if (random.nextInt(6) == 0) {
                var result = floor.sweep().run();
                assertThat(result.clean()).as("seed %d, turn %d", seed, turn).isTrue();
                models.stream()
                        .filter(each -> !each.restricted && !each.held)
                        .filter(each -> !each.due().isAfter(floor.clock.today()))
                        .forEach(each -> each.gone = true);
            }
            for (var each : models) {
                assertThat(floor.erased(each.id))
                        .as(
                                "seed %d, turn %d: %s ended %s, on %s",
                                seed, turn, each.purpose, each.ended, floor.clock.today())
                        .isEqualTo(each.gone);
            }
            var theirs = models.stream()
                    .filter(each -> each.person.equals(model.person))
                    .filter(this::there)
                    .map(each -> each.id)
                    .toList();
            assertReadable(model, theirs, objected, seed, turn);
        }
        floor.chain().seal();
        assertThat(floor.chain().verify().faults()).as("seed %d", seed).isEmpty();
    }

    private Model opened(List<Model> models, Random random) {
        var person = models.isEmpty() || random.nextBoolean() ? floor.person(V) : models.getLast().person;
        if (floor.count("person where id = ?", person.value()) == 0) {
            person = floor.person(V);
        }
        var purpose = List.of(Purpose.ACCOUNT, Purpose.ORDER, Purpose.PENDING_REGISTRATION)
                .get(random.nextInt(3));
        var opened = new Model(floor.open(V, person, purpose, ANNA), person, purpose);
        if (purpose == Purpose.PENDING_REGISTRATION) {
            opened.ended = floor.clock.today();
        }
        return opened;
    }

    /** Does something, and notes it in the model where the model says that it may be done; else it must be refused. */
    private void act(Model model, boolean known, Random random, Set<List<Object>> objected) {
        var event = model.purpose == Purpose.ACCOUNT ? Event.CLOSED : Event.COMPLETED;
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                if (tried(() -> floor.dossiers.end(model.id, event, STAFF), there(model) && model.ended == null)) {
                    model.ended = floor.clock.today();
                }
            }
            case 2 -> {
                boolean may = there(model)
                        && model.ended != null
                        && !model.restricted
                        && model.purpose == Purpose.ACCOUNT
                        && model.due().isAfter(floor.clock.today());
                if (tried(() -> floor.dossiers.reopen(model.id, STAFF), may)) {
                    model.ended = null;
                }
            }
            case 3 ->
                model.restricted |= tried(
                        () -> floor.dossiers.restrict(model.id, RestrictionGround.ACCURACY, STAFF),
                        there(model) && !model.restricted);
            case 4 ->
                model.restricted &=
                        !tried(() -> floor.dossiers.lift(model.id, SECOND), there(model) && model.restricted);
            case 5 ->
                model.held |= tried(
                        () -> floor.dossiers.hold(model.id, HoldReason.CLAIM, STAFF, SECOND),
                        there(model) && !model.held);
            case 6 ->
                tried(
                        () -> floor.dossiers.write(
                                model.id, Category.EMAIL, ANNA.get(Category.EMAIL), new Use(model.purpose, STAFF)),
                        // What waits for its confirmation has a term from the start, and support changes nothing of it.
                        there(model) && !model.restricted && model.ended == null);
            case 7 -> model.held &= !tried(() -> floor.dossiers.release(model.id, STAFF), there(model) && model.held);
            default -> {
                if (random.nextInt(6) == 0
                        && tried(() -> floor.dossiers.object(model.person, model.purpose, SECOND), known)) {
                    objected.add(List.of(model.person, model.purpose));
                }
            }
        }
    }

    /** Whether it was done, which must be as the model says. */
    private boolean tried(Runnable deed, boolean may) {
        boolean done;
        try {
            deed.run();
            done = true;
        } catch (NotPermitted refused) {
            done = false;
        }
        assertThat(done).isEqualTo(may);
        return done;
    }

    /** What is past its day is not there, whether a sweep came by or not. */
    private boolean there(Model model) {
        return !model.gone
                && (model.restricted
                        || model.held
                        || model.ended == null
                        || model.due().isAfter(floor.clock.today()));
    }

    /** @param theirs what is there of the same person */
    private void assertReadable(Model model, List<DossierId> theirs, Set<List<Object>> objected, long seed, int turn) {
        boolean staffMay =
                there(model) && !model.restricted && !objected.contains(List.of(model.person, model.purpose));
        assertThat(reads(model, model.purpose, STAFF))
                .as("seed %d, turn %d: staff", seed, turn)
                .isEqualTo(staffMay);
        assertThat(reads(model, model.purpose, self(model.person)))
                .as("seed %d, turn %d: the person", seed, turn)
                .isEqualTo(there(model));
        assertThat(floor.dossiers.read(List.of(model.id), use(model.purpose, STAFF)))
                .as("seed %d, turn %d: staff, on a page", seed, turn)
                .hasSize(staffMay ? 1 : 0);
        assertThat(floor.dossiers.readOwn(model.person).stream().map(Dossier::id))
                .as("seed %d, turn %d: all of the person's", seed, turn)
                .containsExactlyInAnyOrderElementsOf(theirs);
        assertThat(reads(model, Purpose.PORTAL, STAFF))
                .as("seed %d, turn %d: for another purpose", seed, turn)
                .isFalse();
    }

    private boolean reads(Model model, Purpose purpose, Actor actor) {
        try {
            return floor.dossiers.read(model.id, use(purpose, actor)).content().equals(ANNA);
        } catch (NotPermitted refused) {
            return false;
        }
    }

    /** Staff with a reason: what this is about is not their role. */
    private static Use use(Purpose purpose, Actor actor) {
        return actor instanceof Actor.Staff
                ? new Use(purpose, actor, Optional.of(LookReason.TELEPHONE))
                : new Use(purpose, actor);
    }
}
