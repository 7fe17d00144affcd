package nl.belofte.staff;

import java.util.List;
import java.util.Optional;
import nl.belofte.web.Moment;

/**
 * A member of staff's own ways in.
 *
 * @param fresh whether they may be changed now: not when the log-in is some time ago
 * @param code whether there is a password with a code
 * @param recoveryCodes how many are left
 * @param here the host for which a passkey would be made
 * @param issuer who else vouches for staff here
 * @param others in how many other places this member is signed in
 * @param done a key of the message files
 * @param error likewise
 */
public record AccessPage(
        boolean fresh,
        List<PasskeyRow> passkeys,
        List<String> kinds,
        boolean code,
        int recoveryCodes,
        String here,
        Optional<String> issuer,
        int others,
        Optional<String> done,
        Optional<String> error) {

    public record PasskeyRow(String id, String kind, String host, Moment added, Optional<Moment> used) {}
}
