package nl.belofte.staff;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who was let in chooses what to come in with.
 *
 * @param token of the link; empty when it no longer counts
 * @param form empty when the link no longer counts
 * @param host for which a passkey would be made
 * @param kinds what a passkey can be on
 * @param passkeyError a key of the message files
 */
public record InvitationPage(
        String token, Optional<CodeForm> form, String host, List<String> kinds, Optional<String> passkeyError) {

    static InvitationPage tooLate() {
        return new InvitationPage("", Optional.empty(), "", List.of(), Optional.empty());
    }

    @Override
    public String toString() {
        return "InvitationPage";
    }
}
