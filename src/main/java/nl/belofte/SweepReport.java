package nl.belofte;

import java.io.PrintStream;
import nl.belofte.refusal.Refusal;
import nl.belofte.retention.RetentionSweep;

/** What the verb sweep prints: what is due, or what was erased. */
final class SweepReport {

    private SweepReport() {}

    static void print(RetentionSweep sweep, boolean forReal, PrintStream out) {
        var counts = sweep.count();
        int due = counts.stream().mapToInt(RetentionSweep.Count::dossiers).sum();
        counts.forEach(count -> out.printf(
                "%6d  %s, %s (%s)%n",
                count.dossiers(), count.controller(), count.purpose().id(), count.term()));
        if (!forReal) {
            out.printf(
                    "%d %s past %s date. Nothing was erased; --for-real erases.%n",
                    due, due == 1 ? "dossier is" : "dossiers are", due == 1 ? "its" : "their");
            return;
        }
        var result = sweep.run();
        out.printf(
                "%d erased, %d failed, %d kept because restricted or held, %d still overdue by the independent check.%n",
                result.erased(), result.failed(), result.kept(), result.overdueAfter());
        if (!result.clean()) {
            throw new Refusal(
                    "Not everything that is due could be erased. The log in the data folder tells which and why.");
        }
    }
}
