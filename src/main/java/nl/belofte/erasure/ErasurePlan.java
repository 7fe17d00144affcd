package nl.belofte.erasure;

import java.util.List;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;

/** What would become of everything that is held on somebody, before anything does. */
public record ErasurePlan(List<Item> items) {

    /** @param dossier seen from outside, without what it holds */
    public record Item(Dossier dossier, Verdict verdict) {

        public boolean goes() {
            return verdict instanceof Verdict.Now;
        }
    }

    /** Those that can go now. */
    public List<DossierId> now() {
        return items.stream()
                .filter(Item::goes)
                .map(item -> item.dossier().id())
                .toList();
    }

    /** What stays, each with why. */
    public List<Item> stays() {
        return items.stream().filter(item -> !item.goes()).toList();
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }
}
