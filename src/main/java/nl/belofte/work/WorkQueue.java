package nl.belofte.work;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import nl.belofte.file.Language;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Statements;
import nl.belofte.work.Work.Waiting;
import org.springframework.stereotype.Component;

/** All the work of a role, whichever module it waits in. */
@Component
public class WorkQueue {

    private static final Comparator<Item> MOST_PRESSING = Comparator.comparing((Item item) -> item.kind() != Kind.ALARM)
            .thenComparing(item -> !item.task().late())
            // What has no last day stands behind what has one.
            .thenComparing(item -> item.task().until().isEmpty())
            .thenComparing(
                    item -> item.task().until().map(day -> day.toEpochDay()).orElse(0L))
            .thenComparing(item -> item.task().since());

    private final List<Work> works;
    private final Statements statements;

    WorkQueue(List<Work> works, Statements statements) {
        this.works = works;
        this.statements = statements;
    }

    /** @param count up to {@link Work#MANY} */
    public record Tile(Kind kind, int count, Optional<String> path) {}

    public record Item(Kind kind, Task task) {}

    /**
     * @param tiles one for each kind of work that the role does, also where nothing waits
     * @param items the most pressing ones of all kinds
     */
    public record Found(List<Tile> tiles, List<Item> items) {}

    public Found of(SignedIn who, Language language, int atMost) {
        var opens = who.opens(statements);
        var tiles = new EnumMap<Kind, Tile>(Kind.class);
        var items = new ArrayList<Item>();
        for (var work : works) {
            if (work.isFor(opens)) {
                var waiting = work.waiting(who, language, atMost);
                tiles.merge(work.kind(), tile(work, waiting), WorkQueue::together);
                waiting.tasks().forEach(task -> items.add(new Item(work.kind(), task)));
            }
        }
        items.sort(MOST_PRESSING);
        return new Found(
                List.copyOf(tiles.values()), List.copyOf(items.size() > atMost ? items.subList(0, atMost) : items));
    }

    private static Tile tile(Work work, Waiting waiting) {
        return new Tile(work.kind(), waiting.count(), waiting.path());
    }

    private static Tile together(Tile one, Tile other) {
        return new Tile(
                one.kind(),
                Math.min(one.count() + other.count(), Work.MANY),
                one.path().or(other::path));
    }
}
