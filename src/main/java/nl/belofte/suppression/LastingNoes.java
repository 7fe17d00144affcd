package nl.belofte.suppression;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /** What somebody said no to himself. */
    private record Refusal(PersonId person, Saying own) {}

    /** The same, to what he is reached by. */
    private record Lasting(Saying saying, Saying own) {}

    /** Nobody is waited for: he is told nothing by it, and what is on its way he was told about when he said no. */
    @Override
    public void erased(Collection<DossierId> dossiers) {
        // In one order, so that who puts the same ones waits for nobody who waits for him.
        var lasting = standing(dossiers).stream().collect(Collectors.groupingBy(Refusal::person)).entrySet().stream()
                .flatMap(each -> lasting(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(each -> each.saying().id()))
                .toList();
        ledger.add(lasting.stream()
                .map(each -> each.saying().no(No.Kind.SUPPRESSED, today(each)))
                .toList());
        // Still his: of what goes by its term he takes his no back as before, as long as there is anything of him.
        lasting.forEach(
                each -> registry.put(each.saying(), today(each), each.own().bytes()));
    }

    private LocalDate today(Lasting each) {
        return statements.today(each.saying().controller());
    }

    private Stream<Lasting> lasting(PersonId person, List<Refusal> refusals) {
        var onFile = marks.seenOnFile(refusals.getFirst().own().controller(), person);
        return refusals.stream()
                .map(Refusal::own)
                .flatMap(own -> onFile.stream()
                        .filter(mark -> mark.channel() == own.mark().channel() && !mark.equals(own.mark()))
                        .map(mark -> new Lasting(new Saying(own.controller(), own.purpose(), mark), own)));
    }

    private List<Refusal> standing(Collection<DossierId> dossiers) {
        var all = db
                .sql("""
                        select id, controller from person
                        where id in (select person from dossier where id = any (?::uuid[]))""")
                .param(dossiers.stream().map(DossierId::toString).toArray(String[]::new))
                .query((row, _) -> possible(new PersonId(row.getObject(1, UUID.class)), row.getString(2)))
                .stream()
                .flatMap(List::stream)
                .toList();
        var held = registry.held(all.stream().map(Refusal::own).toList());
        return all.stream().filter(each -> held.contains(each.own().id())).toList();
    }

    private List<Refusal> possible(PersonId person, String controller) {
        return marks.ofPerson(controller, person).stream()
                .flatMap(mark ->
                        REFUSABLE.stream().map(purpose -> new Refusal(person, new Saying(controller, purpose, mark))))
                .toList();
    }
}
