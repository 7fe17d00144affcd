package nl.belofte.suppression;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.belofte.consent.Consents;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Ground;
import nl.belofte.dossier.Marks;
import nl.belofte.dossier.Marks.Mark;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.ledger.Ledger;
import nl.belofte.ledger.No;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Objection;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The registry of noes. Only the person takes one back, by saying yes anew. */
@Component
public final class Suppressions {

    private final TransactionTemplate transaction;
    private final Statements statements;
    private final Marks marks;
    private final Dossiers dossiers;
    private final Consents consents;
    private final Evidence evidence;
    private final Ledger ledger;
    private final Registry registry;

    Suppressions(
            JdbcClient db,
            TransactionTemplate transaction,
            Statements statements,
            Marks marks,
            Dossiers dossiers,
            Consents consents,
            Evidence evidence,
            Ledger ledger) {
        this.transaction = transaction;
        this.statements = statements;
        this.marks = marks;
        this.dossiers = dossiers;
        this.consents = consents;
        this.evidence = evidence;
        this.ledger = ledger;
        this.registry = new Registry(db);
    }

    /**
     * A no of whoever has these addresses and numbers, known here or not. It returns once nothing is on its way to them any more.
     *
     * @throws NotFinal when a no to this purpose is not final
     * @throws nl.belofte.dossier.NotPermitted when the actor is of the staff and neither works with what the no is to, nor looks
     *     after rights
     */
    public void object(String controller, Purpose purpose, Content addresses, Actor actor) {
        object(controller, purpose, marks.of(controller, addresses), actor);
    }

    /** As {@link #object(String, Purpose, Content, Actor)}, to one channel and to no other that uses the same address. */
    public void object(String controller, Purpose purpose, Channel channel, Content addresses, Actor actor) {
        object(controller, purpose, marks.of(controller, channel, addresses), actor);
    }

    private void object(String controller, Purpose purpose, List<Mark> addresses, Actor actor) {
        transaction.executeWithoutResult(_ -> {
            refuseUnlessFinal(controller, purpose);
            dossiers.refuseUnlessNoted(controller, purpose, null, actor);
            var said = say(controller, purpose, addresses, Optional.empty());
            evidence.record(said.stream().map(saying -> entry(saying, actor)).toList());
        });
    }

    /** As {@link #object}, of a person: for every address and number on file, and for what is on file later. */
    public void objectEverywhere(PersonId person, Purpose purpose, Actor actor) {
        transaction.executeWithoutResult(_ -> {
            var controller = marks.controllerOf(person);
            refuseUnlessFinal(controller, purpose);
            say(controller, purpose, marks.onFile(controller, person), Optional.of(person));
            dossiers.object(person, purpose, actor);
        });
    }

    /**
     * As {@link #object(String, Purpose, Content, Actor)}, of a person: for every address or number on file that this channel
     * could use, and for himself, whatever he is reached by later. To the other channels nothing is said.
     */
    public void object(PersonId person, Purpose purpose, Channel channel, Actor actor) {
        transaction.executeWithoutResult(_ -> {
            var controller = marks.controllerOf(person);
            refuseUnlessFinal(controller, purpose);
            dossiers.refuseUnlessNoted(controller, purpose, person, actor);
            var onFile = marks.onFile(controller, person).stream()
                    .filter(mark -> mark.channel() == channel)
                    .toList();
            say(controller, purpose, onFile, Optional.of(person));
            evidence.record(
                    new Entry(controller, Deed.OBJECTED, purpose.id(), actor, person.value(), null, channel.id()));
        });
    }

    private void refuseUnlessFinal(String controller, Purpose purpose) {
        if (statements.current(controller).objection(purpose) != Objection.FINAL) {
            throw new NotFinal("a no to %s is not final".formatted(purpose.id()));
        }
    }

    /** In the caller's transaction; what may be said no to is the caller's to know. */
    List<Saying> say(String controller, Purpose purpose, List<Mark> addresses, Optional<PersonId> by) {
        var sayings = sayings(controller, purpose, addresses);
        registry.lock(sayings);
        note(No.Kind.SUPPRESSED, sayings);
        var today = statements.today(controller);
        var own = by.map(person -> own(controller, purpose, person)).orElse(Map.of());
        sayings.forEach(
                saying -> registry.put(saying, today, own.get(saying.mark().channel())));
        return sayings;
    }

