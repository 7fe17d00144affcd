package nl.belofte.dossier;

import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keyed hashes by which an address or number is known again once everything else of its person is gone. They are made here of
 * what is sealed, so that nobody is handed an address for it, and they leave no evidence: nobody saw anything.
 */
public final class Marks {

    private static final Set<Category> ADDRESSES =
            Set.of(Category.EMAIL, Category.PHONE, Category.NAME_AND_ADDRESS, Category.BILLING_ADDRESS);

    private static final List<Channel> CHANNELS = List.of(Channel.values());

    private final JdbcClient db;
    private final Statements statements;
    private final SealedDossiers sealed;
    private final Keys keys;

    Marks(JdbcClient db, Statements statements, SealedDossiers sealed, Keys keys) {
        this.db = db;
        this.statements = statements;
        this.sealed = sealed;
        this.keys = keys;
    }

    /** @param hex of one address or number within one controller */
    public record Mark(Channel channel, String hex) {}

    /** Of every address and number among these, each once. */
    public List<Mark> of(String controller, Content content) {
        return of(controller, CHANNELS, List.of(content));
    }

    public List<Mark> of(String controller, Channel channel, Content content) {
        return of(controller, List.of(channel), List.of(content));
    }

    /**
     * Of all that are on file of a person, without a mail address that he only typed where his account proves another: it may be
     * somebody else's; and of himself. His dossiers are locked, so that none is added until the transaction ends.
     */
    public List<Mark> onFile(String controller, PersonId person) {
        return onFile(controller, person, " order by d.id for no key update of d");
    }

    /** As {@link #onFile(String, PersonId)}, for who holds what he needs of them. */
    public List<Mark> seenOnFile(String controller, PersonId person) {
        return onFile(controller, person, "");
    }

    private List<Mark> onFile(String controller, PersonId person, String lock) {
        var held = sealed.look("d.person = ?" + lock, person.value(), Purpose.RIGHTS);
        var typed = db.sql("""
                        select d.id from person p join dossier d on d.person = p.id
                        join blind_index b on b.dossier = d.id and b.category = ? and b.value <> p.mailbox
                        where p.id = ?""")
                .params(Category.EMAIL.number(), person.value())
                .query(UUID.class)
                .set();
        var reached = of(
                controller,
                CHANNELS,
                held.stream()
                        .map(found -> found.open(keys, ADDRESSES))
                        .map(dossier -> typed.contains(dossier.id().value())
                                ? dossier.content().without(Category.EMAIL)
                                : dossier.content())
                        .toList());
        return Stream.concat(reached.stream(), ofPerson(controller, person).stream())
                .toList();
    }

    /** Of somebody himself: by these he is known again under an address that he has only later. */
    public List<Mark> ofPerson(String controller, PersonId person) {
        return CHANNELS.stream()
                .map(channel -> mark(
                        controller,
                        channel,
                        "suppression person",
                        person.value().toString()))
                .toList();
    }

    /** Of what each of these holds, of those that are there. */
    public Map<DossierId, List<Mark>> ofEach(Collection<DossierId> dossiers) {
        return ofEach(dossiers, "");
    }

    /** As {@link #ofEach}; they are locked, so that nothing happens to them until the transaction ends. */
    public Map<DossierId, List<Mark>> heldOfEach(Collection<DossierId> dossiers) {
        return ofEach(dossiers, " order by d.id for no key update of d");
    }

    private Map<DossierId, List<Mark>> ofEach(Collection<DossierId> dossiers, String lock) {
        var array = Erasure.array(dossiers.stream().map(DossierId::value).toList());
        return sealed.look("d.id = any (?::uuid[])" + lock, array, Purpose.RIGHTS).stream()
                .map(found -> found.open(keys, ADDRESSES))
                .collect(Collectors.toMap(Dossier::id, held -> of(held.controller(), held.content())));
    }

    /** @throws NotPermitted when there is no such person */
    public String controllerOf(PersonId person) {
        return db.sql("select controller from person where id = ?")
                .param(person.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotPermitted("no such person"));
    }

    private List<Mark> of(String controller, List<Channel> channels, Collection<Content> contents) {
        var country = statements.current(controller).country();
        // In one order, so that who locks several of them waits for nobody who waits for him.
        var marks = new TreeMap<String, Mark>();
        contents.stream()
                .flatMap(content -> content.values().entrySet().stream())
                .filter(held -> ADDRESSES.contains(held.getKey()))
                .flatMap(held -> channels.stream()
                        .flatMap(channel -> channel
                                .folded(held.getValue(), country)
                                .map(folded -> mark(controller, channel, "suppression", folded))
                                .stream()))
                .forEach(mark -> marks.put(mark.hex(), mark));
        return List.copyOf(marks.values());
    }

    private Mark mark(String controller, Channel channel, String of, String folded) {
        return new Mark(
                channel, HexFormat.of().formatHex(keys.blindIndex(controller, of + " " + channel.id(), folded)));
    }
}
