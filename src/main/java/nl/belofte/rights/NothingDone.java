package nl.belofte.rights;

/** Somebody wants to tell a person that what he asked was done, and nothing was. */
public final class NothingDone extends RuntimeException {}
