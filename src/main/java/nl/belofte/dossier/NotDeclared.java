package nl.belofte.dossier;

/** The statement does not declare this, so the platform does not do it. */
public final class NotDeclared extends RuntimeException {
    NotDeclared(String what) {
        super(what);
    }
}
