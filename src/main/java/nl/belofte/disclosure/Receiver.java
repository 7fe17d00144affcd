package nl.belofte.disclosure;

import java.net.URI;

/**
 * Another controller to whom somebody may have their own data sent. Art. 20(2) GDPR. The provider names it in a file; nobody
 * types an address.
 */
public record Receiver(String id, String name, URI address) {

    private static final String MARK = "receiver:";

    /** Among the recipients of the statement, which have no colon. */
    String mark() {
        return MARK + id;
    }
}
