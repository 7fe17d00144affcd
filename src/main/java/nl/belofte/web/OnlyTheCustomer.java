package nl.belofte.web;

/** Who looks along with a customer asks for what only the customer does. Becomes a 403 page that says so. */
public final class OnlyTheCustomer extends RuntimeException {}
