package nl.belofte.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Date;
import java.util.List;

/** Makes of a message what mail servers take, and signs it where there is a key. */
final class MimeLetters {

    private static final String UTF_8 = "UTF-8";

    private final Session session;
    private final List<DkimKey> keys;
    private final Clock clock;

    MimeLetters(Session session, List<DkimKey> keys, Clock clock) {
        this.session = session;
        this.keys = keys;
        this.clock = clock;
    }

    MimeMessage of(Message message) throws MessagingException {
        var mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                if (message.id().isPresent()) {
                    setHeader("Message-ID", "<" + message.id().get() + ">");
                } else {
                    super.updateMessageID();
                }
            }
        };
        try {
            mail.setFrom(new InternetAddress(message.from(), message.fromName(), UTF_8));
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("no UTF-8", e);
        }
        mail.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(message.to()));
        mail.setSubject(message.subject(), UTF_8);
        mail.setSentDate(new Date(clock.millis()));
        mail.setHeader("Content-Language", message.language());
        if (message.automatic()) {
            mail.setHeader("Auto-Submitted", "auto-generated");
        }
        for (var header : message.headers().entrySet()) {
            mail.setHeader(header.getKey(), header.getValue());
        }
        if (message.html().isPresent()) {
            // The last is what a program shows that can show all. RFC 2046, 5.1.4.
            var both = new MimeMultipart("alternative");
            both.addBodyPart(part(message.text(), "plain"));
            both.addBodyPart(part(message.html().get(), "html"));
            mail.setContent(both);
        } else {
            mail.setText(message.text(), UTF_8);
        }
        mail.saveChanges();
        for (var key : keys) {
            if (key.covers(message.from())) {
                return key.sign(mail);
            }
        }
        return mail;
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, kind);
        // By itself it goes through the whole text to choose this or, where half is no ASCII, what nobody can read.
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }
}
