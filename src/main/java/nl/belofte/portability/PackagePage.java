package nl.belofte.portability;

import java.util.List;
import java.util.Optional;
import nl.belofte.disclosure.Receiver;

/**
 * What one takes along, and to whom it can be sent.
 *
 * @param receivers empty where the provider named none
 * @param categories what leaves, in words
 * @param done the key of what became of sending it just now
 */
public record PackagePage(List<Receiver> receivers, String categories, Optional<String> done) {

    public boolean delivered() {
        return done.filter("portability.done.delivered"::equals).isPresent();
    }
}
