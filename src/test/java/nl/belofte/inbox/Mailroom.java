package nl.belofte.inbox;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import nl.belofte.Running;
import nl.belofte.TestClock;
import nl.belofte.dossier.Keys;
import nl.belofte.session.Attempts;
import nl.belofte.statement.Statements;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A real mailbox beside the running trial, where no mailbox is read: so only this reads it, when it is told to. */
final class Mailroom implements AutoCloseable {

    static final String CONTROLLER = "ipcall";
    private static final String USER = "vragen@elders.example";
    static final String PASSWORD = "vier losse gewone woorden";

    final TestClock clock = TestClock.on("2026-03-10");
    final Running running = Running.trial();

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
    });
    private final GreenMailUser user;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    final Relay relay;
    private MailboxReading reading;

    Mailroom() {
        server.start();
        user = server.setUser(USER, USER, PASSWORD);
        try {
            relay = new Relay(server.getImap().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reading = node();
        log.start();
        ((Logger) LoggerFactory.getLogger(Inbox.class)).addAppender(log);
    }

    /** Tests begin with an empty mailbox and a node that remembers nothing. */
    void begin() {
        relay.comeBack();
        emptyByHand();
        reading = node();
        logged();
    }

    MailboxReading node() {
        return node(running.part(Intake.class));
    }

    MailboxReading node(Intake intake) {
        return reading(settings(PASSWORD, "INBOX"), intake);
    }

    MailboxReading reading(MailboxSettings settings, Intake intake, String... client) {
        var more = new Properties();
        for (int i = 0; i < client.length; i += 2) {
            more.put(client[i], client[i + 1]);
        }
        return new MailboxReading(settings, more, intake, running.part(MailboxTroubles.class), clock);
    }

    MailboxSettings settings(String password, String folder) {
        return new MailboxSettings(CONTROLLER, "127.0.0.1", relay.port(), false, USER, password, folder);
    }

    MailboxSettings encrypted() {
        return new MailboxSettings(CONTROLLER, "127.0.0.1", server.getImaps().getPort(), true, USER, PASSWORD, "INBOX");
    }

    /** One that tells this above. */
    Intake intake(List<InboxNews> news) {
        return new Intake(
                running.part(JdbcClient.class),
                running.part(TransactionTemplate.class),
                clock,
                running.part(Keys.class),
                running.part(Statements.class),
                running.part(Attempts.class),
                news);
    }

    void put(byte[] message) {
        try {
            user.deliver(new MimeMessage((Session) null, new ByteArrayInputStream(message)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    void read() {
        reading.read();
    }

    void readAfter(Duration wait) {
        clock.goOn(wait);
        read();
    }

    /** How many messages are on the server. */
    int waiting() {
        try {
            return server.getManagers().getImapHostManager().getInbox(user).getMessageCount();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a person does with a mail program of their own. */
    void emptyByHand() {
        try {
            var inbox = server.getManagers().getImapHostManager().getInbox(user);
            for (var message : inbox.getMessages()) {
                inbox.setFlags(new Flags(Flags.Flag.DELETED), true, message.getUid(), null, true);
            }
            inbox.expunge();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was logged since, and forgets it. */
    List<String> logged() {
        var lines = log.list.stream()
                .map(line -> line.getFormattedMessage() + (line.getThrowableProxy() == null ? "" : " with a trace"))
                .toList();
        log.list.clear();
        return lines;
    }

    @Override
    public void close() {
        ((Logger) LoggerFactory.getLogger(Inbox.class)).detachAppender(log);
        try {
            relay.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.stop();
    }
}
