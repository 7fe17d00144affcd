package nl.belofte.desk;

import java.util.List;
import java.util.Optional;
import nl.belofte.evidence.EvidenceChain.Verdict;
import nl.belofte.web.Moment;
import nl.belofte.work.Kind;
import nl.belofte.work.WorkQueue.Tile;

/**
 * What waits for who looks, and whether what was promised is kept.
 *
 * @param tiles how much waits of each kind of work that the role does
 * @param work what is most pressing of all of that
 * @param overdue what is past its date at this moment, counted by the independent check
 * @param due what the next sweep will erase
 * @param verdict of the chain, when it was just gone through
 */
public record DeskPage(
        Moment now,
        List<Tile> tiles,
        List<WorkRow> work,
        int overdue,
        int due,
        List<SweepRow> sweeps,
        Optional<Verdict> verdict) {

    /** @param days how long it waits */
    public record WorkRow(
            Kind kind, String text, long days, Optional<Moment> until, boolean late, Optional<String> path) {}

    /** {@code clean}: nothing failed and nothing was overdue after it. */
    public record SweepRow(Moment at, int erased, int failed, int kept, int overdueAfter, boolean clean) {}
}
