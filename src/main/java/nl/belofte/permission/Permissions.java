package nl.belofte.permission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.consent.Consents;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Ground;
import nl.belofte.dossier.LookUp;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Opening;
import nl.belofte.dossier.Search;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Event;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.suppression.Suppressions;
import nl.belofte.web.Visit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may be approached for advertising, each by which way. What is not in here is approached by nobody. */
@Component
@Serves({"ADV-1", "ADV-2", "ADV-3"})
public class Permissions {

    private static final Actor TIDY = new Actor.Platform("permission");
    private static final int BATCH = 500;

    /** What a sale stands on, of the person of {@code d}. */
    private static final String BETWEEN_US = """
            select from dossier c join declaration ce on ce.id = c.declaration
            where c.person = d.person and c.event is null
              and ce.purpose in ('account', 'order', 'subscription')""";

    /**
     * A permission {@code p} of a dossier {@code d} that counts at this moment, as far as it can be told without its address:
     * what stands on a sale counts while there is something between us still.
     */
    static final String LIVING = """
            d.person is not null and d.event is null
              and not exists (select from objection o where o.person = d.person and o.purpose = 'advertising')
              and (p.opt_out_shown is null or exists (%s))""".formatted(BETWEEN_US);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Approach approach;
    private final Dossiers dossiers;
    private final Search search;
    private final Consents consents;
    private final Suppressions suppressions;
    private final Evidence evidence;

    Permissions(
            JdbcClient db,
            TransactionTemplate transaction,
            Approach approach,
            Dossiers dossiers,
            Search search,
            Consents consents,
            Suppressions suppressions,
            Evidence evidence) {
        this.db = db;
        this.transaction = transaction;
        this.approach = approach;
        this.dossiers = dossiers;
        this.search = search;
        this.consents = consents;
        this.suppressions = suppressions;
        this.evidence = evidence;
    }

    /** Whether somebody gave it, or did not refuse it at the sale; that no said otherwise, the registry tells. */
    public boolean may(PersonId person, Channel channel) {
        return !living(person, channel).isEmpty();
    }

    /** What is held by which somebody may be approached. */
    public List<DossierId> living(PersonId person, Channel channel) {
        return living("d.person = ?", person.value(), channel);
    }

    /** As {@link #living(PersonId, Channel)}, of whoever has this mailbox. */
    public List<DossierId> living(String controller, Channel channel, String email) {
        var held = search.withMailbox(controller, email, Purpose.ADVERTISING).stream()
                .map(dossier -> dossier.id().toString())
                .toArray(String[]::new);
        return living("d.id = any (?::uuid[])", held, channel);
    }

    private List<DossierId> living(String which, Object param, Channel channel) {
        return db.sql(
                        "select d.id from permission p join dossier d on d.id = p.dossier where %s and p.channel = ? and %s"
                                .formatted(which, LIVING))
                .param(param)
                .param(channel.id())
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list();
    }

    /**
     * Somebody became a customer, was told of offers by e-mail and did not refuse them. His address is proved.
     *
     * @param shown the number of what he was told
     */
    public void atSale(Visit visit, PersonId person, Content onFile, int shown) {
        var self = new Actor.Self(person.value());
        transaction.executeWithoutResult(_ -> {
            var reach = Approach.reach(Channel.EMAIL, onFile);
            if (reach.categories().isEmpty()
                    || suppressions.isSuppressed(visit.controller(), Purpose.ADVERTISING, Channel.EMAIL, reach)
                    || !suppressions
                            .refusing(visit.controller(), Purpose.ADVERTISING, Channel.EMAIL, List.of(person))
                            .isEmpty()) {
                return;
            }
            var dossier = open(visit, person, Channel.EMAIL, onFile, Optional.empty(), self);
            db.sql("update permission set opt_out_shown = ? where dossier = ?")
                    .params(shown, dossier.value())
                    .update();
            evidence.record(new Entry(
                    visit.controller(),
                    Deed.OPT_OUT_SHOWN,
                    Purpose.ADVERTISING.id(),
                    self,
                    person.value(),
                    dossier.value(),
                    consents.fingerprint(shown)));
        });
    }

