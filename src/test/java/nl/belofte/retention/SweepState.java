package nl.belofte.retention;

import static nl.belofte.retention.SweepNode.At.DONE;

/**
 * Two nodes, the dossiers, the evidence and the ledger at one moment of {@link SweepModel}.
 *
 * @param due by the nodes' clocks
 * @param kept in the database; {@code held} whoever asked for it was told so, and nobody released it
 * @param open somebody opened it again and was told so
 * @param evidence of an erasure
 * @param lines of the ledger that are not struck out
 * @param orphans of these, those whose writer did not live to strike them out
 */
record SweepState(
        SweepNode a,
        SweepNode b,
        int alive,
        int due,
        int kept,
        int held,
        int open,
        int evidence,
        int lines,
        int orphans,
        Left left) {

    /** How much may still go wrong, and how often somebody else may do something. */
    record Left(int crashes, int failures, int acts) {
        Left oneCrashLess() {
            return new Left(crashes - 1, failures, acts);
        }

        Left oneFailureLess() {
            return new Left(crashes, failures - 1, acts);
        }

        Left oneActLess() {
            return new Left(crashes, failures, acts - 1);
        }
    }

    static SweepState first(Left left) {
        return new SweepState(
                SweepNode.DOWN, SweepNode.DOWN, SweepModel.ALL, SweepModel.DUE_ALREADY, 0, 0, 0, 0, 0, 0, left);
    }

    /** One node starts once more, and nothing goes wrong any more. */
    static SweepState undisturbed(SweepState of) {
        return new SweepState(
                SweepNode.DOWN,
                of.b(),
                of.alive(),
                of.due(),
                of.kept(),
                of.held(),
                of.open(),
                of.evidence(),
                of.lines(),
                of.orphans(),
                new Left(0, 0, 0));
    }

    boolean over() {
        return a.at() == DONE && b.at() == DONE;
    }

    int overdue() {
        return alive & due & ~kept & ~open;
    }

    int inLedger() {
        return lines | a.wrote() | b.wrote();
    }

    SweepNode node(boolean first) {
        return first ? a : b;
    }

    SweepState with(boolean first, SweepNode node) {
        return new SweepState(
                first ? node : a, first ? b : node, alive, due, kept, held, open, evidence, lines, orphans, left);
    }

    SweepState committed(SweepNode by) {
        return new SweepState(
                a,
                b,
                alive & ~by.locks(),
                due,
                kept & ~by.freed(),
                held,
                open,
                evidence | by.locks(),
                lines,
                orphans,
                left);
    }

    SweepState keepingLines(int more, boolean orphaned) {
        return new SweepState(
                a, b, alive, due, kept, held, open, evidence, lines | more, orphans | (orphaned ? more : 0), left);
    }

    SweepState with(Left left) {
        return new SweepState(a, b, alive, due, kept, held, open, evidence, lines, orphans, left);
    }

    SweepState act(int due, int kept, int held, int open) {
        return new SweepState(a, b, alive, due, kept, held, open, evidence, lines, orphans, left.oneActLess());
    }
}
