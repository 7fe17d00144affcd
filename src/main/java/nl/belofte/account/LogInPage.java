package nl.belofte.account;

import java.util.Optional;

/**
 * @param byUserName whether one logs in with a chosen name, and not with an e-mail address
 * @param name what was typed
 * @param error a key of the message files
 */
public record LogInPage(boolean byUserName, String name, Optional<String> error, Object[] values) {}
