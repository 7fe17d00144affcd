package nl.belofte.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.belofte.Running;
import nl.belofte.dossier.DossierId;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.junit.jupiter.api.Test;

class WorkQueueTests {

    private static final Instant NOON = Instant.parse("2026-11-26T11:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private final Statements statements = Running.trial().part(Statements.class);

    private static SignedIn as(String role) {
        return new SignedIn(
                new PersonId(UUID.randomUUID()),
                new DossierId(UUID.randomUUID()),
                "ipcall",
                Optional.of(role),
                Optional.empty(),
                false);
    }

    private static Task task(String text, int hoursAgo, Optional<LocalDate> until, boolean late) {
        return new Task(text, NOON.minusSeconds(hoursAgo * 3_600L), until, late, Optional.empty());
    }

    private record Some(Kind kind, Purpose purpose, int count, Task... tasks) implements Work {
        @Override
        public boolean isFor(Set<Purpose> opens) {
            return opens.contains(purpose);
        }

        @Override
        public Waiting waiting(SignedIn who, Language language, int atMost) {
            return new Waiting(count, List.of(tasks), Optional.of("/" + kind.id()));
        }
    }

    private record Unasked(Purpose purpose) implements Work {
        @Override
        public Kind kind() {
            return Kind.LETTER;
        }

        @Override
        public boolean isFor(Set<Purpose> opens) {
            return opens.contains(purpose);
        }

        @Override
        public Waiting waiting(SignedIn who, Language language, int atMost) {
            throw new AssertionError("It is not the work of this role, so it is not looked for.");
        }
    }

    private WorkQueue.Found found(String role, int atMost, Work... works) {
        return new WorkQueue(Arrays.asList(works), statements).of(as(role), Language.NL, atMost);
    }

    private static List<String> texts(WorkQueue.Found found) {
        return found.items().stream().map(item -> item.task().text()).toList();
    }

    @Test
    void alarmsStandFirstThenWhatIsLateThenWhatMustBeDoneSoonestThenWhatWaitsLongest() {
        var found = found(
                "support",
                25,
                new Some(
                        Kind.QUESTION,
                        Purpose.CONTACT,
                        6,
                        task("waits a while", 5, Optional.empty(), false),
                        task("waits longer", 6, Optional.empty(), false),
                        task("by the day after", 99, Optional.of(TODAY.plusDays(1)), false),
                        task("by today", 1, Optional.of(TODAY), false),
                        task("late", 2, Optional.empty(), true),
                        task("was due", 3, Optional.of(TODAY.minusDays(1)), true)),
                new Some(Kind.ALARM, Purpose.CONTACT, 1, task("alarm", 0, Optional.empty(), false)));

        assertThat(texts(found))
                .containsExactly(
                        "alarm", "was due", "late", "by today", "by the day after", "waits longer", "waits a while");
        assertThat(found.tiles()).extracting(WorkQueue.Tile::kind).containsExactly(Kind.ALARM, Kind.QUESTION);
    }

    @Test
    void aRoleIsNotCountedOrAskedForWorkThatItDoesNotDo() {
        var questions = new Some(Kind.QUESTION, Purpose.CONTACT, 1, task("question", 1, Optional.empty(), false));

        assertThat(found("support", 25, questions, new Unasked(Purpose.RIGHTS)).tiles())
                .extracting(WorkQueue.Tile::kind)
                .containsExactly(Kind.QUESTION);
        assertThat(found("trainee", 25, questions, new Unasked(Purpose.RIGHTS)).items())
                .isEmpty();
    }

    @Test
    void noMoreIsShownThanIsAskedForAndAllOfItIsCounted() {
        var tasks = IntStream.range(0, 30)
                .mapToObj(hours -> task("task " + hours, hours, Optional.empty(), false))
                .toArray(Task[]::new);
        var found = found(
                "support",
                25,
                new Some(Kind.QUESTION, Purpose.CONTACT, 60, tasks),
                new Some(Kind.QUESTION, Purpose.CONTACT, 60, tasks));

        assertThat(found.items()).hasSize(25);
        assertThat(texts(found)).startsWith("task 29", "task 29", "task 28");
        assertThat(found.tiles())
                .containsExactly(new WorkQueue.Tile(Kind.QUESTION, Work.MANY, Optional.of("/question")));
    }
}
