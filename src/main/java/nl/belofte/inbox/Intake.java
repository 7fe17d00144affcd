package nl.belofte.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Keys;
import nl.belofte.file.Language;
import nl.belofte.form.EmailAddress;
import nl.belofte.inbox.LetterBounced.Why;
import nl.belofte.inbox.ReadMail.Writer;
import nl.belofte.session.Attempts;
import nl.belofte.statement.Statements;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes one message in, from its bytes on: told upward once, in one transaction with what remembers that. */
@Component
class Intake {

    /** From one address. Who writes more is a machine that does not say so; what comes after waits on the server. */
    static final int FROM_ONE_SENDER_AN_HOUR = 20;

    /** From all: a sender is easily made up, and each letter that we answer with goes to whoever is made up. */
    static final int FROM_ALL_AN_HOUR = 400;

    static final Duration A_WHILE = Duration.ofHours(1);

    /** Longer than a mail server tries to deliver the same once more. RFC 5321, 4.5.4.1. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Keys keys;
    private final Statements statements;
    private final Attempts attempts;
    private final List<InboxNews> news;

    Intake(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Keys keys,
            Statements statements,
            Attempts attempts,
            List<InboxNews> news) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.keys = keys;
        this.statements = statements;
        this.attempts = attempts;
        this.news = news;
    }

    /** What became of a message. All but one can be deleted on the server. */
    enum Outcome {
        TAKEN_IN("taken in"),
        KNOWN("taken in before"),
        MACHINE("from a machine"),
        BOUNCED("letter of ours that came back"),
        REFUSED("that nobody can answer"),
        TOO_MANY("too many at once, which wait");

        private final String told;

        Outcome(String told) {
            this.told = told;
        }

        String told() {
            return told;
        }
    }

    /**
     * @param message its bytes, whatever they are
     * @param whole whether these are all
     * @param arrived when the mail server got it, if it says so
     */
    Outcome receive(String controller, byte[] message, boolean whole, Optional<Instant> arrived) {
        var mail = MailReader.read(message, whole, ours());
        if (mail.writer() == Writer.MACHINE) {
            return Outcome.MACHINE;
        }
        var mark = keys.blindIndex(controller, "received mail", mail.identity());
        if (isKnown(mark)) {
            return Outcome.KNOWN;
        }
        var why = why(mail.writer());
        if (why.isPresent()) {
            var letter = new LetterBounced(controller, why.get(), mail.references());
            once(
                    controller,
                    mark,
                    () -> news.stream()
                            .flatMap(above -> above.bounced(letter).stream())
                            .findFirst());
            return Outcome.BOUNCED;
        }
        return mail.from()
                .map(from -> received(
                        mark,
                        new MailReceived(
                                controller,
                                from,
                                mail.name(),
                                mail.subject(),
                                mail.textWithNotes(Language.NL),
                                mail.references(),
                                isComplaint(controller, mail),
                                arrived(arrived))))
                .orElse(Outcome.REFUSED);
    }

    private static Optional<Why> why(Writer writer) {
        return switch (writer) {
            case PERSON, MACHINE -> Optional.empty();
            case MAIL_SERVER -> Optional.of(Why.NOT_DELIVERED);
            case MAIL_SERVER_WITHOUT_ADDRESS -> Optional.of(Why.NO_SUCH_ADDRESS);
            case COMPLAINT -> Optional.of(Why.UNWANTED);
        };
    }

    private Outcome received(byte[] mark, MailReceived mail) {
        if (!attempts.allowed("mail", mail.controller() + EmailAddress.folded(mail.from()), FROM_ONE_SENDER_AN_HOUR)
                || !attempts.allowed("all mail", mail.controller(), FROM_ALL_AN_HOUR)) {
            return Outcome.TOO_MANY;
        }
        return once(
                mail.controller(),
                mark,
                () -> news.stream()
                        .filter(above -> above.isFor(mail))
                        .findFirst()
                        .flatMap(above -> above.received(mail)));
    }

    /** Whether it went to the address that the statement names for complaints, and to no more than that. */
    private boolean isComplaint(String controller, ReadMail mail) {
        var contact = statements.current(controller).contact();
        var general = EmailAddress.folded(contact.email());
        var complaints = EmailAddress.folded(contact.complaints());
        return !complaints.equals(general)
                && mail.to().contains(complaints)
                && !mail.to().contains(general);
    }

    /** A mail server whose clock is fast makes no day that is to come. */
    private Instant arrived(Optional<Instant> told) {
        var now = clock.instant();
        return told.filter(then -> then.isBefore(now)).orElse(now);
    }

    private Outcome once(String controller, byte[] mark, Supplier<Optional<DossierId>> work) {
        try {
            return transaction.execute(_ -> {
                if (work.get().isEmpty()) {
                    return Outcome.REFUSED;
                }
                remember(mark, controller);
                return Outcome.TAKEN_IN;
            });
        } catch (DuplicateKeyException e) {
            if (isKnown(mark)) {
                // Of two nodes that do it at once, one commits.
                return Outcome.KNOWN;
            }
            throw e;
        }
    }

    private boolean isKnown(byte[] mark) {
        return db.sql("select exists (select from received_mail where mark = ?)")
                .param(mark)
                .query(Boolean.class)
                .single();
    }

    private void remember(byte[] mark, String controller) {
        db.sql("insert into received_mail (mark, controller, received_at) values (?, ?, ?)")
                .params(mark, controller, OffsetDateTime.now(clock))
                .update();
    }

    /** Once nothing of that time is on the server any more. */
    void forgetOld(String controller) {
        db.sql("delete from received_mail where controller = ? and received_at < ?")
                .params(controller, OffsetDateTime.now(clock).minus(REMEMBERED))
                .update();
    }

    /** Of every controller: two of them must not write to each other either. */
    private Set<String> ours() {
        return statements.controllers().stream()
                .map(controller -> statements.current(controller).contact())
                .flatMap(contact -> Stream.of(contact.email(), contact.complaints()))
                .map(EmailAddress::folded)
                .collect(Collectors.toSet());
    }
}
