package nl.belofte.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        return signed(unsigned(session, message, clock.instant()), message.from());
    }

    MimeMessage of(Circular.Copy copy) throws MessagingException {
        var to = new InternetAddress(copy.to()).toString();
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(to)) {
            return of(copy.message());
        }
        var circular = copy.circular();
        return signed(
                new Ready(session, circular.from(), circular.bytes().of(copy, to, clock.instant())), circular.from());
    }

    static MimeMessage unsigned(@Nullable Session session, Message message, Instant at) throws MessagingException {
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
        mail.setSentDate(Date.from(at));
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
        return mail;
    }

    private MimeMessage signed(MimeMessage mail, String from) throws MessagingException {
        for (var key : keys) {
            if (key.covers(from)) {
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

    /** A mail whose bytes are there already. */
    private static final class Ready extends MimeMessage {

        private final Address[] from;
        private final byte[] bytes;

        Ready(Session session, String from, byte[] bytes) throws MessagingException {
            super(session);
            this.from = new Address[] {new InternetAddress(from)};
            this.bytes = bytes;
        }

        @Override
        public Address[] getFrom() {
            return from;
        }

        @Override
        public void writeTo(OutputStream server, String[] ignored) throws IOException {
            server.write(bytes);
        }
    }
}
