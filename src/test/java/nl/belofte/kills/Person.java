package nl.belofte.kills;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import nl.belofte.statement.Purpose;

/** Somebody, and against which purposes he objected. */
final class Person {

    enum Objected {
        NO,
        MAYBE,
        YES
    }

    final UUID id;
    private final Map<Purpose, Objected> objections = new EnumMap<>(Purpose.class);

    Person(UUID id) {
        this.id = id;
    }

    synchronized Objected objected(Purpose purpose) {
        return objections.getOrDefault(purpose, Objected.NO);
    }

    /** One without an answer may stand in the ledger, and come about at any start. */
    synchronized void objected(Purpose purpose, Answer answer) {
        if (answer.ok()) {
            objections.put(purpose, Objected.YES);
        } else if (answer.kind() == Answer.Kind.UNKNOWN) {
            objections.putIfAbsent(purpose, Objected.MAYBE);
        }
    }
}
