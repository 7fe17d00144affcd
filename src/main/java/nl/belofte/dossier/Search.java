package nl.belofte.dossier;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.belofte.dossier.BlindIndexes.Place;
import nl.belofte.dossier.BlindIndexes.Stands;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds dossiers from outside, for staff: by an exact value, and only where that value is theirs to read, or to read with a
 * reason. Whoever may not read a telephone number cannot find out whose it is either.
 */
public final class Search {

    private static final int AT_MOST = 200;

    /** Of one person: whoever is signed in can type another's address as often as he likes. */
    private static final int AT_MOST_OF_ONE = 10;

    /** What waits for somebody to show that the mailbox is his, which of itself tells nothing of him. */
    public static final Set<Purpose> PENDING = Set.of(
            Purpose.PENDING_REGISTRATION,
            Purpose.PENDING_QUESTION,
            Purpose.PENDING_SUBSCRIPTION,
            Purpose.PENDING_ADVERTISING,
            Purpose.PENDING_REQUEST,
            Purpose.EMAIL_CHANGE);

    private final JdbcClient db;
    private final SealedDossiers sealed;
    private final BlindIndexes indexes;
    private final Statements statements;
    private final Evidence evidence;
    private final TransactionTemplate transaction;

    Search(
            JdbcClient db,
            SealedDossiers sealed,
            BlindIndexes indexes,
            Statements statements,
            Evidence evidence,
            TransactionTemplate transaction) {
        this.db = db;
        this.sealed = sealed;
        this.indexes = indexes;
        this.statements = statements;
        this.evidence = evidence;
        this.transaction = transaction;
    }

    /**
     * That somebody searched stands in the evidence, not for what.
     *
     * @return without content, the oldest first
     */
    public List<Dossier> find(String controller, LookUp by, Map<Field, String> value, Actor.Staff who) {
        note(controller, by.id(), who);
        var places = indexes.find(controller, by, value, AT_MOST, AT_MOST_OF_ONE, PENDING).stream()
                .collect(
                        Collectors.groupingBy(Place::dossier, Collectors.mapping(Place::category, Collectors.toSet())));
        var statement = statements.current(controller);
        return look(
                        "d.id = any (?::uuid[])",
                        Erasure.array(
                                places.keySet().stream().map(DossierId::value).toList()))
                .stream()
                .filter(found -> PurposeRule.readable(statement, found.purpose(), who, true).stream()
                        .anyMatch(places.getOrDefault(found.id(), Set.of())::contains))
                .toList();
    }

    /** That somebody searched by something that is no value of a dossier, such as a number. */
    public void note(String controller, String by, Actor.Staff who) {
        var entry = new Entry(controller, Deed.SEARCHED, "", who, null, null, by);
        transaction.executeWithoutResult(_ -> evidence.record(entry));
    }