    /** The marks of somebody himself, by which it is known what he said. */
    private Map<Channel, byte[]> own(String controller, Purpose purpose, PersonId person) {
        return sayings(controller, purpose, marks.ofPerson(controller, person)).stream()
                .collect(Collectors.toMap(saying -> saying.mark().channel(), Saying::bytes));
    }

    /** As {@link #consent(int, Content, Actor.Self)}, to what is shown now. */
    public Ground consent(Shown shown, Content by, Actor.Self who) {
        return transaction.execute(_ -> consent(consents.remember(shown), by, who));
    }

    /**
     * The person says yes anew, which takes back the no to that purpose for these addresses and numbers; for others on file it
     * stands. To be called where it is known that the mail address is the person's. Whose a number is nobody knows who only saw it
     * typed: of a no to it he takes back what nobody said but himself.
     *
     * @param shown the number of what was shown
     */
    public Ground consent(int shown, Content by, Actor.Self who) {
        return consent(shown, Optional.empty(), by, who);
    }

    /**
     * As {@link #consent(int, Content, Actor.Self)}, of who said yes before and now showed to be the one.
     *
     * @param requested when the form was sent
     */
    public Ground consent(int shown, Optional<Instant> requested, Content by, Actor.Self who) {
        return consent(shown, requested, by, List.of(Channel.values()), who);
    }

    /** As {@link #consent(int, Content, Actor.Self)}, to one channel: a no to another that uses the same address stands. */
    public Ground consent(int shown, Channel channel, Content by, Actor.Self who) {
        return consent(shown, Optional.empty(), channel, by, who);
    }

    /** As {@link #consent(int, Channel, Content, Actor.Self)}, of who said yes before and now showed to be the one. */
    public Ground consent(int shown, Optional<Instant> requested, Channel channel, Content by, Actor.Self who) {
        return consent(shown, requested, by, List.of(channel), who);
    }

    private Ground consent(int shown, Optional<Instant> requested, Content by, List<Channel> channels, Actor.Self who) {
        return transaction.execute(_ -> {
            var asked = consents.shown(shown);
            var person = new PersonId(who.person());
            var ground = consents.give(person, shown, requested, by, who);
            var proved = sayings(
                    asked,
                    channels,
                    Stream.concat(
                            marks.of(asked.controller(), by.only(Category.EMAIL)).stream(),
                            marks.ofPerson(asked.controller(), person).stream()));
            var typed = sayings(asked, channels, marks.of(asked.controller(), by.without(Category.EMAIL)).stream());
            var own = own(asked.controller(), asked.purpose(), person);
            registry.lock(Stream.concat(proved.stream(), typed.stream()).toList());
            note(
                    No.Kind.SUPPRESSION_LIFTED,
                    Stream.concat(
                                    proved.stream().filter(registry::take),
                                    typed.stream()
                                            .filter(saying -> registry.take(
                                                    saying,
                                                    Objects.requireNonNull(own.get(
                                                            saying.mark().channel())))))
                            .toList());
            dossiers.liftObjection(ground, who);
            return ground;
        });
    }

    private static List<Saying> sayings(Shown asked, List<Channel> channels, Stream<Mark> reached) {
        return sayings(
                asked.controller(),
                asked.purpose(),
                reached.filter(mark -> channels.contains(mark.channel())).toList());
    }

    /** Whether a no stands at this moment. Who sends asks {@link #reach} instead, whose answer holds. */
    public boolean isSuppressed(String controller, Purpose purpose, Channel channel, Content addresses) {
        return registry.holdsAny(sayings(controller, purpose, marks.of(controller, channel, addresses)));
    }

