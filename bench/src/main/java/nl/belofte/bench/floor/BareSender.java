package nl.belofte.bench.floor;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.belofte.bench.NotMeasured;
import nl.belofte.mail.BenchCarriage.Signature;
import nl.belofte.mail.Message;

/** As many mails of the same text over as many connections with nothing but Jakarta Mail: no list, no log, no no. */
final class BareSender {

    private final Session session;
    private final int lines;
    private final Message copy;
    private final Optional<Signature> signature;

    BareSender(int port, int lines, Message copy, Optional<Signature> signature) {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(port));
        this.session = Session.getInstance(settings);
        this.lines = lines;
        this.copy = copy;
        this.signature = signature;
    }

    void send(int recipients) {
        var next = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, lines)
                    .<Future<?>>mapToObj(_ -> threads.submit(() -> {
                        overOneLine(next, recipients);
                        return null;
                    }))
                    .toList();
            for (var each : all) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new NotMeasured("The bare side did not send: " + failed);
        }
    }

    private void overOneLine(AtomicInteger next, int recipients)
            throws MessagingException, UnsupportedEncodingException {
        try (var transport = session.getTransport("smtp")) {
            transport.connect();
            for (int number = next.getAndIncrement(); number < recipients; number = next.getAndIncrement()) {
                var to = new InternetAddress("lezer%d@voorbeeld.example".formatted(number));
                transport.sendMessage(mail(to), new InternetAddress[] {to});
            }
        }
    }

    private MimeMessage mail(InternetAddress to) throws MessagingException, UnsupportedEncodingException {
        var mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress(copy.from(), copy.fromName(), "UTF-8"));
        mail.setRecipient(RecipientType.TO, to);
        mail.setSubject(copy.subject(), "UTF-8");
        mail.setSentDate(new Date());
        var both = new MimeMultipart("alternative");
        both.addBodyPart(part(copy.text(), "plain"));
        both.addBodyPart(part(copy.html().orElseThrow(), "html"));
        mail.setContent(both);
        mail.saveChanges();
        return signature.isPresent() ? signature.get().sign(mail) : mail;
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, "UTF-8", kind);
        return part;
    }
}
