package nl.belofte.preference;

import java.util.Locale;
import java.util.Optional;
import nl.belofte.dossier.Channel;
import nl.belofte.statement.Purpose;

/** For what somebody is approached, and by which channel: one switch. */
public record Way(Purpose purpose, Channel channel) {

    public String id() {
        return purpose.id() + "-" + channel.id();
    }

    boolean isByMail() {
        return channel == Channel.EMAIL;
    }

    boolean isNewsletter() {
        return purpose == Purpose.NEWSLETTER;
    }

    /** By which consent to it is given: a word of the platform. */
    String control() {
        return id();
    }

    static Optional<Way> of(String id) {
        int at = id.lastIndexOf('-');
        try {
            return Purpose.of(id.substring(0, Math.max(at, 0)))
                    .filter(Purpose::directMarketing)
                    .map(purpose -> new Way(
                            purpose, Channel.valueOf(id.substring(at + 1).toUpperCase(Locale.ROOT))));
        } catch (IllegalArgumentException noChannel) {
            return Optional.empty();
        }
    }
}