    /** Those of them who said no themselves, by whatever they were reached then. A yes anew takes it back. */
    public Set<PersonId> refusing(String controller, Purpose purpose, Channel channel, Collection<PersonId> people) {
        var said = new HashMap<PersonId, Saying>();
        for (var person : people) {
            marks.ofPerson(controller, person).stream()
                    .filter(mark -> mark.channel() == channel)
                    .forEach(mark -> said.put(person, new Saying(controller, purpose, mark)));
        }
        var standing = registry.held(said.values());
        return said.entrySet().stream()
                .filter(each -> standing.contains(each.getValue().id()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** As {@link #isSuppressed}, of many at once: the places of those to which a no stands. */
    public Set<Integer> suppressed(String controller, Purpose purpose, Channel channel, List<Content> addresses) {
        var said = addresses.stream()
                .map(each -> sayings(controller, purpose, marks.of(controller, channel, each)))
                .toList();
        var standing = registry.held(said.stream().flatMap(List::stream).toList());
        return IntStream.range(0, said.size())
                .filter(place -> said.get(place).stream().map(Saying::id).anyMatch(standing::contains))
                .boxed()
                .collect(Collectors.toSet());
    }

    /**
     * Sends, unless a no stands. Until the caller's transaction ends nobody can say no to this and be told that it was noted,
     * so that what is on its way arrives before the no counts, and nothing comes after it.
     *
     * @param addresses those of this channel among them count
     * @param send returns once it is delivered
     * @return whether it was sent
     */
    public boolean reach(String controller, Purpose purpose, Channel channel, Content addresses, Runnable send) {
        return transaction.execute(_ -> {
            var sayings = sayings(controller, purpose, marks.of(controller, channel, addresses));
            registry.share(sayings);
            if (registry.holdsAny(sayings)) {
                return false;
            }
            send.run();
            return true;
        });
    }

    /**
     * As {@link #reach}, of many at once: what the caller sends until his transaction ends goes before any no that is noted.
     *
     * @return those to whom no no stands; to the others nothing may be sent
     */
    public <T> Set<T> share(String controller, Purpose purpose, Channel channel, Map<T, Content> addresses) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A no is shared in the transaction in which something is sent.");
        }
        var each = new LinkedHashMap<T, List<Saying>>();
        addresses.forEach(
                (key, content) -> each.put(key, sayings(controller, purpose, marks.of(controller, channel, content))));
        registry.share(each.values().stream().flatMap(List::stream).toList());
        var noes = registry.held(each.values().stream().flatMap(List::stream).toList());
        return each.entrySet().stream()
                .filter(entry -> entry.getValue().stream().map(Saying::id).noneMatch(noes::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * As {@link #reach}, to many at once: those to whom no no stands are sent to together.
     *
     * @param send is told to whom, and returns once it is delivered
     */
    public void reach(
            String controller,
            Purpose purpose,
            Channel channel,
            Collection<DossierId> dossiers,
            Consumer<Set<DossierId>> send) {
        transaction.executeWithoutResult(_ -> {
            // Held first, as by who says no of a person: so neither waits for the other with what he waits for.
            var sayings = sayings(controller, purpose, channel, marks.heldOfEach(dossiers));
            registry.share(
                    sayings.values().stream().flatMap(List::stream).distinct().toList());
            send.accept(free(sayings));
        });
    }

    /** Those of the dossiers to whose addresses no no stands at this moment. Nothing is opened for it. */
    public Set<DossierId> free(String controller, Purpose purpose, Channel channel, Collection<DossierId> dossiers) {
        return free(sayings(controller, purpose, channel, marks.ofEach(dossiers)));
    }

    private static Map<DossierId, List<Saying>> sayings(
            String controller, Purpose purpose, Channel channel, Map<DossierId, List<Mark>> marks) {
        var all = new HashMap<DossierId, List<Saying>>();
        marks.forEach((dossier, held) -> all.put(
                dossier,
                sayings(
                        controller,
                        purpose,
                        held.stream().filter(mark -> mark.channel() == channel).toList())));
        return all;
    }

    /** Where nothing can be reached nobody is. */
    private Set<DossierId> free(Map<DossierId, List<Saying>> sayings) {
        var standing =
                registry.held(sayings.values().stream().flatMap(List::stream).toList());
        return sayings.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .filter(each -> each.getValue().stream().map(Saying::id).noneMatch(standing::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void note(No.Kind kind, List<Saying> sayings) {
        ledger.add(sayings.stream()
                .map(saying -> saying.no(kind, statements.today(saying.controller())))
                .toList());
    }

    private static List<Saying> sayings(String controller, Purpose purpose, List<Mark> marks) {
        return marks.stream().map(mark -> new Saying(controller, purpose, mark)).toList();
    }

    /** Of nobody: whose address it is may be unknown, and whoever it is, the no outlives what is known of him. */
    static Entry entry(Saying saying, Actor actor) {
        return new Entry(
                saying.controller(),
                Deed.OBJECTED,
                saying.purpose().id(),
                actor,
                null,
                null,
                saying.mark().channel().id());
    }
}
