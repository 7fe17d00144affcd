package nl.belofte.bench.gdpr;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * What holds for each kind of record and each user just now, so that a new record can be made as the store has to have it.
 * An update is noted here when the store has done it and before the operation counts as ended; so what is read here is one
 * of the values that {@link Checker} admits.
 */
final class InForce {
    private static final int FIELDS = Field.values().length;

    private final AtomicIntegerArray declared = new AtomicIntegerArray(Dataset.KINDS * FIELDS);
    private final AtomicIntegerArray objections = new AtomicIntegerArray(Dataset.USERS.size());

    InForce() {
        for (int kind = 0; kind < Dataset.KINDS; kind++) {
            for (var field : Field.values()) {
                declared.set(kind * FIELDS + field.ordinal(), Dataset.value(kind, field));
            }
        }
        for (int user = 0; user < Dataset.USERS.size(); user++) {
            objections.set(user, Dataset.objection(user));
        }
    }

    void declare(int purpose, Field field, int value) {
        for (int kind = purpose; kind < Dataset.KINDS; kind += Dataset.PURPOSES.size()) {
            declared.set(kind * FIELDS + field.ordinal(), value);
        }
    }

    void object(int user, int objection) {
        objections.set(user, objection);
    }

    Item item(int number, byte[] data) {
        return new Item(
                Dataset.metadata(
                        number,
                        objections.get(Dataset.user(number)),
                        now(number, Field.DECISIONS),
                        now(number, Field.ACCESS),
                        now(number, Field.RECIPIENTS),
                        now(number, Field.SOURCE),
                        now(number, Field.CATEGORY)),
                data);
    }

    private int now(int number, Field field) {
        return declared.get(number % Dataset.KINDS * FIELDS + field.ordinal());
    }
}
