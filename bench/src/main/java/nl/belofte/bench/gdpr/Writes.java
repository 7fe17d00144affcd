package nl.belofte.bench.gdpr;

import java.util.ArrayList;
import java.util.List;

/**
 * All that was written into one place: a field of a purpose, the objection of a user, the data of a record. A value may be
 * read when its write began before the reading ended, and no other write lies wholly between the two.
 */
final class Writes {
    private record Write(Span span, long value) {}

    private final List<Write> writes = new ArrayList<>(0);

    void add(Span span, long value) {
        writes.add(new Write(span, value));
    }

    /**
     * @param first when the place got its first value
     * @param hadAtFirst whether that was this value
     */
    boolean admit(long value, Span first, boolean hadAtFirst, Span reading) {
        if (writes.isEmpty()) {
            return hadAtFirst;
        }
        long last = lastBegunBefore(reading);
        if (hadAtFirst && first.ended() >= last) {
            return true;
        }
        for (var write : writes) {
            if (write.value == value && counts(write, first, reading, last)) {
                return true;
            }
        }
        return false;
    }

    /** The same for values from 0 to 63, all at once: the bits of those that may be read. */
    long admitted(long first, Span reading) {
        if (writes.isEmpty()) {
            return 1L << first;
        }
        long last = lastBegunBefore(reading);
        long bits = last == Long.MIN_VALUE ? 1L << first : 0;
        for (var write : writes) {
            if (counts(write, Span.BEFORE_ALL, reading, last)) {
                bits |= 1L << write.value;
            }
        }
        return bits;
    }

    /** What ended before this moment was certainly overwritten. */
    private long lastBegunBefore(Span reading) {
        long last = Long.MIN_VALUE;
        for (var write : writes) {
            if (write.span.isBefore(reading)) {
                last = Math.max(last, write.span.began());
            }
        }
        return last;
    }

    private static boolean counts(Write write, Span first, Span reading, long last) {
        return write.span.began() <= reading.ended()
                && write.span.ended() >= last
                && write.span.ended() >= first.began();
    }
}
