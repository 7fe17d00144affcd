package nl.belofte.bench.gdpr;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The records that are there at the beginning. Each follows from its number and the seed alone. */
record Dataset(int records, long seed) {
    static final int DATA_BYTES = 100;
    static final int LOG_SPAN = 100;
    static final String KEY = "key";
    static final ValueList PURPOSES = new ValueList("purpose-", 25);
    static final ValueList USERS = new ValueList("user-", 10_000);
    static final ValueList OBJECTIONS = new ValueList("obj-", 100);
    private static final long[] TERMS = {30, 10_000, 12_000, 14_000, 16_000, 18_000, 20_000, 22_000, 24_000, 1_000_000};

    /** How many kinds of record there are by what is declared: two variants of each purpose. */
    static final int KINDS = 50;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    static String key(int number) {
        return KEY + number;
    }

    static int purpose(int number) {
        return number % PURPOSES.size();
    }

    static int user(int number) {
        return number % USERS.size();
    }

    static int objection(int number) {
        return number % OBJECTIONS.size();
    }

    static int value(int number, Field field) {
        return number % field.list().size();
    }

    static long expires(int number) {
        return TERMS[number % TERMS.length];
    }

    Item loaded(int number) {
        return new Item(
                metadata(
                        number,
                        objection(number),
                        value(number, Field.DECISIONS),
                        value(number, Field.ACCESS),
                        value(number, Field.RECIPIENTS),
                        value(number, Field.SOURCE),
                        value(number, Field.CATEGORY)),
                data(number, 0));
    }

    static Metadata metadata(
            int number, int objection, int decisions, int access, int recipients, int source, int category) {
        return new Metadata(
                key(number),
                PURPOSES.get(purpose(number)),
                USERS.get(user(number)),
                expires(number),
                OBJECTIONS.get(objection),
                Field.DECISIONS.list().get(decisions),
                Field.ACCESS.list().get(access),
                Field.RECIPIENTS.list().get(recipients),
                Field.SOURCE.list().get(source),
                Field.CATEGORY.list().get(category));
    }

    /** @param version 0 as it is loaded or created, any other after an update */
    byte[] data(int number, int version) {
        var data = new byte[DATA_BYTES + Long.BYTES];
        long state = mixed(mixed(mixed(seed) + version) + number);
        for (int at = 0; at < DATA_BYTES; at += Long.BYTES) {
            state += GOLDEN;
            // Six bits of each byte: letters and the like, as in the benchmark that this one follows.
            LONGS.set(data, at, (mixed(state) & 0x3F3F3F3F3F3F3F3FL) + 0x3030303030303030L);
        }
        return java.util.Arrays.copyOf(data, DATA_BYTES);
    }

    private static long mixed(long state) {
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static final long NO_DATA = 0;

    /** What is kept of an answer until it is checked; {@link #NO_DATA} for none. */
    static long fingerprint(byte[] data) {
        if (data == null) {
            return NO_DATA;
        }
        long hash = data.length;
        for (var octet : data) {
            hash = hash * 0x100000001B3L + octet;
        }
        return hash == NO_DATA ? 1 : hash;
    }
}
