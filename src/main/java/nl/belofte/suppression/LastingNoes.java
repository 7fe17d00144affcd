package nl.belofte.suppression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.DossierNews;
import nl.belofte.dossier.Marks;
import nl.belofte.ledger.Ledger;
import nl.belofte.ledger.No;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A no hangs on its person while there is one. Before something of him is erased it is said for each address and number that he has
 * by then, so that no list brings him back under the one that he took later.
 */
final class LastingNoes implements DossierNews {

    private static final List<Purpose> REFUSABLE =
            Stream.of(Purpose.values()).filter(Purpose::directMarketing).toList();

    private final JdbcClient db;
    private final Statements statements;
    private final Marks marks;
    private final Ledger ledger;
    private final Registry registry;

    LastingNoes(JdbcClient db, Statements statements, Marks marks, Ledger ledger) {
        this.db = db;
        this.statements = statements;
        this.marks = marks;
        this.ledger = ledger;
        this.registry = new Registry(db);
    }

    /** Nobody is waited for: he is told nothing by it, and what is on its way he was told about when he said no. */
    @Override
    public void erased(Collection<DossierId> dossiers) {
        var said = new LinkedHashMap<Saying, String>();
        standing(peopleOf(dossiers)).forEach((person, own) -> {
            for (var mark : marks.seenOnFile(own.getFirst().controller(), person)) {
                own.stream()
                        .filter(saying -> saying.mark().channel() == mark.channel())
                        .map(saying -> new Saying(saying.controller(), saying.purpose(), mark))
                        .filter(saying -> !own.contains(saying))
                        .forEach(saying -> said.put(saying, saying.mark().hex()));
            }
        });
        // In one order, so that who puts the same ones waits for nobody who waits for him.
        var sayings = said.keySet().stream()
                .sorted(Comparator.comparing(saying -> saying.id()))
                .toList();
        ledger.add(sayings.stream()
                .map(saying ->
                        new No(No.Kind.SUPPRESSED, saying.id(), saying.word(), statements.today(saying.controller())))
                .toList());
        sayings.forEach(saying -> registry.put(saying, statements.today(saying.controller()), null));
    }

    private Map<PersonId, String> peopleOf(Collection<DossierId> dossiers) {
        var people = new HashMap<PersonId, String>();
        db.sql("""
                        select p.id, p.controller from person p
                        where p.id in (select person from dossier where id = any (?::uuid[]))""")
                .param(dossiers.stream().map(DossierId::toString).toArray(String[]::new))
                .query(row -> {
                    people.put(new PersonId(row.getObject(1, UUID.class)), row.getString(2));
                });
        return people;
    }

    /** What each of them said no to himself, of those who did. */
    private Map<PersonId, List<Saying>> standing(Map<PersonId, String> people) {
        var all = new LinkedHashMap<PersonId, List<Saying>>();
        people.forEach((person, controller) -> all.put(
                person,
                marks.ofPerson(controller, person).stream()
                        .flatMap(mark -> REFUSABLE.stream().map(purpose -> new Saying(controller, purpose, mark)))
                        .toList()));
        var held = registry.held(all.values().stream().flatMap(List::stream).toList());
        var standing = new LinkedHashMap<PersonId, List<Saying>>();
        all.forEach((person, sayings) -> {
            var his = new ArrayList<>(sayings);
            his.removeIf(saying -> !held.contains(saying.id()));
            if (!his.isEmpty()) {
                standing.put(person, his);
            }
        });
        return standing;
    }
}
