package nl.belofte.retention;

import static nl.belofte.retention.SweepNode.At.AGAIN;
import static nl.belofte.retention.SweepNode.At.CHECK;
import static nl.belofte.retention.SweepNode.At.COMMIT;
import static nl.belofte.retention.SweepNode.At.DONE;
import static nl.belofte.retention.SweepNode.At.FIND;
import static nl.belofte.retention.SweepNode.At.FREE;
import static nl.belofte.retention.SweepNode.At.LOCK;
import static nl.belofte.retention.SweepNode.At.PERSON;
import static nl.belofte.retention.SweepNode.At.RECORD;
import static nl.belofte.retention.SweepNode.At.START;
import static nl.belofte.retention.SweepNode.At.STRIKE;
import static nl.belofte.retention.SweepNode.At.TAKE;
import static nl.belofte.retention.SweepNode.At.WRITE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Two nodes that sweep three dossiers, in the steps of {@link RetentionSweep}, of an erasure, of the ledger and of what a
 * start does again; and everything that can come between two of these steps: the other node, a crash, a statement or a
 * commit that fails, midnight, and somebody who holds, releases or reopens a dossier. A set of
 * dossiers is a number with a bit for each: the first two are due and one person's, the third is due at midnight.
 */
final class SweepModel {

    static final int DUE_ALREADY = 0b011;
    static final int ALL = 0b111;

    /** What makes it right; taken away one by one to see that something is then found to be wrong. */
    enum Rule {
        LOCKS_WHAT_IT_FINDS,
        LOCKS_AGAIN_BEFORE_IT_ERASES,
        ASKS_AGAIN_WHAT_IS_KEPT,
        ASKS_AGAIN_WHAT_IS_DUE,
        LEDGER_BEFORE_COMMIT,
        STRIKES_OUT,
        A_START_REPLAYS,
        A_START_ASKS_THE_LEDGER_AGAIN,
        NOTHING_STOPS_WHAT_THE_LEDGER_TELLS
    }

    private final Set<Rule> rules;

    SweepModel(Set<Rule> rules) {
        this.rules = rules;
    }

    /** Everything that can come next. */
    List<SweepState> next(SweepState now) {
        var next = new ArrayList<SweepState>();
        for (boolean first : new boolean[] {true, false}) {
            step(now, first, next);
            if (now.left().failures() > 0) {
                fail(now.with(now.left().oneFailureLess()), first, next);
            }
            if (now.left().crashes() > 0 && now.node(first).at() != START) {
                next.add(now.with(now.left().oneCrashLess())
                        .keepingLines(now.node(first).wrote(), true)
                        .with(first, SweepNode.DOWN));
            }
        }
        if (now.left().acts() > 0) {
            somebodyElse(now, next);
        }
        return next;
    }

