package nl.belofte.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import nl.belofte.mail.Carrier.Line;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** One connection to the mail server of the settings, made anew when it was lost. */
final class SmtpLine implements Line {

    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -]5\\.(\\d+\\.\\d+)\\b");

    private final JavaMailSenderImpl server;
    private final Session session;
    private final MimeLetters letters;
    private @Nullable Transport transport;

    SmtpLine(JavaMailSenderImpl server, MimeLetters letters) {
        this.server = server;
        this.session = server.getSession();
        this.letters = letters;
    }

    @Override
    public void carry(Message message, Runnable before) {
        carry(() -> letters.of(message), message.to(), before);
    }

    @Override
    public void carry(Circular.Copy copy, Runnable before) {
        carry(() -> letters.of(copy), copy.to(), before);
    }

    private interface Making {
        MimeMessage make() throws MessagingException;
    }

    private void carry(Making making, String to, Runnable before) {
        Address[] recipient;
        MimeMessage mail;
        try {
            recipient = new Address[] {new InternetAddress(to)};
        } catch (MessagingException e) {
            throw new NotAccepted(true, e);
        }
        try {
            mail = making.make();
        } catch (MessagingException e) {
            throw new NotMade(e);
        }
        carry(mail, recipient, before);
    }

    private void carry(MimeMessage mail, Address[] to, Runnable before) {
        boolean fresh = transport == null;
        var handing = new Handing(session, mail, before);
        try {
            transport().sendMessage(handing, to);
        } catch (MessagingException e) {
            var known = answered(e);
            if (known == null || isFarewell(e)) {
                close();
            }
            if (handing.refused != null) {
                throw handing.refused;
            }
            if (!handing.out && !fresh && transport == null) {
                // Servers take so many messages a connection, or none after a while; this one has nothing of it yet.
                carry(mail, to, before);
            } else if (known != null) {
                throw known;
            } else if (!handing.out) {
                throw new NotAccepted(false, e);
            } else {
                throw new IllegalStateException("the server did not say whether it took a mail", e);
            }
        }
    }

    /** A mail that tells how far it came: what is noted before it is out is noted behind its last byte. */
    private static final class Handing extends MimeMessage {

        private final MimeMessage mail;
        private final Runnable before;
        private boolean out;
        private @Nullable RuntimeException refused;

        Handing(Session session, MimeMessage mail, Runnable before) {
            super(session);
            this.mail = mail;
            this.before = before;
        }

        @Override
        public Address[] getFrom() throws MessagingException {
            return mail.getFrom();
        }

        /** The server takes it with the dot that comes after this; what throws here closes the connection without one. */
        @Override
        public void writeTo(OutputStream server, String[] ignored) throws IOException, MessagingException {
            mail.writeTo(server, ignored);
            try {
                before.run();
            } catch (RuntimeException e) {
                refused = e;
                throw new IOException("not noted", e);
            }
            out = true;
        }
    }

    private Transport transport() throws MessagingException {
        if (transport == null) {
            var made = session.getTransport(server.getProtocol());
            made.connect(
                    server.getHost(),
                    server.getPort(),
                    nullIfEmpty(server.getUsername()),
                    nullIfEmpty(server.getPassword()));
            transport = made;
        }
        return transport;
    }

    private static @Nullable String nullIfEmpty(@Nullable String setting) {
        return setting == null || setting.isEmpty() ? null : setting;
    }

    /** What the server said of it; null where the connection was lost before it said anything. */
    private static @Nullable NotAccepted answered(MessagingException failed) {
        for (Exception e = failed; e instanceof MessagingException each; e = each.getNextException()) {
            int code = switch (each) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                default -> 0;
            };
            if (code >= 400) {
                // Of all refusals only one of the address is about this reader.
                return new NotAccepted(each instanceof SMTPAddressFailedException && isFinal(code, each), failed);
            }
        }
        return null;
    }

    /** There is no such address; a full mailbox, or a server that does not trust us now, is over some day. RFC 3463, 3.2. */
    private static boolean isFinal(int code, MessagingException refusal) {
        var reason = ENHANCED.matcher(String.valueOf(refusal.getMessage()));
        return code >= 500 && (!reason.find() || reason.group(1).matches("1\\.\\d+|2\\.1"));
    }

    /** It says that it closes the connection, whatever it was asked. RFC 5321, 3.8. */
    private static boolean isFarewell(MessagingException failed) {
        return failed.getMessage() != null && failed.getMessage().startsWith("421");
    }

    @Override
    public void close() {
        if (transport != null) {
            try {
                transport.close();
            } catch (MessagingException gone) {
                // It is closed either way.
            }
            transport = null;
        }
    }
}
