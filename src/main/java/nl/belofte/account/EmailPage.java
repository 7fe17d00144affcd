package nl.belofte.account;

import java.util.Optional;

/**
 * Asks for an e-mail address, with or without the password.
 *
 * @param emailError a key of the message files
 * @param passwordError a key of the message files
 */
public record EmailPage(String email, Optional<String> emailError, Optional<String> passwordError) {}