    /** Nothing where it waits for a lock. */
    private void step(SweepState now, boolean first, List<SweepState> next) {
        var node = now.node(first);
        var other = now.node(!first);
        switch (node.at()) {
            case START -> {
                int told = has(Rule.A_START_REPLAYS) ? now.inLedger() : 0;
                next.add(now.with(first, told == 0 ? node.after(false) : node.with(FREE, told, 0)));
            }
            case FREE -> {
                int told = node.left() & (has(Rule.A_START_ASKS_THE_LEDGER_AGAIN) ? now.inLedger() : ALL);
                var locked = node.with(LOCK, told, node.locks() & told).freed(now.alive() & now.kept() & told);
                lock(now, first, now.alive() & node.left(), locked, next);
            }
            case FIND, AGAIN -> {
                int found = now.overdue() & ~node.passedOver() & ~other.locks();
                // One by one it lets go of the locks with which it found them.
                boolean locks = has(Rule.LOCKS_WHAT_IT_FINDS) && node.at() == FIND;
                next.add(now.with(
                        first,
                        found == 0
                                ? new SweepNode(CHECK, false, false, 0, 0, 0, 0, node.passedOver(), false)
                                : node.with(LOCK, found, locks ? found : 0)));
            }
            case LOCK -> {
                int asked = node.toErase();
                boolean dueToo = node.single() && has(Rule.ASKS_AGAIN_WHAT_IS_DUE);
                int may = asked & now.alive() & (dueToo ? now.due() & ~now.open() : ALL);
                may &= has(Rule.ASKS_AGAIN_WHAT_IS_KEPT) ? ~(now.kept() & ~node.freed()) : ALL;
                if (!has(Rule.LOCKS_AGAIN_BEFORE_IT_ERASES)) {
                    next.add(now.with(first, node.with(may == 0 ? COMMIT : PERSON, node.left(), may)));
                } else {
                    lock(now, first, may, node.with(may == 0 ? COMMIT : PERSON, node.left(), may), next);
                }
            }
            case PERSON -> {
                boolean one = (node.locks() & DUE_ALREADY) != 0;
                if (!one || !other.person()) {
                    next.add(now.with(first, one ? node.holdingPerson() : node.to(TAKE)));
                }
            }
            case TAKE -> next.add(now.with(first, node.to(RECORD)));
            case RECORD -> next.add(now.with(first, node.to(has(Rule.LEDGER_BEFORE_COMMIT) ? WRITE : COMMIT)));
            case WRITE -> {
                // A crash can leave the first of its lines.
                int wrote = node.wrote() | Integer.lowestOneBit(node.locks() & ~node.wrote());
                boolean all = wrote == node.locks();
                if (has(Rule.LEDGER_BEFORE_COMMIT) || !all) {
                    next.add(now.with(first, node.wrote(all ? COMMIT : WRITE, wrote)));
                } else {
                    next.add(now.keepingLines(wrote, false).with(first, node.after(false)));
                }
            }
            case COMMIT -> {
                boolean toWrite = !has(Rule.LEDGER_BEFORE_COMMIT) && node.locks() != 0;
                next.add(now.committed(node)
                        .keepingLines(node.wrote(), false)
                        .with(first, toWrite ? node.to(WRITE) : node.after(false)));
            }
            case STRIKE -> next.add(now.with(first, node.after(true)));
            case CHECK -> next.add(now.with(first, node.to(DONE)));
            case DONE -> {}
        }
    }

    /** One row after the other, in the order of their ids; it waits for who holds one. */
    private static void lock(SweepState now, boolean first, int rows, SweepNode locked, List<SweepState> next) {
        var node = now.node(first);
        int row = Integer.lowestOneBit(rows & ~node.locks());
        if (row == 0) {
            next.add(now.with(first, locked));
        } else if ((row & now.node(!first).locks()) == 0) {
            next.add(now.with(first, node.with(node.at(), node.left(), node.locks() | row)));
        }
    }

    private void fail(SweepState now, boolean first, List<SweepState> next) {
        var node = now.node(first);
        switch (node.at()) {
            case FREE, LOCK, PERSON, TAKE, RECORD -> next.add(now.with(first, node.after(true)));
            // The ledger's disk is full: the transaction is rolled back, and what was written is struck out.
            case WRITE -> next.add(rolledBack(now, first));
            case COMMIT -> {
                next.add(rolledBack(now, first));
                // The connection is gone, and nobody knows whether it was committed.
                var unknown = now.keepingLines(node.wrote(), true);
                next.add(unknown.with(first, node.after(true)));
                next.add(unknown.committed(node).with(first, node.after(true)));
            }
            default -> {}
        }
    }

    private SweepState rolledBack(SweepState now, boolean first) {
        var node = now.node(first);
        return has(Rule.STRIKES_OUT)
                ? now.with(first, node.with(STRIKE, node.left(), 0).freed(0).to(STRIKE))
                : now.keepingLines(node.wrote(), false).with(first, node.after(true));
    }

    /** Each is a transaction that waits for the dossier's row. His clock is behind, so that he may reopen what is due. */
    private void somebodyElse(SweepState now, List<SweepState> next) {
        if (now.due() != ALL) {
            next.add(now.act(ALL, now.kept(), now.held(), now.open()));
        }
        for (int dossier = 1; dossier <= ALL; dossier <<= 1) {
            if ((dossier & now.alive() & ~now.a().locks() & ~now.b().locks()) == 0) {
                continue;
            }
            boolean gone = has(Rule.NOTHING_STOPS_WHAT_THE_LEDGER_TELLS) && (dossier & now.inLedger()) != 0;
            if ((dossier & now.kept()) != 0) {
                next.add(now.act(now.due(), now.kept() & ~dossier, now.held() & ~dossier, now.open()));
            } else if (!gone) {
                next.add(now.act(now.due(), now.kept() | dossier, now.held() | dossier, now.open()));
                next.add(now.act(now.due(), now.kept(), now.held(), now.open() | dossier));
            }
        }
    }

    private boolean has(Rule rule) {
        return rules.contains(rule);
    }
}
