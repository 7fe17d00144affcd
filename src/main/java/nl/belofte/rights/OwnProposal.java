package nl.belofte.rights;

/** Who proposes a refusal is not who agrees to it. */
public final class OwnProposal extends RuntimeException {}
