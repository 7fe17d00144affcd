package nl.belofte;

import java.io.PrintStream;

/** A count on one line that is written over, for work that takes more than a second; quiet before that. */
final class Progress {

    private static final long SECOND = 1_000_000_000;

    private final PrintStream out;
    private final String what;
    private final long begun = System.nanoTime();
    private long told = begun;

    Progress(PrintStream out, String what) {
        this.out = out;
        this.what = what;
    }

    void tell(long count) {
        long now = System.nanoTime();
        if (now - told >= SECOND) {
            told = now;
            out.printf("\r%,d %s ...", count, what);
            out.flush();
        }
    }

    /** Leaves an empty line for what comes next. */
    void end() {
        if (told != begun) {
            out.print("\r" + " ".repeat(60) + "\r");
        }
    }
}