    /**
     * The person says yes, to the words that were shown, for what is on file of him; a no that stood there is taken back by it.
     * Who said yes already says nothing new.
     */
    public void agree(Visit visit, PersonId person, Channel channel, Content onFile, Shown shown) {
        agree(visit, person, channel, onFile, consents.remember(shown), Optional.empty());
    }

    /**
     * As {@link #agree(Visit, PersonId, Channel, Content, Shown)}, of who said yes before and now showed to be the one.
     *
     * @param shown the number of what was shown
     * @param requested when he said it; empty where that is now
     */
    public void agree(
            Visit visit, PersonId person, Channel channel, Content onFile, int shown, Optional<Instant> requested) {
        var self = new Actor.Self(person.value());
        var reach = Approach.reach(channel, onFile);
        transaction.executeWithoutResult(_ -> {
            // Who says it twice at once waits for himself.
            dossiers.lockAllOf(person);
            var before = living(person, channel);
            if (!before.isEmpty()
                    && !suppressions.isSuppressed(visit.controller(), Purpose.ADVERTISING, channel, reach)) {
                return;
            }
            // Before the no is locked: who sends holds the dossier and waits for the no.
            dossiers.erase(before, self, "consent given anew");
            var ground = suppressions.consent(shown, requested, channel, reach, self);
            open(visit, person, channel, onFile, Optional.of(ground), self);
        });
    }

    /** The person was asked and says no: that he was asked is recorded with the words, and his no counts as any other. */
    public void refuse(PersonId person, Channel channel, Content onFile, int shown) {
        var self = new Actor.Self(person.value());
        var reach = Approach.reach(channel, onFile);
        suppressions.object(person, Purpose.ADVERTISING, channel, self);
        transaction.executeWithoutResult(_ -> consents.refuse(person, shown, reach, self));
        end(person, channel, self);
    }

    private DossierId open(
            Visit visit, PersonId person, Channel channel, Content onFile, Optional<Ground> ground, Actor actor) {
        var content = approach.held(visit.controller(), channel, onFile);
        var opening = new Opening(visit.controller(), person, Purpose.ADVERTISING, content).on(ground);
        var dossier = dossiers.open(List.of(opening), actor).getFirst();
        put(dossier, visit.controller(), channel, visit.site().host(), visit.language());
        return dossier;
    }

    private void put(DossierId dossier, String controller, Channel channel, String host, Language language) {
        db.sql("insert into permission (dossier, controller, channel, host, language) values (?, ?, ?, ?, ?)")
                .params(dossier.value(), controller, channel.id(), host, language.tag())
                .update();
    }

    /**
     * A no that was said in some other way than by the person himself here: from now on he is not approached by this. Two
     * transactions, as who sends holds the dossier and waits for the no.
     */
    public void stop(PersonId person, Channel channel, Actor actor) {
        suppressions.object(person, Purpose.ADVERTISING, channel, actor);
        end(person, channel, actor);
    }

    /**
     * Whoever has erased by which he is approached wants it no more: no older list brings it back. Before they are erased, and not
     * together with it, as in {@link #stop}.
     */
    public void refuseErased(PersonId person, Collection<DossierId> dossiers, Actor actor) {
        search.of(person).stream()
                .filter(dossier -> dossier.purpose().directMarketing() && dossiers.contains(dossier.id()))
                .forEach(dossier -> approachedBy(dossier)
                        .ifPresent(channel -> suppressions.object(person, dossier.purpose(), channel, actor)));
    }

    private Optional<Channel> approachedBy(Dossier dossier) {
        return dossier.purpose() == Purpose.NEWSLETTER ? Optional.of(Channel.EMAIL) : channelOf(dossier.id());
    }

