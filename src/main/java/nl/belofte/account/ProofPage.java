package nl.belofte.account;

import java.util.Optional;

/**
 * @param to where it goes on
 * @param error a key of the message files
 */
public record ProofPage(String to, Optional<String> error) {}
