package nl.belofte.preference;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.belofte.consent.Consents;
import nl.belofte.consent.RefusedConsents;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Outlines;
import nl.belofte.dossier.Search;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.mailing.CameBack;
import nl.belofte.newsletter.SignUpForm;
import nl.belofte.newsletter.SignUps;
import nl.belofte.newsletter.Subscribers;
import nl.belofte.permission.Approach;
import nl.belofte.permission.Permissions;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.suppression.Suppressions;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;

/**
 * The switches of somebody: what is on, and switching. Off counts from the commit of the no, on only with the words that were
 * shown.
 */
@Component
@Serves({"NEW-3", "ADV-3", "RIG-6", "RIG-8"})
class Preferences {

    private final Statements statements;
    private final Consents consents;
    private final Suppressions suppressions;
    private final Permissions permissions;
    private final Approach approach;
    private final Subscribers subscribers;
    private final SignUpForm signUpForm;
    private final SignUps signUps;
    private final AwaitedPermissions awaitedPermissions;
    private final Outlines outlines;
    private final RefusedConsents refusedConsents;
    private final Search search;
    private final CameBack cameBack;

    Preferences(
            Statements statements,
            Consents consents,
            Suppressions suppressions,
            Permissions permissions,
            Approach approach,
            Subscribers subscribers,
            SignUpForm signUpForm,
            SignUps signUps,
            AwaitedPermissions awaitedPermissions,
            Outlines outlines,
            RefusedConsents refusedConsents,
            Search search,
            CameBack cameBack) {
        this.statements = statements;
        this.consents = consents;
        this.suppressions = suppressions;
        this.permissions = permissions;
        this.approach = approach;
        this.subscribers = subscribers;
        this.signUpForm = signUpForm;
        this.signUps = signUps;
        this.awaitedPermissions = awaitedPermissions;
        this.outlines = outlines;
        this.refusedConsents = refusedConsents;
        this.search = search;
        this.cameBack = cameBack;
    }

    /** The ways by which a statement lets people be approached, in its order. */
    List<Way> ways(String controller) {
        return ways(controller, approach.channels(controller));
    }

    /** The ways to which one can say no: of advertising also those that the statement does not speak of. */
    List<Way> refusable(String controller) {
        return ways(controller, approach.refusable(controller));
    }

    private List<Way> ways(String controller, List<Channel> advertising) {
        return statements.current(controller).declarations().stream()
                .filter(about -> about.purpose().directMarketing())
                .flatMap(about -> (about.purpose() == Purpose.NEWSLETTER ? newsletter(about) : advertising)
                        .stream().map(channel -> new Way(about.purpose(), channel)))
                .toList();
    }

    private static List<Channel> newsletter(Declaration about) {
        return about.allows(Category.EMAIL) ? List.of(Channel.EMAIL) : List.of();
    }

    /**
     * One switch as somebody finds it.
     *
     * @param consent that is given by switching it on; the words that are shown beside it
     * @param reachable whether there is an address or number on file that it could use
     * @param cameBack whether it is on and nothing goes out by it, since the address does not exist
     */
    record Switch(Way way, boolean on, Shown consent, boolean reachable, boolean cameBack) {}

    List<Switch> of(Holder holder, Language language) {
        return ways(holder.controller()).stream()
                .map(way -> of(holder, way, language))
                .toList();
    }

    private Switch of(Holder holder, Way way, Language language) {
        boolean on = isOn(holder, way);
        return new Switch(
                way,
                on,
                consent(holder.controller(), way, language),
                holder.hasMailbox()
                        && !Approach.reach(way.channel(), holder.onFile())
                                .categories()
                                .isEmpty(),
                on && cameBack(holder, way));
    }

    private boolean cameBack(Holder holder, Way way) {
        var used = way.isNewsletter()
                ? subscriptions(holder).stream().map(Dossier::id).toList()
                : permissions(holder, way.channel());
        return !cameBack.among(used).isEmpty();
    }

    /** Whether somebody may be approached by it at this moment. */
    private boolean isOn(Holder holder, Way way) {
        var address = Approach.reach(way.channel(), holder.onFile());
        if (outlines.objectionsOf(holder.person()).stream().anyMatch(said -> said.purpose() == way.purpose())
                || isRefused(holder, way, address)) {
            return false;
        }
        if (way.isNewsletter()) {
            return !address.categories().isEmpty() && !subscriptions(holder).isEmpty();
        }
        var held = permissions(holder, way.channel());
        // Who comes by a link may be reached by more than the address that it went to.
        return way.channel() == Channel.EMAIL
                ? !suppressions
                        .free(holder.controller(), way.purpose(), way.channel(), held)
                        .isEmpty()
                : !held.isEmpty();
    }

    /** By himself, or to the mailbox that is his. What others said to a number that he typed is not shown to him, and counts. */
    private boolean isRefused(Holder holder, Way way, Content address) {
        return suppressions.isSuppressed(
                        holder.controller(), way.purpose(), way.channel(), address.only(Category.EMAIL))
                || !suppressions
                        .refusing(holder.controller(), way.purpose(), way.channel(), List.of(holder.person()))
                        .isEmpty();
    }

    /**
     * His own, and those that came in under his mailbox. A number he only typed: whether somebody else said yes with it is not
     * shown to him.
     */
    private Set<DossierId> permissions(Holder holder, Channel channel) {
        var held = new LinkedHashSet<>(permissions.living(holder.person(), channel));
        holder.onFile()
                .get(Category.EMAIL, Field.EMAIL)
                .ifPresent(email -> held.addAll(permissions.living(holder.controller(), channel, email)));
        return held;
    }