    /** After the no that it is about: who sends holds the dossier and waits for the no. */
    public void end(PersonId person, Channel channel, Actor actor) {
        var left = db.sql("""
                        select d.id from permission p join dossier d on d.id = p.dossier
                        where d.person = ? and p.channel = ?""")
                .params(person.value(), channel.id())
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list();
        left.forEach(each -> end(each, actor));
    }

    /** As {@link #end(PersonId, Channel, Actor)}, of whoever has this address or number. */
    public void end(String controller, Channel channel, Content address, Actor actor) {
        var found = new ArrayList<Dossier>();
        address.get(Category.EMAIL, Field.EMAIL)
                .ifPresent(email -> found.addAll(search.withMailbox(controller, email, Purpose.ADVERTISING)));
        if (address.categories().contains(Category.PHONE)) {
            found.addAll(search.with(controller, LookUp.PHONE, address.get(Category.PHONE), Purpose.ADVERTISING));
        }
        found.stream()
                .map(Dossier::id)
                .distinct()
                .filter(each -> channelOf(each).filter(channel::equals).isPresent())
                .forEach(each -> end(each, actor));
    }

    /** As {@link #end(String, Channel, Content, Actor)}, where the no was somebody's who is not known to be its person. */
    public void end(String controller, Channel channel, Content address) {
        end(controller, channel, address, TIDY);
    }

    /** To which way a consent was given by which somebody is approached; empty where nothing stands on it any more. */
    public Optional<Channel> channel(DossierId proof) {
        return db.sql("select p.channel from ground g join permission p on p.dossier = g.dossier where g.proof = ?")
                .param(proof.value())
                .query((row, _) -> channel(row.getString(1)))
                .optional();
    }

    /** By which way somebody is approached because of what a dossier holds; empty where it is about something else, or gone. */
    public Optional<Channel> channelOf(DossierId dossier) {
        return db.sql("select channel from permission where dossier = ?")
                .param(dossier.value())
                .query((row, _) -> channel(row.getString(1)))
                .optional();
    }

    private static Channel channel(String id) {
        return Channel.valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** What stood on a consent goes with it; what stood on a sale was kept until he objected, which is now. */
    private void end(DossierId permission, Actor actor) {
        var given = consents.under(permission);
        try {
            if (given.isPresent()) {
                consents.withdraw(given.get().proof(), actor);
            } else {
                transaction.executeWithoutResult(_ -> {
                    dossiers.end(permission, Event.OBJECTED, actor);
                    dossiers.erase(List.of(permission), actor, "objected");
                });
            }
        } catch (NotPermitted already) {
            // It went at this moment, which is what was asked for.
        }
    }

    /** What stands on a sale, and on nothing between us but this: it goes when that ends. */
    public List<DossierId> standingOn(DossierId only) {
        return db.sql("""
                        select d.id from permission p join dossier d on d.id = p.dossier
                        join dossier a on a.person = d.person
                        where a.id = ? and p.opt_out_shown is not null and not exists (%s and c.id <> a.id)""".formatted(BETWEEN_US))
                .param(only.value())
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Something between us ended: what stood on a sale goes, if it was the last. */
    public void ended(PersonId person, Actor actor) {
        transaction.executeWithoutResult(_ -> dossiers.erase(
                db.sql("select d.id from permission p join dossier d on d.id = p.dossier where d.person = ? and not ("
                                + LIVING + ")")
                        .param(person.value())
                        .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                        .list(),
                actor,
                "no ground any more"));
    }

    /** As {@link #ended}, of all of whom something went by its term. Safe on many nodes at once. */
    public void tidy() {
        int left = BATCH;
        while (left == BATCH) {
            left = transaction.execute(_ -> {
                var spent = db.sql("""
                                select d.id from permission p join dossier d on d.id = p.dossier
                                where d.person is not null and d.kept_on is null and not (%s)
                                order by d.id limit ? for update of d skip locked""".formatted(LIVING))
                        .param(BATCH)
                        .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                        .list();
                dossiers.erase(spent, TIDY, "no ground any more");
                return spent.size();
            });
        }
    }
}
