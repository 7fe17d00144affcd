package nl.belofte.account;

import java.util.Optional;

/**
 * Asks for a new password, behind a link from a mail or behind the old password.
 *
 * @param token of the link; empty for who is signed in
 * @param currentError about the old password; a key of the message files
 * @param passwordError about the new one; a key of the message files
 */
public record PasswordPage(String token, Optional<String> currentError, Optional<String> passwordError) {}
