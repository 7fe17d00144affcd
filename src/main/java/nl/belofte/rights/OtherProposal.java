package nl.belofte.rights;

/** Somebody agrees to a letter that is not the one that waits: he read another. */
public final class OtherProposal extends RuntimeException {}
