package nl.belofte.preference;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.belofte.consent.Consents;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Outlines;
import nl.belofte.dossier.Search;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.newsletter.SignUpForm;
import nl.belofte.newsletter.Subscribers;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Field;
import nl.belofte.statement.Promise;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.suppression.Suppressions;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;

/**
 * The switches of somebody: what is on, and switching. Off counts from the commit of the no, on only with the words that were
 * shown.
 */
@Component
@Serves({"NEW-3", "ADV-3", "RIG-6", "RIG-8"})
class Preferences {

    /** By the sentences of a statement that let people be approached by it. */
    private static final Map<Channel, String> PROMISED = Map.of(Channel.EMAIL, "ADV-1", Channel.PHONE, "ADV-2");

    private final Statements statements;
    private final Consents consents;
    private final Suppressions suppressions;
    private final Subscribers subscribers;
    private final SignUpForm signUpForm;
    private final Outlines outlines;
    private final Search search;

    Preferences(
            Statements statements,
            Consents consents,
            Suppressions suppressions,
            Subscribers subscribers,
            SignUpForm signUpForm,
            Outlines outlines,
            Search search) {
        this.statements = statements;
        this.consents = consents;
        this.suppressions = suppressions;
        this.subscribers = subscribers;
        this.signUpForm = signUpForm;
        this.outlines = outlines;
        this.search = search;
    }

    /** The ways by which a statement lets people be approached, in its order. */
    List<Way> ways(String controller) {
        var statement = statements.current(controller);
        return statement.declarations().stream()
                .filter(about -> about.purpose().directMarketing())
                .flatMap(about -> Stream.of(Channel.values())
                        .filter(channel -> promises(about, channel))
                        .map(channel -> new Way(about.purpose(), channel)))
                .toList();
    }

    private static boolean promises(Declaration about, Channel channel) {
        var category = category(channel);
        if (category.isEmpty() || !about.allows(category.get())) {
            return false;
        }
        return about.purpose() == Purpose.NEWSLETTER
                ? channel == Channel.EMAIL
                : about.says().stream().map(Promise::id).anyMatch(id -> id.equals(PROMISED.get(channel)));
    }

    private static Optional<Category> category(Channel channel) {
        return channel == Channel.EMAIL
                ? Optional.of(Category.EMAIL)
                : channel == Channel.PHONE ? Optional.of(Category.PHONE) : Optional.empty();
    }

    /**
     * One switch as somebody finds it.
     *
     * @param consent that is given by switching it on; the words that are shown beside it
     * @param reachable whether there is an address or number on file that it could use
     */
    record Switch(Way way, boolean on, Shown consent, boolean reachable) {}

    List<Switch> of(Holder holder, Language language) {
        return ways(holder.controller()).stream()
                .map(way -> new Switch(
                        way,
                        isOn(holder, way),
                        consent(holder.controller(), way, language),
                        !addressFor(holder, way.channel()).categories().isEmpty()))
                .toList();
    }

    /**
     * Whether somebody may be approached by it at this moment. The law lets nobody be called without consent; by mail a
     * customer may be, until he says no. Art. 13(1)-(2) Directive 2002/58/EC.
     */
    private boolean isOn(Holder holder, Way way) {
        var address = addressFor(holder, way.channel());
        boolean no = outlines.objectionsOf(holder.person()).stream().anyMatch(said -> said.purpose() == way.purpose())
                || suppressions.isSuppressed(holder.controller(), way.purpose(), way.channel(), address);
        if (no || address.categories().isEmpty()) {
            return false;
        }
        return switch (way.purpose()) {
            case NEWSLETTER -> !subscriptions(holder).isEmpty();
            default -> {
                boolean customer = outlines.purposesOf(holder.person()).containsValue(Purpose.ACCOUNT);
                yield way.channel() == Channel.EMAIL && customer
                        || living(holder.person(), way).findAny().isPresent();
            }
        };
    }

    private Stream<Consents.Given> living(PersonId person, Way way) {
        return consents.livingOf(person).stream()
                .filter(given -> given.shown().purpose() == way.purpose()
                        && given.shown().control().equals(way.control()));
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

    private static Content addressFor(Holder holder, Channel channel) {
        return category(channel)
                .filter(holder.onFile().categories()::contains)
                .map(category -> new Content(Map.of(category, holder.onFile().get(category))))
                .orElse(Content.EMPTY);
    }

    Shown consent(String controller, Way way, Language language) {
        if (way.purpose() == Purpose.NEWSLETTER) {
            return signUpForm.consent(controller, language, way.control());
        }
        var statement = statements.current(controller);
        return new Shown(
                controller,
                way.purpose(),
                way.control(),
                language,
                statement.version(),
                text(statement, way, language));
    }

    private static String text(Statement statement, Way way, Language language) {
        var texts = Texts.in(language);
        var about = statement.declaration(way.purpose()).orElseThrow();
        return texts.get(
                        "consent.advertising." + way.channel().id(),
                        statement.contact().name(),
                        Wording.in(language).keep(statement, about))
                + "\n" + texts.get("consent.yes");
    }

    /** What this mailbox confirmed goes with it, also where another person of ours once did that. */
    void off(Holder holder, Way way) {
        off(holder.person(), way, holder.self());
        if (way.isNewsletter()) {
            subscriptions(holder)
                    .forEach(each ->
                            off(each.person(), way, new Actor.Self(each.person().value())));
        }
    }

    /**
     * First the no, which waits for what is on its way; then what stands on the consent is erased, in a transaction of its own:
     * who sends holds the dossier and waits for the no, so that nobody who says no may hold both.
     */
    void off(PersonId person, Way way, Actor actor) {
        suppressions.object(person, way.purpose(), way.channel(), actor);
        if (way.isNewsletter()) {
            subscriptions(person).forEach(each -> subscribers.end(each.id(), actor));
        }
        living(person, way).forEach(given -> withdraw(given.proof(), actor));
    }

    /** As {@link #off(PersonId, Way, Actor)}, of whoever has this address, known here or not. */
    void off(String controller, Content address, Way way, Actor actor) {
        suppressions.object(controller, way.purpose(), address, actor);
        if (way.isNewsletter()) {
            address.get(Category.EMAIL, Field.EMAIL)
                    .ifPresent(email -> search.withMailbox(controller, email, Purpose.NEWSLETTER)
                            .forEach(each -> subscribers.end(each.id(), actor)));
        }
    }

    private void withdraw(DossierId proof, Actor actor) {
        try {
            consents.withdraw(proof, actor);
        } catch (NotPermitted already) {
            // It was taken back at this moment, which is what was asked for.
        }
    }

    /** The yes of somebody who was shown these words; nothing happens where nothing is on file that it could use. */
    void on(Visit visit, Holder holder, Way way, Shown shown) {
        var address = addressFor(holder, way.channel());
        if (address.categories().isEmpty()) {
            return;
        }
        int number = consents.remember(shown);
        if (way.purpose() == Purpose.NEWSLETTER) {
            subscribers.add(visit, holder.person(), named(holder, address), number, Optional.empty());
        } else if (!isOn(holder, way)) {
            suppressions.consent(number, address, holder.self());
        }
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
