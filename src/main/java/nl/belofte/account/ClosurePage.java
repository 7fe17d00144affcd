package nl.belofte.account;

import java.util.Optional;

/**
 * Asks whether the account is to be closed, and tells what follows.
 *
 * @param keep how long it is kept then, in the visitor's language
 * @param erasedOn the day on which it would go, written out
 * @param kept whether something keeps it past that day
 * @param along whether something that hangs on it goes at once
 * @param error a key of the message files
 */
public record ClosurePage(String keep, String erasedOn, boolean kept, boolean along, Optional<String> error) {}
