package nl.belofte.permission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.belofte.consent.Consents;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.LookUp;
import nl.belofte.dossier.Opening;
import nl.belofte.dossier.Search;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.form.EmailAddress;
import nl.belofte.person.PersonId;
import nl.belofte.person.Persons;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.suppression.Suppressions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Consents that people gave elsewhere, with the evidence of it, many at once. None of them takes back a no that was said here. */
@Component
public class ConsentsElsewhere {

    private final JdbcClient db;
    private final Approach approach;
    private final Persons persons;
    private final Dossiers dossiers;
    private final Search search;
    private final Consents consents;
    private final Suppressions suppressions;

    ConsentsElsewhere(
            JdbcClient db,
            Approach approach,
            Persons persons,
            Dossiers dossiers,
            Search search,
            Consents consents,
            Suppressions suppressions) {
        this.db = db;
        this.approach = approach;
        this.persons = persons;
        this.dossiers = dossiers;
        this.search = search;
        this.consents = consents;
        this.suppressions = suppressions;
    }

    /**
     * A consent that somebody gave elsewhere.
     *
     * @param shown the number of what was agreed to
     */
    public record Elsewhere(Content content, int shown, Instant at, Language language) {
        @Override
        public String toString() {
            return "Elsewhere";
        }
    }

    /** How many of a list were taken, were left out for a no, and were there already. */
    public record TakenIn(int taken, int suppressed, int known) {}

    /**
     * Consents that were given elsewhere, of one channel. None of them takes a no back: who said no here is left out. Whose account
     * has such an address is that customer. In the caller's transaction.
     */
    public TakenIn takeIn(String controller, String host, Channel channel, List<Elsewhere> all, Actor.Staff actor) {
        var open = open(controller, channel, all);
        if (open.chosen().isEmpty()) {
            return new TakenIn(0, open.suppressed(), open.known());
        }
        long unknown =
                open.chosen().stream().filter(each -> each.owner().isEmpty()).count();
        var strangers = persons.add(controller, Math.toIntExact(unknown)).iterator();
        var who = open.chosen().stream()
                .map(each -> each.owner().orElseGet(strangers::next))
                .toList();
        var before = new ArrayList<Consents.Before>();
        for (int place = 0; place < who.size(); place++) {
            var each = open.chosen().get(place);
            before.add(new Consents.Before(
                    who.get(place),
                    each.given().shown(),
                    each.reach(),
                    each.given().at()));
        }
        var grounds = consents.record(controller, before, actor);
        var openings = IntStream.range(0, who.size())
                .mapToObj(place -> new Opening(
                                controller,
                                who.get(place),
                                Purpose.ADVERTISING,
                                approach.held(
                                        controller,
                                        channel,
                                        open.chosen().get(place).given().content()))
                        .on(Optional.of(grounds.get(place))))
                .toList();
        var dossiers = this.dossiers.open(openings, actor);
        db.sql("""
                        insert into permission (dossier, controller, channel, host, language)
                        select o.dossier, ?, ?, ?, o.language from unnest(?::uuid[], ?::text[]) o (dossier, language)""")
                .params(controller, channel.id(), host)
                .param(dossiers.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .param(open.chosen().stream()
                        .map(each -> each.given().language().tag())
                        .toArray(String[]::new))
                .update();
        return new TakenIn(dossiers.size(), open.suppressed(), open.known());
    }

    /** What {@link #takeIn} would do with them; the same address twice counts once. */
    public TakenIn wouldTakeIn(String controller, Channel channel, List<Elsewhere> all) {
        var open = open(controller, channel, all);
        return new TakenIn(open.chosen().size(), open.suppressed(), open.known());
    }

    private record Open(List<Chosen> chosen, int suppressed, int known) {}

    /** @param owner whose account has that address; empty where nobody's has */
    private record Chosen(Elsewhere given, Content reach, Optional<PersonId> owner) {}

    private Open open(String controller, Channel channel, List<Elsewhere> all) {
        var reaches = all.stream()
                .map(each -> Approach.reach(channel, each.content()))
                .toList();
        var suppressed = suppressions.suppressed(controller, Purpose.ADVERTISING, channel, reaches);
        // What one said here one said under whatever address one had then.
        var owners = search.accountsWith(
                controller,
                reaches.stream().map(each -> each.get(Category.EMAIL)).toList());
        var refusing = suppressions.refusing(controller, Purpose.ADVERTISING, channel, new HashSet<>(owners.values()));
        var known = known(controller, channel, reaches);
        var seen = new HashSet<String>();
        var chosen = new ArrayList<Chosen>();
        int left = 0;
        for (int place = 0; place < all.size(); place++) {
            var reach = reaches.get(place);
            var owner = Optional.ofNullable(owners.get(place));
            if (suppressed.contains(place) || owner.filter(refusing::contains).isPresent()) {
                left++;
            } else if (!known.contains(place) && seen.add(folded(reach))) {
                chosen.add(new Chosen(all.get(place), reach, owner));
            }
        }
        return new Open(chosen, left, all.size() - left - chosen.size());
    }

    /** In the one shape in which it is compared with others of the list. */
    private static String folded(Content reach) {
        return EmailAddress.folded(reach.get(Category.EMAIL, Field.EMAIL).orElse("")) + " "
                + reach.get(Category.PHONE, Field.PHONE).orElse("");
    }

    /** The places of those that may be approached by it already. */
    private Set<Integer> known(String controller, Channel channel, List<Content> reaches) {
        var found = new HashMap<DossierId, Set<Integer>>();
        for (var by : List.of(LookUp.EMAIL, LookUp.PHONE)) {
            var category = by == LookUp.EMAIL ? Category.EMAIL : Category.PHONE;
            search.withEach(
                            controller,
                            by,
                            reaches.stream().map(each -> each.get(category)).toList(),
                            Purpose.ADVERTISING)
                    .forEach((place, dossiers) -> dossiers.forEach(dossier ->
                            found.computeIfAbsent(dossier, _ -> new HashSet<>()).add(place)));
        }
        return db
                .sql(
                        "select d.id from permission p join dossier d on d.id = p.dossier where d.id = any (?::uuid[]) and p.channel = ? and "
                                + Permissions.LIVING)
                .param(found.keySet().stream().map(id -> id.value().toString()).toArray(String[]::new))
                .param(channel.id())
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list()
                .stream()
                .flatMap(id -> found.getOrDefault(id, Set.of()).stream())
                .collect(Collectors.toSet());
    }
}
