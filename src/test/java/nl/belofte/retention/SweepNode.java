package nl.belofte.retention;

import static nl.belofte.retention.SweepNode.At.AGAIN;
import static nl.belofte.retention.SweepNode.At.FIND;
import static nl.belofte.retention.SweepNode.At.LOCK;
import static nl.belofte.retention.SweepNode.At.START;
import static nl.belofte.retention.SweepNode.At.TAKE;

/**
 * What one of the two nodes of {@link SweepModel} is at. A set of dossiers is a number with a bit for each.
 *
 * @param replaying what the ledger tells, before it sweeps
 * @param single one by one, after a batch failed
 * @param left those of the batch that are still to be erased
 * @param locks rows that this node's transaction holds
 * @param freed of these it took away what kept them
 * @param wrote lines of the ledger that its transaction wrote
 * @param person whether it holds the row of the person
 */
record SweepNode(
        At at,
        boolean replaying,
        boolean single,
        int left,
        int locks,
        int freed,
        int wrote,
        int passedOver,
        boolean person) {

    /** What a node does next. */
    enum At {
        START,
        FREE,
        FIND,
        AGAIN,
        LOCK,
        PERSON,
        TAKE,
        RECORD,
        WRITE,
        COMMIT,
        STRIKE,
        CHECK,
        DONE
    }

    static final SweepNode DOWN = new SweepNode(START, true, false, 0, 0, 0, 0, 0, false);

    SweepNode to(At next) {
        return new SweepNode(next, replaying, single, left, locks, freed, wrote, passedOver, person);
    }

    SweepNode with(At next, int left, int locks) {
        return new SweepNode(next, replaying, single, left, locks, freed, wrote, passedOver, person);
    }

    SweepNode freed(int freed) {
        return new SweepNode(LOCK, replaying, single, left, locks, freed, wrote, passedOver, person);
    }

    SweepNode holdingPerson() {
        return new SweepNode(TAKE, replaying, single, left, locks, freed, wrote, passedOver, true);
    }

    SweepNode wrote(At next, int wrote) {
        return new SweepNode(next, replaying, single, left, locks, freed, wrote, passedOver, person);
    }

    /** Out of its transaction, which ended well or not. */
    SweepNode after(boolean failed) {
        if (replaying) {
            return failed ? DOWN : new SweepNode(FIND, false, false, 0, 0, 0, 0, 0, false);
        }
        if (!single) {
            return new SweepNode(failed ? AGAIN : FIND, false, failed, 0, 0, 0, 0, passedOver, false);
        }
        int gone = Integer.lowestOneBit(left);
        int over = passedOver | (failed ? gone : 0);
        return left == gone
                ? new SweepNode(FIND, false, false, 0, 0, 0, 0, over, false)
                : new SweepNode(LOCK, false, true, left & ~gone, 0, 0, 0, over, false);
    }

    int toErase() {
        return single ? Integer.lowestOneBit(left) : left;
    }
}
