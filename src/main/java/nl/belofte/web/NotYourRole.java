package nl.belofte.web;

/** A member of staff asks for what is another role's work. Becomes a 403 page that says so. */
public final class NotYourRole extends RuntimeException {}
