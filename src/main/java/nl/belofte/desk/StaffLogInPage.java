package nl.belofte.desk;

import java.util.Optional;

/** @param error a key of the message files */
public record StaffLogInPage(String email, Optional<String> error) {}