    /**
     * That somebody saw these, without opening them, stands with each: who sees for what a person is known here knows something
     * of him.
     */
    public void found(List<Dossier> outside, Actor.Staff who) {
        if (outside.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            // An entry that points to a dossier goes with it, so none is written for what is gone.
            var living = Set.copyOf(
                    db.sql("select id from dossier where id = any (?::uuid[]) and person is not null for key share")
                            .param(Erasure.array(outside.stream()
                                    .map(dossier -> dossier.id().value())
                                    .toList()))
                            .query(UUID.class)
                            .list());
            evidence.record(outside.stream()
                    .filter(dossier -> living.contains(dossier.id().value()))
                    .map(dossier -> new Entry(
                            dossier.controller(),
                            Deed.FOUND,
                            dossier.purpose().id(),
                            who,
                            dossier.person().value(),
                            dossier.id().value(),
                            ""))
                    .toList());
        });
    }

    /** All that is held on somebody, without content, the oldest first. */
    public List<Dossier> of(PersonId person) {
        return look("d.person = ?", person.value());
    }

    /**
     * Who is known by this address, the longest known first: for somebody who has proved that its mail is his. What only waits
     * for that proof itself tells nothing.
     */
    public List<PersonId> whoseMailbox(String controller, String email) {
        return at(controller, LookUp.EMAIL, Map.of(Field.EMAIL, email), PENDING).stream()
                .filter(found -> !PENDING.contains(found.purpose()))
                .map(Dossier::person)
                .distinct()
                .toList();
    }

    /**
     * All who are known by a mailbox, those too of whom something only waits: for who has it. Those of whom more than that waits
     * come first, the longest known of them before the others.
     *
     * @param mailbox as {@link #mailboxOf} has it
     */
    public List<PersonId> allAt(byte[] mailbox) {
        return indexes.people(mailbox, PENDING);
    }

    /**
     * What only waits for the proof of a mailbox, whoever asked it, without content.
     *
     * @param mailbox as {@link #mailboxOf} has it
     */
    public List<Dossier> waitingAt(byte[] mailbox) {
        return look("d.id in (select dossier from blind_index where value = ?)", mailbox).stream()
                .filter(found -> PENDING.contains(found.purpose()))
                .toList();
    }

    /** As {@link #mailboxOf}, of an address. */
    public Optional<byte[]> mailbox(String controller, String email) {
        return indexes.value(controller, LookUp.EMAIL, Map.of(Field.EMAIL, email));
    }

    /** What is held for a purpose with this address, without content, the oldest first; nobody is told whose it is. */
    public List<Dossier> withMailbox(String controller, String email, Purpose purpose) {
        return with(controller, LookUp.EMAIL, Map.of(Field.EMAIL, email), purpose);
    }

    /** As {@link #withMailbox}, by another value. */
    public List<Dossier> with(String controller, LookUp by, Map<Field, String> value, Purpose purpose) {
        return at(controller, by, value, EnumSet.complementOf(EnumSet.of(purpose))).stream()
                .filter(found -> found.purpose() == purpose)
                .toList();
    }

    /**
     * What is held for a purpose with one of many values, as {@link #with} tells of one.
     *
     * @return by the place of the value, without those of which nothing is held
     */
    public Map<Integer, List<DossierId>> withEach(
            String controller, LookUp by, List<Map<Field, String>> values, Purpose purpose) {
        return indexes.findAll(controller, by, values, purpose).stream()
                .collect(
                        Collectors.groupingBy(Stands::place, Collectors.mapping(Stands::dossier, Collectors.toList())));
    }

    /** Whose account has one of many addresses, by the place of the address. */
    public Map<Integer, PersonId> accountsWith(String controller, List<Map<Field, String>> emails) {
        return indexes.findAll(controller, LookUp.EMAIL, emails, Purpose.ACCOUNT).stream()
                .collect(Collectors.toMap(Stands::place, Stands::person, (first, _) -> first));
    }

    /** By what a dossier is found whose mail address it holds: the same for all of a controller that hold it. Nothing is opened. */
    public Optional<byte[]> mailboxOf(DossierId dossier) {
        return indexes.value(dossier, Category.EMAIL);
    }

    /**
     * The mailbox that is somebody's own: that of his account, which he proved; of who never had one the only one under which he is
     * known. Whoever is known by several typed some of them. What proves a consent may tell of an earlier one, and counts where
     * there is nothing else.
     */
    public Optional<byte[]> ownMailbox(PersonId person) {
        return db.sql("""
                        with at as (
                          select b.value, e.purpose = 'consent-proof' proof from dossier d
                          join declaration e on e.id = d.declaration
                          join blind_index b on b.dossier = d.id and b.category = :email
                          where d.person = :person)
                        select coalesce(p.mailbox, (
                          select (array_agg(distinct b.value))[1] from at b
                          where not b.proof or not exists (select from at where not proof) having count(distinct b.value) = 1))
                        from person p where p.id = :person""")
                .param("email", Category.EMAIL.number())
                .param("person", person.value())
                .query((row, _) -> Optional.ofNullable(row.getBytes(1)))
                .optional()
                .flatMap(own -> own);
    }

    /** Whether it is the one of {@link #ownMailbox}. */
    public boolean isOwnMailbox(PersonId person, byte[] mailbox) {
        return ownMailbox(person).filter(own -> Arrays.equals(own, mailbox)).isPresent();
    }

    private List<Dossier> at(String controller, LookUp by, Map<Field, String> value, Set<Purpose> last) {
        var places = indexes.find(controller, by, value, AT_MOST, AT_MOST_OF_ONE, last).stream()
                .map(place -> place.dossier().value())
                .toList();
        return look("d.id = any (?::uuid[])", Erasure.array(places));
    }

    private List<Dossier> look(String which, Object param) {
        return sealed.look(which + " order by d.opened_on, d.declaration, d.id", param, Purpose.RIGHTS).stream()
                .map(SealedDossier::outside)
                .toList();
    }
}
