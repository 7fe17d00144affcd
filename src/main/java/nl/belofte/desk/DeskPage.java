package nl.belofte.desk;

import java.util.List;
import java.util.Optional;
import nl.belofte.evidence.Evidence.Extent;
import nl.belofte.evidence.EvidenceChain.Verdict;

/**
 * Whether what was promised is kept.
 *
 * @param now written out
 * @param overdue what is past its date at this moment, counted by the independent check
 * @param due what the next sweep will erase
 * @param verdict of the chain, when it was just gone through
 */
public record DeskPage(
        String now, int overdue, int due, List<SweepRow> sweeps, Extent evidence, Optional<Verdict> verdict) {

    /** {@code clean}: nothing failed and nothing was overdue after it. */
    public record SweepRow(String at, int erased, int failed, int overdueAfter, boolean clean) {}
}
