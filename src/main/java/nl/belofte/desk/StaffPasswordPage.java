package nl.belofte.desk;

import java.util.Optional;

/**
 * @param token empty when the link no longer counts
 * @param error a key of the message files
 */
public record StaffPasswordPage(String token, Optional<String> error) {}
