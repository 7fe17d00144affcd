package nl.belofte.quote;

/** Nothing can be said to this quote any more. */
final class NotOpen extends RuntimeException {}