    /** His own, and those that this mailbox confirmed before there was an account. */
    private List<Dossier> subscriptions(Holder holder) {
        var own = new ArrayList<>(subscriptions(holder.person()));
        holder.onFile()
                .get(Category.EMAIL, Field.EMAIL)
                .ifPresent(email -> search.withMailbox(holder.controller(), email, Purpose.NEWSLETTER).stream()
                        .filter(each -> own.stream().noneMatch(one -> one.id().equals(each.id())))
                        .forEach(own::add));
        return own;
    }

    private List<Dossier> subscriptions(PersonId person) {
        return search.of(person).stream()
                .filter(dossier -> dossier.purpose() == Purpose.NEWSLETTER)
                .toList();
    }

    Shown consent(String controller, Way way, Language language) {
        if (way.purpose() == Purpose.NEWSLETTER) {
            return signUpForm.consent(controller, language, way.control());
        }
        return approach.consent(controller, way.channel(), language, way.control());
    }

    /** What stands under the same mailbox or number goes with it, also where it is another person of ours. */
    void off(Holder holder, Way way) {
        off(holder.person(), way, holder.self());
        if (way.isNewsletter()) {
            subscriptions(holder)
                    .forEach(each ->
                            off(each.person(), way, new Actor.Self(each.person().value())));
        } else {
            permissions.end(holder.controller(), way.channel(), Approach.reach(way.channel(), holder.onFile()));
        }
        forgetWaiting(holder.controller(), holder.onFile(), way, holder.self());
    }

    private void forgetWaiting(String controller, Content address, Way way, Actor actor) {
        address.get(Category.EMAIL, Field.EMAIL)
                .flatMap(email -> search.mailbox(controller, email))
                .ifPresent(mailbox -> refusedConsents.forgetWaiting(mailbox, Set.of(way.purpose()), actor));
    }

    /**
     * First the no, which waits for what is on its way; then what stands on the consent is erased, in a transaction of its own:
     * who sends holds the dossier and waits for the no, so that nobody who says no may hold both.
     */
    void off(PersonId person, Way way, Actor actor) {
        suppressions.object(person, way.purpose(), way.channel(), actor);
        if (way.isNewsletter()) {
            subscriptions(person).forEach(each -> subscribers.end(each.id(), actor));
        } else {
            permissions.end(person, way.channel(), actor);
        }
    }

    /** As {@link #off(PersonId, Way, Actor)}, of whoever has this address, known here or not. Whose account it is says it himself. */
    void off(String controller, Content address, Way way, Actor actor) {
        suppressions.object(controller, way.purpose(), way.channel(), address, actor);
        search.accountsWith(controller, List.of(address.get(Category.EMAIL)))
                .values()
                .forEach(owner -> off(owner, way, actor));
        if (way.isNewsletter()) {
            address.get(Category.EMAIL, Field.EMAIL)
                    .ifPresent(email -> search.withMailbox(controller, email, Purpose.NEWSLETTER)
                            .forEach(each -> subscribers.end(each.id(), actor)));
        } else {
            permissions.end(controller, way.channel(), address, actor);
        }
        forgetWaiting(controller, address, way, actor);
    }

    /** A yes by a link: whoever has the letter may not be its reader, so that the mailbox is asked first. */
    void ask(Visit visit, Holder holder, Way way, Shown shown) {
        var address = Approach.reach(way.channel(), holder.onFile());
        if (address.categories().isEmpty() || !holder.hasMailbox()) {
            return;
        }
        if (way.isNewsletter()) {
            signUps.await(visit, named(holder, address), shown);
        } else {
            awaitedPermissions.await(visit, holder.person(), way.channel(), holder.onFile(), shown);
        }
    }

    /** The yes of somebody who was shown these words; nothing happens where nothing is on file that it could use. */
    void on(Visit visit, Holder holder, Way way, Shown shown) {
        var address = Approach.reach(way.channel(), holder.onFile());
        if (address.categories().isEmpty()) {
            return;
        }
        if (way.isNewsletter()) {
            int number = consents.remember(shown);
            subscribers.add(visit, holder.person(), named(holder, address), number, Optional.empty());
        } else {
            permissions.agree(visit, holder.person(), way.channel(), holder.onFile(), shown);
        }
    }

    /** The no of somebody who was shown these words and could have said yes. */
    void refuse(Holder holder, Way way, Shown shown) {
        var address = Approach.reach(way.channel(), holder.onFile());
        if (address.categories().isEmpty()) {
            return;
        }
        off(holder, way);
        consents.refuse(holder.person(), consents.remember(shown), address, holder.self());
    }

    /** With what greets somebody, where that is declared. */
    private Content named(Holder holder, Content address) {
        var name = new EnumMap<Field, String>(Field.class);
        for (var field : List.of(Field.GIVEN_NAME, Field.FAMILY_NAME)) {
            holder.onFile().get(Category.NAME_AND_ADDRESS, field).ifPresent(value -> name.put(field, value));
        }
        boolean declared = statements
                .current(holder.controller())
                .declaration(Purpose.NEWSLETTER)
                .filter(about -> about.allows(Category.NAME_AND_ADDRESS))
                .isPresent();
        return name.isEmpty() || !declared ? address : address.with(Category.NAME_AND_ADDRESS, name);
    }
}
