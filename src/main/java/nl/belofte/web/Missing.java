package nl.belofte.web;

/** There is nothing here, or nothing for this visitor, which must look the same. Becomes a 404 page. */
public final class Missing extends RuntimeException {}
