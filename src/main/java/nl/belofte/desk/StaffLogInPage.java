package nl.belofte.desk;

import java.util.Optional;

/**
 * @param error a key of the message files
 * @param chosen whether a password was just chosen
 */
public record StaffLogInPage(String email, Optional<String> error, boolean chosen) {}
