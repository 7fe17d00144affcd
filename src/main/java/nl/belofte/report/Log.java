package nl.belofte.report;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.Recorded;

/**
 * What is recorded about a person, the newest first, in pieces: each is asked for when the one before is dealt with.
 *
 * @param before the number of an entry that all of these came before, so that nothing is told twice while it is read
 */
record Log(Evidence evidence, UUID person, Collection<UUID> dossiers, long before, long count)
        implements Iterable<List<Recorded>> {

    static final int PIECE = 500;

    static Log of(Evidence evidence, UUID person, Collection<UUID> dossiers) {
        var newest = evidence.about(person, dossiers, Long.MAX_VALUE, 1);
        long before = newest.isEmpty() ? 0 : newest.getFirst().id() + 1;
        return new Log(evidence, person, dossiers, before, evidence.countAbout(person, dossiers, before));
    }

    List<Recorded> newest(int atMost) {
        return evidence.about(person, dossiers, before, atMost);
    }

    @Override
    public Iterator<List<Recorded>> iterator() {
        return new Iterator<>() {
            private List<Recorded> next = newest(PIECE);

            @Override
            public boolean hasNext() {
                return !next.isEmpty();
            }

            @Override
            public List<Recorded> next() {
                if (next.isEmpty()) {
                    throw new NoSuchElementException();
                }
                var piece = next;
                next = evidence.about(person, dossiers, piece.getLast().id(), PIECE);
                return piece;
            }
        };
    }
}
