package nl.belofte.mail;

import java.time.Clock;
import java.util.List;
import nl.belofte.dossier.Keys;
import org.springframework.boot.mail.autoconfigure.MailProperties;

/** Ways out of the house for tests of what sends to many. */
public final class Carriages {

    private Carriages() {}

    public static Tokens tokens(Keys keys) {
        return new Tokens(keys);
    }

    /** To a mail server on this machine, without a rate. */
    public static Carriage to(int port, int connections, Clock clock) {
        var settings = new MailProperties();
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        return new Carriage(
                new SmtpCarrier(MailConfiguration.smtp(settings), List.of(), clock), Rate.UNLIMITED, connections);
    }
}
