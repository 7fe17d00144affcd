package nl.belofte.erasure;

/** What was chosen went meanwhile, or something keeps it by now. Nobody is told of an erasure that was none. */
public final class NothingErased extends RuntimeException {

    NothingErased() {
        super("what was chosen went meanwhile, or something keeps it");
    }
}
