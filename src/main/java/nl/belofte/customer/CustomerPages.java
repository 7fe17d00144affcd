package nl.belofte.customer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.belofte.account.CustomerNumbers;
import nl.belofte.customer.CustomerPage.Card;
import nl.belofte.customer.CustomerPage.Kept;
import nl.belofte.customer.CustomerPage.Question;
import nl.belofte.customer.CustomerPage.Value;
import nl.belofte.customer.SearchPage.Hit;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.LookReason;
import nl.belofte.dossier.Search;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.form.WrittenOut;
import nl.belofte.hold.HoldState;
import nl.belofte.hold.HoldStates;
import nl.belofte.mailing.CameBack;
import nl.belofte.person.PersonId;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.ticket.Tickets;
import nl.belofte.web.Missing;
import nl.belofte.web.Moment;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;

/** Gathers what a role sees of people: each purpose is read for itself, and nothing is read that the role does not read. */
@Component
class CustomerPages {

    private final Search search;
    private final Dossiers dossiers;
    private final Statements statements;
    private final CustomerNumbers numbers;
    private final Tickets tickets;
    private final Looks looks;
    private final HoldStates holds;
    private final KeptDossiers keptDossiers;
    private final CameBack cameBack;

    CustomerPages(
            Search search,
            Dossiers dossiers,
            Statements statements,
            CustomerNumbers numbers,
            Tickets tickets,
            Looks looks,
            HoldStates holds,
            KeptDossiers keptDossiers,
            CameBack cameBack) {
        this.keptDossiers = keptDossiers;
        this.search = search;
        this.dossiers = dossiers;
        this.statements = statements;
        this.numbers = numbers;
        this.tickets = tickets;
        this.looks = looks;
        this.holds = holds;
        this.cameBack = cameBack;
    }

    /** A dossier that is looked into beyond the role, and why. */
    record Wider(DossierId dossier, LookReason reason) {}

    /**
     * @param wider what a reason opens
     * @param wrong the dossier for which a reason is missing
     * @throws Missing when there is nobody here, or nobody of this controller
     */
    CustomerPage page(SignedIn who, PersonId person, Language language, Optional<Wider> wider, Optional<UUID> wrong) {
        var statement = statements.current(who.controller());
        var held = shown(search.of(person), who);
        if (held.isEmpty()) {
            throw new Missing();
        }
        var opened = open(held, who, wider);
        search.found(
                held.stream()
                        .filter(dossier -> !opened.containsKey(dossier.id()))
                        .toList(),
                (Actor.Staff) who.actor());
        boolean watches = who.opens(statements).contains(Purpose.RIGHTS);
        var kept = keptDossiers.of(person, held, watches, language);
        var states = watches
                ? holds.of(held.stream().map(Dossier::id).toList(), who, language)
                : Map.<DossierId, HoldState>of();
        var back = cameBack.among(held.stream().map(Dossier::id).toList());
        var cards = held.stream()
                .map(dossier -> card(dossier, opened, statement, who, wider, kept, states, back, language))
                .toList();
        return new CustomerPage(
                person.value(),
                name(opened.values()),
                number(who, person),
                cards,
                questions(who, person, language),
                watches ? Optional.of(looks.at(person, held, statement, who, language)) : Optional.empty(),
                account(opened.values()).isPresent(),
                wrong);
    }

    /** Whether the role may ever see anything of somebody: who may not is not told that there is such a person. */
    boolean sees(SignedIn who, PersonId person) {
        return !shown(search.of(person), who).isEmpty();
    }

    /** Those of the controller for whom somebody works, and of which the role may ever see anything. */
    private List<Dossier> shown(List<Dossier> all, SignedIn who) {
        return all.stream()
                .filter(dossier -> dossier.controller().equals(who.controller()))
                .filter(dossier -> dossier.purpose() != Purpose.STAFF)
                .filter(dossier -> dossier.purpose() != Purpose.AUTHORITY_REQUEST)
                .filter(dossier -> !readable(dossier, who, true).isEmpty())
                .toList();
    }

    private Set<Category> readable(Dossier dossier, SignedIn who, boolean withReason) {
        return who.staffRole()
                .flatMap(Role::of)
                .map(role ->
                        statements.current(who.controller()).access().readable(dossier.purpose(), role, withReason))
                .orElse(Set.of());
    }

    /** As many statements as there are purposes. What may not be opened now is not among them. */
    private Map<DossierId, Dossier> open(List<Dossier> held, SignedIn who, Optional<Wider> wider) {
        var opened = new LinkedHashMap<DossierId, Dossier>();
        var others = held.stream()
                .filter(dossier -> wider.filter(look -> look.dossier().equals(dossier.id()))
                        .isEmpty())
                .toList();
        dossiers.readEach(others, who.actor()).forEach(dossier -> opened.put(dossier.id(), dossier));
        wider.ifPresent(look -> held.stream()
                .filter(dossier -> dossier.id().equals(look.dossier()))
                .findFirst()
                .ifPresentOrElse(
                        dossier -> opened.put(
                                dossier.id(),
                                dossiers.read(
                                        dossier.id(),
                                        new Use(dossier.purpose(), who.actor(), Optional.of(look.reason())))),
                        () -> {
                            throw new Missing();
                        }));
        return opened;
    }

