package nl.belofte.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import nl.belofte.brand.Addresses;
import nl.belofte.brand.Sites;
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
import nl.belofte.file.Language;
import nl.belofte.mail.Block.Paragraph;
import nl.belofte.mail.Block.Span;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.suppression.Suppressions;
import nl.belofte.web.Texts;
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

    /** Its place among the values of a text. */
    private static final int LINK = 2;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Statements statements;
    private final Dossiers dossiers;
    private final Evidence evidence;
    private final Tokens tokens;
    private final Sites sites;
    private final Addresses addresses;
    private final Carriage carriage;
    private final LetterHtml html;
    private final List<LetterWords> words;
    private final ReplyMarks replyMarks;
    private final StuckLetters stuck;
    private final Suppressions suppressions;

    /** Sending holds a database connection, and a slow mail server must not hold them all. */
    private final Semaphore turns = new Semaphore(2);

    Mail(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Statements statements,
            Dossiers dossiers,
            Evidence evidence,
            Tokens tokens,
            Sites sites,
            Addresses addresses,
            Carriage carriage,
            LetterHtml html,
            List<LetterWords> words,
            ReplyMarks replyMarks,
            StuckLetters stuck,
            Suppressions suppressions) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.statements = statements;
        this.dossiers = dossiers;
        this.evidence = evidence;
        this.tokens = tokens;
        this.sites = sites;
        this.addresses = addresses;
        this.carriage = carriage;
        this.html = html;
        this.words = words;
        this.replyMarks = replyMarks;
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

    private record Queued(
            UUID id,
            String controller,
            String host,
            DossierId dossier,
            Letter letter,
            Language language,
            @Nullable UUID reference) {

        static Queued of(ResultSet row) throws SQLException {
            return new Queued(
                    row.getObject("id", UUID.class),
                    row.getString("controller"),
                    row.getString("host"),
                    new DossierId(row.getObject("dossier", UUID.class)),
                    Letter.of(row.getString("template")),
                    Language.of(row.getString("language")).orElseThrow(),
                    row.getObject("reference", UUID.class));
        }
    }

    /** With its dossier, which who erases it holds before he comes to its letters: both would wait for each other. */
    private Optional<Queued> take() {
        return db.sql("""
                        select m.* from outgoing_mail m join dossier d on d.id = m.dossier where m.due_at <= ?
                        order by m.due_at limit 1 for key share of d skip locked for update of m skip locked""")
                .param(OffsetDateTime.now(clock))
                .query((row, _) -> Queued.of(row))
                .optional();
    }

    private void giveUp(Queued letter) {
        stuck.giveUp(letter.id(), letter.controller(), List.of(letter.letter()), ACTOR);
    }

    /** What kind of letter it is its template says, and nobody who sends one. */
    private boolean sent(Queued letter) {
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
    private Made made(Queued letter, Use use) {
        try {
            var dossier = dossiers.read(letter.dossier(), use);
            return new Made(dossier, write(letter, dossier));
        } catch (NotPermitted never) {
            throw never;
        } catch (RuntimeException wrong) {
            throw new NotMade(wrong);
        }
    }

    private Message write(Queued letter, Dossier dossier) {
        evidence.record(new Entry(
                dossier.controller(),
                Deed.MAILED,
                dossier.purpose().id(),
                ACTOR,
                dossier.person().value(),
                dossier.id().value(),
                letter.letter().id()));
        var contact = statements.current(letter.controller()).contact();
        var texts = Texts.in(letter.language());
        var site = sites.get(letter.host());
        var key = "mail." + letter.letter().id();
        var address = addresses.of(letter.host()) + letter.language().prefix();
        var values = new ArrayList<>(List.of(
                greeted(letter, dossier),
                site.name(),
                link(letter, address),
                dueOn(dossier, letter.language()),
                contact.name()));
        var ways = new HashSet<>(Set.of(values.get(LINK)));
        words.stream()
                .filter(more -> more.isFor(letter.letter()))
                .map(more -> more.of(letter.letter(), dossier, letter.reference(), letter.language(), address))
                .forEach(more -> {
                    values.addAll(more);
                    ways.add(more.getLast());
                });
        ways.removeIf(way -> !way.startsWith(address + "/"));
        var subject = texts.get(key + ".subject", values.toArray());
        var text = texts.get(
                "mail.frame",
                values.getFirst().isEmpty() ? "" : " " + values.getFirst(),
                texts.get(key + ".text", values.toArray()),
                contact.name());
        var privacy = texts.get("mail.privacy");
        return new Message(
                letter.letter().kind(),
                contact.email(),
                contact.name(),
                dossier.content().get(Category.EMAIL, Field.EMAIL).orElseThrow(),
                subject,
                text + "\n\n" + privacy + ":\n\n" + address + "/privacy",
                Optional.of(html.of(new LetterPage(
                        texts,
                        site,
                        subject,
                        PlainText.blocks(text, ways),
                        List.of(new Paragraph(List.of(new Span(privacy, Optional.of(address + "/privacy")))))))),
                letter.language().tag(),
                Optional.of(id(letter, contact.email())),
                letter.letter().automatic(),
                headers(letter, address, contact.email()));
    }

    /** What can be said no to says so to mail programs too. */
    private Map<String, String> headers(Queued letter, String address, String owner) {
        return letter.letter().kind() == LetterKind.MARKETING
                ? WayOut.of(tokens, Objects.requireNonNull(letter.reference()), address)
                        .headers(letter.letter().purpose(), letter.host(), owner)
                : Map.of();
    }

    /**
     * Different for each letter, as RFC 5322 wants, and the same each time that it is tried. A reply to one about a question names
     * it, and so finds the dossier again.
     */
    private String id(Queued letter, String from) {
        var mark = letter.letter().aboutQuestion()
                ? replyMarks.of(letter.dossier(), letter.id())
                : letter.id().toString();
        return mark + from.substring(from.lastIndexOf('@'));
    }

    private static String greeted(Queued letter, Dossier dossier) {
        return letter.letter().greets()
                ? dossier.content()
                        .get(Category.NAME_AND_ADDRESS, Field.GIVEN_NAME)
                        .orElse("")
                : "";
    }

    private String link(Queued letter, String address) {
        var proves = letter.letter().leadsToQuestion() ? letter.dossier().value() : letter.reference();
        return letter.letter()
                .path()
                .map(path -> address + path + "?bewijs=" + tokens.make(letter.letter(), Objects.requireNonNull(proves)))
                .orElse("");
    }

    private String dueOn(Dossier dossier, Language language) {
        return Texts.in(language).erased(dossiers.toldDueOn(dossier).map(Wording.in(language)::date));
    }
}
