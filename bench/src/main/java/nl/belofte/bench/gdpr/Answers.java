package nl.belofte.bench.gdpr;

/** What a store answered to a list of operations, and when each began and ended, kept until the clock has stopped. */
final class Answers {
    static final long NO = 0;
    static final long YES = 1;

    final long[] began;
    final long[] ended;

    /** Yes or no, a count, or the fingerprint of data. */
    final long[] single;

    /** Of a list: its rows, or the numbers of the records in its log lines. */
    final long[][] rows;

    Answers(int size) {
        began = new long[size];
        ended = new long[size];
        single = new long[size];
        rows = new long[size][];
    }

    /** These, and behind them those of a later list of operations. */
    Answers and(Answers later) {
        int size = began.length;
        var both = new Answers(size + later.began.length);
        for (var part : new Answers[] {this, later}) {
            int at = part == this ? 0 : size;
            System.arraycopy(part.began, 0, both.began, at, part.began.length);
            System.arraycopy(part.ended, 0, both.ended, at, part.began.length);
            System.arraycopy(part.single, 0, both.single, at, part.began.length);
            System.arraycopy(part.rows, 0, both.rows, at, part.began.length);
        }
        return both;
    }
}