    private Card card(
            Dossier dossier,
            Map<DossierId, Dossier> opened,
            Statement statement,
            SignedIn who,
            Optional<Wider> wider,
            Map<DossierId, Kept> kept,
            Map<DossierId, HoldState> holds,
            Set<DossierId> back,
            Language language) {
        var declaration = statement.declaration(dossier.purpose()).orElseThrow();
        var content = Optional.ofNullable(opened.get(dossier.id()))
                .map(Dossier::content)
                .orElse(Content.EMPTY);
        var reason = wider.filter(look -> look.dossier().equals(dossier.id())).map(Wider::reason);
        var readable = readable(dossier, who, reason.isPresent());
        // What was restricted or objected to between the look and the opening is not open either.
        boolean shut = kept.containsKey(dossier.id()) || !opened.containsKey(dossier.id());
        var texts = Texts.in(language);
        var values = new ArrayList<Value>();
        var sealed = new LinkedHashSet<String>();
        for (var category : Category.values()) {
            if (declaration.allows(category) && category != Category.MESSAGE) {
                var label = texts.get("category." + category.id());
                if (!readable.contains(category)) {
                    sealed.add(label);
                } else if (!shut) {
                    values.add(new Value(label, WrittenOut.lines(category, content.get(category), language)));
                }
            }
        }
        return new Card(
                dossier.id().value(),
                Wording.in(language).purpose(dossier.purpose()),
                Moment.of(dossier.openedOn(), language),
                dossiers.dueOn(dossier).map(day -> Moment.of(day, language)),
                values,
                List.copyOf(sealed),
                reason.isEmpty()
                        && !kept.containsKey(dossier.id())
                        && !readable(dossier, who, true).equals(readable),
                reason,
                Optional.ofNullable(kept.get(dossier.id())),
                back.contains(dossier.id()),
                Optional.ofNullable(holds.get(dossier.id())));
    }

    /** Of one that was closed there are no pages any more. */
    private static Optional<Dossier> account(Collection<Dossier> opened) {
        return opened.stream()
                .filter(dossier -> dossier.purpose() == Purpose.ACCOUNT)
                .filter(dossier -> dossier.happened().isEmpty())
                .findFirst();
    }

    /**
     * The account of somebody whose pages a role may look along with.
     *
     * @throws Missing when there is none, or none that the role reads
     */
    Dossier account(SignedIn who, PersonId person) {
        var held = shown(search.of(person), who).stream()
                .filter(dossier -> dossier.purpose() == Purpose.ACCOUNT)
                .toList();
        return account(dossiers.readEach(held, who.actor())).orElseThrow(Missing::new);
    }

    /** For whoever works with accounts: that somebody has one tells something too. */
    private Optional<String> number(SignedIn who, PersonId person) {
        return who.opens(statements).contains(Purpose.ACCOUNT) ? numbers.of(person) : Optional.empty();
    }

    private static String name(Iterable<Dossier> opened) {
        for (var dossier : opened) {
            var name = name(dossier.content());
            if (!name.isEmpty()) {
                return name;
            }
        }
        return "";
    }

    private static String name(Content content) {
        return WrittenOut.name(content.get(Category.NAME_AND_ADDRESS));
    }

    private List<Question> questions(SignedIn who, PersonId person, Language language) {
        return who.opens(statements).contains(Purpose.CONTACT)
                ? tickets.of(person).stream()
                        .map(ticket -> new Question(
                                ticket.reference(),
                                ticket.written(),
                                Texts.in(language)
                                        .get("queue." + ticket.status().id())))
                        .toList()
                : List.of();
    }

    /** Those to whom these dossiers belong. */
    List<Hit> hits(List<Dossier> found, SignedIn who, Language language) {
        var people = shown(found, who).stream()
                .collect(Collectors.groupingBy(Dossier::person, LinkedHashMap::new, Collectors.toList()));
        // One dossier tells the name; the others stay shut.
        var naming = people.values().stream()
                .flatMap(theirs -> theirs.stream()
                        .filter(dossier -> readable(dossier, who, false).contains(Category.NAME_AND_ADDRESS))
                        .max(Comparator.comparing(Dossier::openedOn))
                        .stream())
                .toList();
        var names = new LinkedHashMap<PersonId, String>();
        open(naming, who, Optional.empty())
                .values()
                .forEach(dossier -> names.put(dossier.person(), name(dossier.content())));
        search.found(
                people.values().stream()
                        .flatMap(List::stream)
                        .filter(dossier -> !names.containsKey(dossier.person()))
                        .toList(),
                (Actor.Staff) who.actor());
        return people.entrySet().stream()
                .map(each -> new Hit(
                        each.getKey().value(),
                        names.getOrDefault(each.getKey(), ""),
                        number(who, each.getKey()),
                        each.getValue().stream()
                                .map(dossier -> Wording.in(language).purpose(dossier.purpose()))
                                .distinct()
                                .toList()))
                .toList();
    }
}
