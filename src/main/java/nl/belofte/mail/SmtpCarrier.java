package nl.belofte.mail;

import jakarta.mail.MessagingException;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands a message to the mail server of the settings. */
final class SmtpCarrier implements Carrier {

    private static final String PATIENCE = "15000";

    private final JavaMailSenderImpl server;

    SmtpCarrier(JavaMailSenderImpl server) {
        this.server = server;
        // By itself it waits for ever for a server that takes the call and then is silent.
        for (var waits : List.of("connectiontimeout", "timeout", "writetimeout")) {
            server.getJavaMailProperties().putIfAbsent("mail.%s.%s".formatted(server.getProtocol(), waits), PATIENCE);
        }
    }

    @Override
    public void carry(Message message) {
        var mail = server.createMimeMessage();
        try {
            var helper = new MimeMessageHelper(mail, "UTF-8");
            helper.setFrom(message.from(), message.fromName());
            helper.setTo(message.to());
            helper.setSubject(message.subject());
            helper.setText(message.text());
            mail.setHeader("Content-Language", message.language());
            if (message.automatic()) {
                mail.setHeader("Auto-Submitted", "auto-generated");
            }
            if (message.id().isPresent()) {
                mail.setHeader("Message-ID", "<" + message.id().get() + ">");
            }
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailPreparationException("a mail could not be made", e);
        }
        server.send(mail);
    }
}
