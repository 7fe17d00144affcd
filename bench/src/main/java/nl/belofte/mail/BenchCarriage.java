package nl.belofte.mail;

import java.time.Clock;
import java.util.List;
import nl.belofte.dossier.Keys;
import org.springframework.boot.mail.autoconfigure.MailProperties;

/** The way of mail out of the product; it stands here because only this package may make it. */
public final class BenchCarriage {
    private BenchCarriage() {}

    /** As it is with these settings and without a rate, unsigned. */
    public static Carriage to(int port, int lines, Clock clock) {
        var settings = new MailProperties();
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        return new Carriage(new SmtpCarrier(MailConfiguration.smtp(settings), List.of(), clock), Rate.UNLIMITED, lines);
    }

    public static Tokens tokens(Keys keys) {
        return new Tokens(keys);
    }
}
