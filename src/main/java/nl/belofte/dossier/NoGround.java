package nl.belofte.dossier;

/** There is no ground for this processing in this case. Art. 6(1) GDPR. */
public final class NoGround extends RuntimeException {
    NoGround(String what) {
        super(what);
    }
}
