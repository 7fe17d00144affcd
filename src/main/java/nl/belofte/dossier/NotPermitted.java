package nl.belofte.dossier;

/** This purpose or this actor may not open that dossier; or there is none, which an outsider cannot tell apart. */
public final class NotPermitted extends RuntimeException {
    NotPermitted(String what) {
        super(what);
    }
}
