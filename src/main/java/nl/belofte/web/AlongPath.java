package nl.belofte.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where staff see the pages of a customer: the customer's own paths, behind the customer's page at the desk. So it is plain
 * from an address whose page it is, and no link leads from it to a page of one's own.
 */
record AlongPath(UUID customer, String path) {

    private static final Pattern ALONG =
            Pattern.compile("/balie/klanten/(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})(/mijn(?:/.*)?)");

    /** What a path asks for; empty when it is no customer's. */
    static Optional<AlongPath> in(String path) {
        var found = ALONG.matcher(path);
        return found.matches()
                ? Optional.of(new AlongPath(UUID.fromString(found.group(1)), found.group(2)))
                : Optional.empty();
    }

    /** The same path for who looks along; one that is not a customer's own stays as it is. */
    static String of(Optional<UUID> along, String path) {
        return along.filter(_ -> path.equals("/mijn") || path.startsWith("/mijn/"))
                .map(customer -> "/balie/klanten/" + customer + path)
                .orElse(path);
    }
}
