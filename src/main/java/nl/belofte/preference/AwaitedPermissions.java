package nl.belofte.preference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.account.Mailboxes;
import nl.belofte.consent.Consents;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Search;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Mail;
import nl.belofte.mail.Tokens;
import nl.belofte.permission.Approach;
import nl.belofte.permission.Permissions;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.Visit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A yes to offers by whoever has a letter waits in a dossier of its own until the mailbox of that letter says yes as well. One
 * that nobody confirms goes by its own term.
 */
@Component
@Serves({"ADV-1", "ADV-2"})
class AwaitedPermissions {

    private static final int LETTERS_A_DAY = 3;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Statements statements;
    private final Approach approach;
    private final Dossiers dossiers;
    private final Search search;
    private final Consents consents;
    private final Mailboxes mailboxes;
    private final Permissions permissions;
    private final Mail mail;
    private final Tokens tokens;

    AwaitedPermissions(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Statements statements,
            Approach approach,
            Dossiers dossiers,
            Search search,
            Consents consents,
            Mailboxes mailboxes,
            Permissions permissions,
            Mail mail,
            Tokens tokens) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.statements = statements;
        this.approach = approach;
        this.dossiers = dossiers;
        this.search = search;
        this.consents = consents;
        this.mailboxes = mailboxes;
        this.permissions = permissions;
        this.mail = mail;
        this.tokens = tokens;
    }

    /** A letter goes to the mailbox that is on file. One that got some today gets no more: a link must not fill it. */
    void await(Visit visit, PersonId person, Channel channel, Content onFile, Shown shown) {
        var self = new Actor.Self(person.value());
        transaction.executeWithoutResult(_ -> {
            // Who asks twice at once waits for himself.
            dossiers.lockAllOf(person);
            var email = onFile.get(Category.EMAIL, Field.EMAIL).orElseThrow();
            var today = statements.today(visit.controller());
            long waiting = search.withMailbox(visit.controller(), email, Purpose.PENDING_ADVERTISING).stream()
                    .map(Dossier::openedOn)
                    .filter(today::equals)
                    .count();
            if (waiting >= LETTERS_A_DAY) {
                return;
            }
            var held =
                    approach.held(visit.controller(), channel, onFile).with(Category.EMAIL, onFile.get(Category.EMAIL));
            var dossier = dossiers.open(visit.controller(), person, Purpose.PENDING_ADVERTISING, held, self);
            db.sql("""
                            insert into pending_advertising (dossier, channel, consent_text, asked_at, mailbox)
                            values (?, ?, ?, ?, ?)""")
                    .params(
                            dossier.value(),
                            channel.id(),
                            consents.remember(shown),
                            OffsetDateTime.now(clock),
                            search.mailboxOf(dossier).orElseThrow())
                    .update();
            mail.send(Letter.CONFIRM_OFFERS, visit, dossier, dossier.value());
        });
    }

    /** By which way somebody is asked to confirm; empty when he did, or what waited is gone. */
    Optional<Channel> waiting(Visit visit, String token) {
        return find(visit, token, "")
                .filter(waiting -> dossiers.goesOn(waiting.dossier()).isPresent())
                .filter(this::isStillHis)
                .map(Waiting::channel);
    }

    /** @return by which way its person is approached now; empty when he confirmed it before, or what waited is gone */
    Optional<Channel> confirm(Visit visit, String token) {
        return mailboxes.confirm(lock -> find(visit, token, lock), Waiting::dossier, waiting -> {
            if (!isStillHis(waiting)) {
                return Optional.empty();
            }
            agree(visit, waiting);
            return Optional.of(waiting.channel());
        });
    }

    private void agree(Visit visit, Waiting waiting) {
        var self = new Actor.Self(waiting.person().value());
        var held = dossiers.read(waiting.dossier(), new Use(Purpose.PENDING_ADVERTISING, self))
                .content();
        permissions.agree(
                visit,
                waiting.person(),
                waiting.channel(),
                held,
                waiting.consentText(),
                Optional.of(waiting.askedAt()));
        dossiers.erase(List.of(waiting.dossier()), self, "confirmed");
    }

    /** The mailbox that the letter went to: of who has another by now it may be another's. */
    private boolean isStillHis(Waiting waiting) {
        return mailboxes.isStill(waiting.person(), waiting.mailbox());
    }

    private record Waiting(
            DossierId dossier, PersonId person, Channel channel, int consentText, Instant askedAt, byte[] mailbox) {
        static Waiting of(ResultSet row) throws SQLException {
            return new Waiting(
                    new DossierId(row.getObject("dossier", UUID.class)),
                    new PersonId(row.getObject("person", UUID.class)),
                    Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)),
                    row.getInt("consent_text"),
                    row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                    row.getBytes("mailbox"));
        }
    }

    private Optional<Waiting> find(Visit visit, String token, String lock) {
        return tokens.read(Letter.CONFIRM_OFFERS, token)
                .flatMap(dossier -> db.sql("""
                        select q.*, d.person from pending_advertising q join dossier d on d.id = q.dossier
                        where q.dossier = ? and (select controller from person where id = d.person) = ?""" + lock)
                        .params(dossier, visit.controller())
                        .query((row, _) -> Waiting.of(row))
                        .optional());
    }
}
