package nl.belofte.ticket;

/** Something was said that who wants to answer has not read. */
public final class Unseen extends RuntimeException {}
