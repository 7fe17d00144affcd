package nl.belofte.rights;

/** The person of a request said more than was read before it was answered. */
public final class Unread extends RuntimeException {}
