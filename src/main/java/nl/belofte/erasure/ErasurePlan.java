package nl.belofte.erasure;

import java.util.List;
import java.util.stream.Collectors;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.statement.Purpose;

/** What would become of everything that is held on somebody, before anything does. */
public record ErasurePlan(List<Item> items) {

    /** @param dossier seen from outside, without what it holds */
    public record Item(Dossier dossier, Verdict verdict) {

        public boolean goes() {
            return verdict instanceof Verdict.Now;
        }

        /** An account that its person closes by having it erased. */
        public boolean isAccountToClose() {
            return verdict instanceof Verdict.EndFirst && dossier.purpose() == Purpose.ACCOUNT;
        }
    }

    /** Those that can go now. */
    public List<DossierId> now() {
        return items.stream()
                .filter(Item::goes)
                .map(item -> item.dossier().id())
                .toList();
    }

    /**
     * What was there and is not any more, whatever it went with.
     *
     * @throws NothingErased when that is nothing
     */
    public List<Dossier> goneSince(ErasurePlan now) {
        var left = now.items.stream().map(item -> item.dossier().id()).collect(Collectors.toSet());
        var gone = items.stream()
                .map(Item::dossier)
                .filter(dossier -> !left.contains(dossier.id()))
                .toList();
        if (gone.isEmpty()) {
            throw new NothingErased();
        }
        return gone;
    }

    /** What stays, each with why. */
    public List<Item> stays() {
        return items.stream().filter(item -> !item.goes()).toList();
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }
}
