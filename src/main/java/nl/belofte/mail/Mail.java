package nl.belofte.mail;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.suppression.Suppressions;
import nl.belofte.web.Visit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes letters to be sent in the caller's transaction, and sends them after it. What fails is tried again. */
public final class Mail {

    private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
    private static final Actor.Platform ACTOR = new Actor.Platform("mail");

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Dossiers dossiers;
    private final Evidence evidence;
    private final LetterWriter writer;
    private final Carriage carriage;
    private final StuckLetters stuck;
    private final Suppressions suppressions;

    /** Sending holds a database connection, and a slow mail server must not hold them all. */
    private final Semaphore turns = new Semaphore(2);

    Mail(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Dossiers dossiers,
            Evidence evidence,
            LetterWriter writer,
            Carriage carriage,
            StuckLetters stuck,
            Suppressions suppressions) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.dossiers = dossiers;
        this.evidence = evidence;
        this.writer = writer;
        this.carriage = carriage;
        this.stuck = stuck;
        this.suppressions = suppressions;
    }

    /**
     * Puts a letter to the person of this dossier in the queue.
     *
     * @param reference what its link proves; null for a letter without one
     */
    public void send(Letter letter, Visit visit, DossierId dossier, @Nullable UUID reference) {
        var now = OffsetDateTime.now(clock);
        db.sql("""
                        insert into outgoing_mail (id, controller, host, dossier, template, language, reference, due_at, queued_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        UUID.randomUUID(),
                        visit.controller(),
                        visit.site().host(),
                        dossier.value(),
                        letter.id(),
                        visit.language().tag())
                .param(reference)
                .param(now)
                .param(now)
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                deliverSoon();
            }
        });
    }

    /** Sends all that is due, and lets nobody wait for it. */
    public void deliverSoon() {
        Thread.startVirtualThread(this::deliver);
    }

    /** Sends all that is due. Safe on many nodes at once: a letter is taken by one. */
    public void deliver() {
        turns.acquireUninterruptibly();
        try {
            while (deliverOne()) {}
        } catch (RuntimeException e) {
            LOG.warn("Mail could not be sent: {}", e.getClass().getName());
        } finally {
            turns.release();
        }
    }

    private boolean deliverOne() {
        // What is done about a letter that was not sent, once this transaction is undone.
        var after = new AtomicReference<Runnable>();
        var taken = transaction.execute(status -> {
            var next = take();
            next.ifPresent(letter -> {
                try {
                    if (sent(letter)) {
                        db.sql("delete from outgoing_mail where id = ?")
                                .param(letter.id())
                                .update();
                    } else {
                        status.setRollbackOnly();
                        after.set(() -> giveUp(letter));
                    }
                } catch (NotPermitted never) {
                    // Its dossier is gone, or only kept from now on: nothing is sent about it any more.
                    status.setRollbackOnly();
                    after.set(() -> giveUp(letter));
                } catch (NotMade not) {
                    LOG.error("A mail could not be made: {}", String.valueOf(not.getMessage()));
                    status.setRollbackOnly();
                    after.set(() -> stuck.notMade(letter.id()));
                } catch (NotAccepted refused) {
                    LOG.warn("A mail was not accepted: {}", refused.getMessage());
                    status.setRollbackOnly();
                    after.set(() -> stuck.refused(letter.id(), refused.never()));
                } catch (RuntimeException e) {
                    LOG.warn("A mail was not accepted: {}", e.getClass().getName());
                    status.setRollbackOnly();
                    after.set(() -> stuck.refused(letter.id(), false));
                }
            });
            return next;
        });
        Optional.ofNullable(after.get()).ifPresent(Runnable::run);
        return taken.isPresent();
    }

    /** With its dossier, which who erases it holds before he comes to its letters: both would wait for each other. */
    private Optional<QueuedLetter> take() {
        return db.sql("""
                        select m.* from outgoing_mail m join dossier d on d.id = m.dossier where m.due_at <= ?
                        order by m.due_at limit 1 for key share of d skip locked for update of m skip locked""")
                .param(OffsetDateTime.now(clock))
                .query((row, _) -> QueuedLetter.of(row))
                .optional();
    }

    private void giveUp(QueuedLetter letter) {
        stuck.giveUp(letter.id(), letter.controller(), List.of(letter.letter()), ACTOR);
    }

    private boolean sent(QueuedLetter letter) {
        var purpose = letter.letter().purpose();
        var use = letter.letter().asked() ? Use.asked(purpose, ACTOR) : new Use(purpose, ACTOR);
        var made = made(letter, use);
        return suppressions.reach(
                letter.controller(),
                purpose,
                Channel.EMAIL,
                made.dossier().content(),
                () -> carriage.carry(made.message()));
    }

    private record Made(Dossier dossier, Message message) {}

    /** What goes wrong before a mail server is asked says nothing of the address. */
    private Made made(QueuedLetter letter, Use use) {
        try {
            var dossier = dossiers.read(letter.dossier(), use);
            evidence.record(new Entry(
                    dossier.controller(),
                    Deed.MAILED,
                    dossier.purpose().id(),
                    ACTOR,
                    dossier.person().value(),
                    dossier.id().value(),
                    letter.letter().id()));
            return new Made(dossier, writer.write(letter, dossier));
        } catch (NotPermitted never) {
            throw never;
        } catch (RuntimeException wrong) {
            throw new NotMade(wrong);
        }
    }
}
