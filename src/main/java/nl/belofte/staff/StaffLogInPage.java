package nl.belofte.staff;

import java.util.Optional;

/**
 * @param error a key of the message files
 * @param notice likewise
 * @param next where one goes on after this, a word of {@link StaffLogInController}; empty for the desk
 * @param issuer who else vouches for staff here
 * @param home the site where the passkeys of this controller's staff are made first; empty when it is this one
 */
public record StaffLogInPage(
        String email,
        Optional<String> error,
        Optional<String> notice,
        String next,
        Optional<String> issuer,
        Optional<Home> home) {

    /** @param address of where one logs in there */
    public record Home(String name, String address) {}
}
