package nl.belofte.bench.gdpr;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The operations of a workload, written down beforehand: the same seed gives the same to both sides and in every round. */
final class Script {
    /** Up to this moment no record is past its date; just behind it a tenth is. */
    private static final int FIRST_EXPIRY = 30;

    private static final int SECOND_EXPIRY = 10_000;

    private final Workload workload;
    private final Mix mix;
    private final Dataset data;
    private final RandomGenerator random;
    private int created;

    private Script(Workload workload, Mix mix, Dataset data) {
        this.workload = workload;
        this.mix = mix;
        this.data = data;
        this.random = new SplittableRandom(data.seed() * 31 + workload.ordinal() * 7L + mix.ordinal());
    }

    static List<Op> of(Workload workload, Mix mix, Dataset data, int size) {
        var script = new Script(workload, mix, data);
        var ops = new ArrayList<Op>(size);
        while (ops.size() < size) {
            ops.add(script.next(ops.size()));
        }
        return List.copyOf(ops);
    }

    private Op next(int place) {
        var kind = workload.draw(mix, random);
        return switch (kind) {
            case CREATE -> {
                int number = data.records() + created++;
                yield new Op(kind, number, null, 0, data.data(number, 0));
            }
            case UPDATE_DATA -> {
                int number = record();
                yield new Op(kind, number, null, 0, data.data(number, place + 1));
            }
            case UPDATE_PURPOSE -> {
                var field = Field.values()[random.nextInt(Field.values().length)];
                yield new Op(kind, record(), field, random.nextInt(field.list().size()), null);
            }
            case UPDATE_USER -> new Op(kind, record(), null, random.nextInt(Dataset.OBJECTIONS.size()), null);
            case READ_LOG -> Op.of(kind, random.nextInt(Math.max(1, data.records() - Dataset.LOG_SPAN + 1)));
            case VERIFY -> new Op(kind, 0, null, moment(), null);
            case DELETE, READ, READ_PURPOSE, READ_USER -> Op.of(kind, record());
        };
    }

    private int record() {
        return workload.isUniform(mix) ? random.nextInt(data.records()) : Zipf.next(random, data.records());
    }

    /** Nearly always the answer is to be nothing, as where a sweep does its work; but a store that only says so is caught. */
    private int moment() {
        return random.nextInt(20) > 0
                ? random.nextInt(FIRST_EXPIRY + 1)
                : random.nextInt(FIRST_EXPIRY + 1, SECOND_EXPIRY + 1);
    }

    /** Asked when the clock has stopped: all metadata, the data of all that changed, and some of what did not. */
    static List<Op> audit(List<Op> ops, Dataset data) {
        var asked = new ArrayList<Op>();
        for (int purpose = 0; purpose < Math.min(Dataset.PURPOSES.size(), data.records()); purpose++) {
            asked.add(Op.of(Kind.READ_PURPOSE, purpose));
        }
        ops.stream()
                .filter(op -> op.kind() == Kind.UPDATE_DATA || op.kind() == Kind.DELETE || op.kind() == Kind.CREATE)
                .map(Op::number)
                .distinct()
                .forEach(number -> asked.add(Op.of(Kind.READ, number)));
        var random = new SplittableRandom(data.seed());
        for (int sample = 0; sample < 200; sample++) {
            asked.add(Op.of(Kind.READ, random.nextInt(data.records())));
            asked.add(Op.of(Kind.READ_USER, random.nextInt(data.records())));
        }
        asked.add(new Op(Kind.VERIFY, 0, null, FIRST_EXPIRY, null));
        asked.add(new Op(Kind.VERIFY, 0, null, FIRST_EXPIRY + 1, null));
        return asked;
    }
}
