package nl.belofte.dossier;

import java.util.Collection;
import java.util.List;
import nl.belofte.statement.Category;

/** Tells each of those who want to be told. */
record ToldAll(List<DossierNews> each) implements DossierNews {

    @Override
    public void rectified(DossierId dossier, Category category) {
        each.forEach(one -> one.rectified(dossier, category));
    }

    @Override
    public void erased(Collection<DossierId> dossiers) {
        each.forEach(one -> one.erased(dossiers));
    }

    @Override
    public void restricted(DossierId dossier) {
        each.forEach(one -> one.restricted(dossier));
    }

    @Override
    public void lifted(DossierId dossier) {
        each.forEach(one -> one.lifted(dossier));
    }
}
