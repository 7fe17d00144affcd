package nl.belofte.mail;

import java.time.Clock;
import java.util.List;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands a message to the mail server of the settings. */
final class SmtpCarrier implements Carrier {

    private static final String PATIENCE = "15000";

    static {
        // By itself it looks through every library for this, some ten times a mail: half of what a mail takes.
        System.setProperty("jakarta.mail.util.StreamProvider", MailStreamProvider.class.getName());
    }

    private final JavaMailSenderImpl server;
    private final MimeLetters letters;

    SmtpCarrier(JavaMailSenderImpl server, List<DkimKey> keys, Clock clock) {
        this.server = server;
        // By itself it waits for ever for a server that takes the call and then is silent.
        for (var waits : List.of("connectiontimeout", "timeout", "writetimeout")) {
            server.getJavaMailProperties().putIfAbsent("mail.%s.%s".formatted(server.getProtocol(), waits), PATIENCE);
        }
        this.letters = new MimeLetters(server.getSession(), keys, clock);
    }

    @Override
    public void carry(Message message) {
        try (var line = open()) {
            line.carry(message, () -> {});
        }
    }

    @Override
    public Line open() {
        return new SmtpLine(server, letters);
    }
}
