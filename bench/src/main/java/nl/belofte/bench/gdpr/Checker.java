package nl.belofte.bench.gdpr;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks every answer, for its values and its completeness, after the clock has stopped.
 *
 * <p>With many clients at once the order of operations that overlap is nobody's to tell, so the checker admits just the
 * answers that some order would give in which each operation takes effect between its beginning and its end. Where nothing
 * overlaps that is one answer alone. A record must be in a list when it was made before the list was asked for and not yet
 * being deleted when it came; it must not be there when it was gone before; a value must be the newest, or one of those
 * that were being written meanwhile. Of all deletions of a record one and only one says that it was there.
 */
final class Checker {
    private static final int TOLD = 10;
    private static final Field[] FIELDS = Field.values();

    private final Dataset data;
    private final List<Op> ops;
    private final Answers answers;
    private final int records; // the loaded and the created ones
    private final Span[] born;
    private final Span[] died;
    private final Writes[] declared = new Writes[Dataset.PURPOSES.size() * FIELDS.length];
    private final Writes[] objections = new Writes[Dataset.USERS.size()];
    private final Writes[] contents;
    private final List<Integer> changed = new ArrayList<>();
    private final int[] seenBy;
    private final List<String> told = new ArrayList<>();
    private long wrong;

    private Checker(Dataset data, List<Op> ops, Answers answers) {
        this.data = data;
        this.ops = ops;
        this.answers = answers;
        this.records = ops.stream()
                .filter(op -> op.kind() == Kind.CREATE)
                .mapToInt(op -> op.number() + 1)
                .reduce(data.records(), Math::max);
        this.born = new Span[records];
        this.died = new Span[records];
        this.contents = new Writes[records];
        this.seenBy = new int[records];
        java.util.Arrays.fill(born, 0, data.records(), Span.BEFORE_ALL);
        java.util.Arrays.fill(born, data.records(), records, Span.NEVER);
        java.util.Arrays.fill(died, Span.NEVER);
        java.util.Arrays.setAll(declared, _ -> new Writes());
        java.util.Arrays.setAll(objections, _ -> new Writes());
    }

    /** @param told the first of them, in words */
    record Verdict(long wrong, List<String> told) {}

    static Verdict check(Dataset data, List<Op> ops, Answers answers) {
        var checker = new Checker(data, ops, answers);
        for (int place = 0; place < ops.size(); place++) {
            checker.note(place, ops.get(place));
        }
        for (int place = 0; place < ops.size(); place++) {
            checker.check(place, ops.get(place));
        }
        return new Verdict(checker.wrong, checker.told);
    }

    private Span span(int place) {
        return new Span(answers.began[place], answers.ended[place]);
    }

    private boolean isYes(int place) {
        return answers.single[place] == Answers.YES;
    }

    private void note(int place, Op op) {
        switch (op.kind()) {
            case CREATE -> {
                born[op.number()] = span(place);
                changed.add(op.number());
            }
            case DELETE -> {
                if (isYes(place)) {
                    if (died[op.number()] != Span.NEVER) {
                        fault(place, op, "says that it was there, and so did another deletion");
                    }
                    died[op.number()] = span(place);
                    changed.add(op.number());
                }
            }
            case UPDATE_PURPOSE -> declared(op.purpose(), op.field()).add(span(place), op.value());
            case UPDATE_USER -> objections[op.user()].add(span(place), op.value());
            case UPDATE_DATA -> {
                if (isYes(place)) {
                    if (contents[op.number()] == null) {
                        contents[op.number()] = new Writes();
                    }
                    contents[op.number()].add(span(place), Dataset.fingerprint(op.data()));
                }
            }
            default -> {}
        }
    }

    private Writes declared(int purpose, Field field) {
        return declared[purpose * FIELDS.length + field.ordinal()];
    }

    private void check(int place, Op op) {
        switch (op.kind()) {
            case DELETE, UPDATE_DATA -> present(place, op, isYes(place));
            case READ -> {
                boolean found = answers.single[place] != Dataset.NO_DATA;
                if (present(place, op, found) && found && !admitsData(op.number(), place)) {
                    fault(place, op, "has other data than was written");
                }
            }
            case READ_PURPOSE -> checkList(place, op, Dataset.PURPOSES.size());
            case READ_USER -> checkList(place, op, Dataset.USERS.size());
            case READ_LOG -> checkLog(place, op);
            case VERIFY -> checkOverdue(place, op);
            case CREATE, UPDATE_PURPOSE, UPDATE_USER -> {}
        }
    }

    private boolean mayBeThere(int number, Span at) {
        return born[number].began() <= at.ended() && died[number].ended() >= at.began();
    }

    private boolean mayBeGone(int number, Span at) {
        return born[number].ended() >= at.began() || died[number].began() <= at.ended();
    }

