package nl.belofte.desk;

import java.util.List;
import java.util.Optional;
import nl.belofte.evidence.EvidenceChain.Verdict;
import nl.belofte.web.Moment;

/**
 * Whether what was promised is kept.
 *
 * @param waiting how many questions wait for an answer; empty for who does not answer them
 * @param overdue what is past its date at this moment, counted by the independent check
 * @param due what the next sweep will erase
 * @param verdict of the chain, when it was just gone through
 */
public record DeskPage(
        Moment now, Optional<Integer> waiting, int overdue, int due, List<SweepRow> sweeps, Optional<Verdict> verdict) {

    /** {@code clean}: nothing failed and nothing was overdue after it. */
    public record SweepRow(Moment at, int erased, int failed, int overdueAfter, boolean clean) {}
}
