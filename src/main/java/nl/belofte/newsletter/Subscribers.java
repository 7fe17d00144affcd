package nl.belofte.newsletter;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.consent.Consents;
import nl.belofte.database.Turns;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Keys;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Opening;
import nl.belofte.dossier.Search;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.form.EmailAddress;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Mail;
import nl.belofte.mailing.Audience;
import nl.belofte.mailing.CameBack;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.suppression.Suppressions;
import nl.belofte.web.Visit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who gets the newsletter: each with a dossier of its own, that stands on the consent and goes with it. */
@Component
@Serves({"NEW-1", "NEW-2", "NEW-3"})
public class Subscribers implements Audience {

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Dossiers dossiers;
    private final Search search;
    private final Consents consents;
    private final Suppressions suppressions;
    private final Keys keys;
    private final Mail mail;
    private final CameBack cameBack;

    Subscribers(
            JdbcClient db,
            TransactionTemplate transaction,
            Dossiers dossiers,
            Search search,
            Consents consents,
            Suppressions suppressions,
            Keys keys,
            Mail mail,
            CameBack cameBack) {
        this.db = db;
        this.transaction = transaction;
        this.dossiers = dossiers;
        this.search = search;
        this.consents = consents;
        this.suppressions = suppressions;
        this.keys = keys;
        this.mail = mail;
        this.cameBack = cameBack;
    }

    /**
     * Somebody who proved to read this mailbox gets the newsletter from now on, whatever he said before. Who gets it already
     * goes on as he was, unless what was sent there came back: he begins anew.
     *
     * @param consent the number of what was shown
     * @param requested when the form was sent; empty where that is now
     */
    public void add(Visit visit, PersonId person, Content content, int consent, Optional<Instant> requested) {
        transaction.executeWithoutResult(_ -> {
            var email = content.get(Category.EMAIL, Field.EMAIL).orElseThrow();
            lock(visit.controller(), email);
            var before = search.withMailbox(visit.controller(), email, Purpose.NEWSLETTER);
            if (saidNo(visit.controller(), content)) {
                before.forEach(this::end);
            } else if (cameBack(before)) {
                before.forEach(each -> dossiers.erase(
                        List.of(each.id()), new Actor.Self(each.person().value()), "consent given anew"));
            } else if (!before.isEmpty()) {
                return;
            }
            var self = new Actor.Self(person.value());
            var ground = suppressions.consent(consent, requested, reach(content), self);
            var opening = new Opening(visit.controller(), person, Purpose.NEWSLETTER, content).on(Optional.of(ground));
            var dossier = dossiers.open(List.of(opening), self).getFirst();
            db.sql("insert into subscriber (dossier, host, language) values (?, ?, ?)")
                    .params(
                            dossier.value(),
                            visit.site().host(),
                            visit.language().tag())
                    .update();
            // By the proof its links lead on when the subscription is gone, and to another that there may be then.
            mail.send(Letter.SUBSCRIBED, visit, dossier, ground.proof().value());
        });
    }

    private boolean saidNo(String controller, Content content) {
        return suppressions.isSuppressed(controller, Purpose.NEWSLETTER, Channel.EMAIL, content);
    }

    private boolean cameBack(List<Dossier> subscriptions) {
        return !cameBack.among(subscriptions.stream().map(Dossier::id).toList()).isEmpty();
    }

    private static Content reach(Content content) {
        return content.without(Category.NAME_AND_ADDRESS);
    }

    /** What stands on a consent that is taken back is erased at once, unless something keeps it. */
    private void end(Dossier subscription) {
        end(subscription.id(), new Actor.Self(subscription.person().value()));
    }

    /** @return whether there was a consent that could be taken back */
    public boolean end(DossierId subscription, Actor actor) {
        try {
            var given = consents.under(subscription);
            given.ifPresent(each -> consents.withdraw(each.proof(), actor));
            return given.isPresent();
        } catch (NotPermitted already) {
            return false;
        }
    }

    @Override
    public Purpose purpose() {
        return Purpose.NEWSLETTER;
    }

    /** Whose mailbox is proved: others have no such row. */
    @Override
    public List<Reader> page(String controller, String host, Optional<DossierId> after, int atMost) {
        return db.sql("""
                        select s.dossier, s.language from subscriber s
                        join dossier d on d.id = s.dossier join declaration e on e.id = d.declaration
                        where e.controller = ? and s.host = ? and s.dossier > ? order by s.dossier limit ?""")
                .params(controller, host, after.map(DossierId::value).orElse(new UUID(0, 0)), atMost)
                .query((row, _) -> new Reader(
                        new DossierId(row.getObject(1, UUID.class)),
                        Language.of(row.getString(2)).orElseThrow()))
                .list();
    }

    /** Who asks for it twice at once waits for himself. In the caller's transaction. */
    void lock(String controller, String email) {
        var hash = keys.blindIndex(controller, "subscriber", EmailAddress.folded(email));
        Turns.take(db, "subscriber " + HexFormat.of().formatHex(hash));
    }
}