    private boolean present(int place, Op op, boolean found) {
        var at = span(place);
        boolean right = found ? mayBeThere(op.number(), at) : mayBeGone(op.number(), at);
        if (!right) {
            fault(place, op, found ? "found what was gone" : "did not find what was there");
        }
        return right;
    }

    private boolean admitsData(int number, int place) {
        long fingerprint = answers.single[place];
        boolean atFirst = fingerprint == Dataset.fingerprint(data.data(number, 0));
        var writes = contents[number];
        return writes == null ? atFirst : writes.admit(fingerprint, born[number], atFirst, span(place));
    }

    /** @param step the records that have the same purpose, or user, stand this far apart */
    private void checkList(int place, Op op, int step) {
        var at = span(place);
        int rest = op.number() % step;
        var admitted = new long[Dataset.KINDS * FIELDS.length];
        for (long row : answers.rows[place]) {
            int number = Row.number(row);
            if (row == Row.WRONG || number >= records || number % step != rest) {
                fault(place, op, "has a record that does not belong there, or says what was never told about one");
            } else if (seenBy[number] == place + 1) {
                fault(place, op, "has " + Dataset.key(number) + " twice");
            } else {
                seenBy[number] = place + 1;
                if (!mayBeThere(number, at)) {
                    fault(place, op, "has " + Dataset.key(number) + ", which was gone");
                }
                checkValues(place, op, row, at, admitted);
            }
        }
        for (int number = rest; number < records; number += step) {
            if (seenBy[number] != place + 1 && !mayBeGone(number, at)) {
                fault(place, op, "lacks " + Dataset.key(number));
            }
        }
    }

    /** @param admitted what is admitted in this answer for each kind of record, once it was worked out */
    private void checkValues(int place, Op op, long row, Span at, long[] admitted) {
        int number = Row.number(row);
        boolean loaded = number < data.records();
        for (var field : FIELDS) {
            int value = Row.value(row, field);
            boolean right;
            if (loaded) {
                int kind = number % Dataset.KINDS;
                int cell = kind * FIELDS.length + field.ordinal();
                if (admitted[cell] == 0) {
                    admitted[cell] = declared(Dataset.purpose(number), field).admitted(Dataset.value(kind, field), at);
                }
                right = (admitted[cell] >>> value & 1) == 1;
            } else {
                right = admits(
                        declared(Dataset.purpose(number), field), value, Dataset.value(number, field), number, at);
            }
            if (!right) {
                fault(
                        place,
                        op,
                        "has " + Dataset.key(number) + " with " + field.list().get(value));
            }
        }
        int objection = Row.objection(row);
        if (!admits(objections[Dataset.user(number)], objection, Dataset.objection(number), number, at)) {
            fault(place, op, "has " + Dataset.key(number) + " with " + Dataset.OBJECTIONS.get(objection));
        }
    }

    /** @param atLoading the value that this place had before all operations */
    private boolean admits(Writes writes, int value, int atLoading, int number, Span at) {
        boolean hadAtFirst = value == atLoading;
        if (number >= data.records()) { // a new record takes what is in force while it is made
            hadAtFirst = writes.admit(value, Span.BEFORE_ALL, hadAtFirst, born[number]);
        }
        return writes.admit(value, born[number], hadAtFirst, at);
    }

    private void checkLog(int place, Op op) {
        var lines = answers.rows[place];
        int expected = Math.min(Dataset.LOG_SPAN, data.records() - op.number());
        if (lines.length != expected) {
            fault(place, op, "has " + lines.length + " entries where there are " + expected);
            return;
        }
        for (int line = 0; line < lines.length; line++) {
            if (lines[line] != op.number() + line) {
                fault(place, op, "has another entry than record " + (op.number() + line) + " left");
                return;
            }
        }
    }

    private void checkOverdue(int place, Op op) {
        var at = span(place);
        long most = 0;
        for (int number = 0; number < data.records(); number++) {
            most += Dataset.expires(number) < op.value() ? 1 : 0;
        }
        long least = most;
        for (int number : changed) {
            if (Dataset.expires(number) < op.value()) {
                boolean loaded = number < data.records();
                most += (mayBeThere(number, at) ? 1 : 0) - (loaded ? 1 : 0);
                least += (mayBeGone(number, at) ? 0 : 1) - (loaded ? 1 : 0);
            }
        }
        long counted = answers.single[place];
        if (counted < least || counted > most) {
            fault(place, op, "counts " + counted + " where there are " + least + (most > least ? " to " + most : ""));
        }
    }

    private void fault(int place, Op op, String what) {
        wrong++;
        if (told.size() < TOLD) {
            told.add(Stream.of("operation " + place, op.kind().words, Dataset.key(op.number()), what)
                    .reduce((before, word) -> before + ", " + word)
                    .orElseThrow());
        }
    }
}
