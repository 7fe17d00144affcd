package nl.belofte.bench.gdpr;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.belofte.database.BenchServer;
import nl.belofte.dossier.BenchFloor;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Opening;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.person.PersonId;
import nl.belofte.retention.RetentionSweep;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;

/**
 * The promise floor. A record is a dossier, its data a sealed value; a user is a person. What GDPRbench repeats in each
 * record is declared once here: a kind of record (a purpose in one of its variants) is a controller with one purpose of its
 * own, whose statement has the term. What a statement declares besides, and an update by purpose changes, stands in a table
 * of the bench's own, a row for each kind: in the product it is a file that is published. A person's objection is a row in
 * the floor's registry, under the word of the benchmark.
 *
 * <p>Reading, writing, opening and erasing are the floor's own, with the purpose rule, sealing, and evidence that is on
 * disk before the operation ends; so is the evidence of updates of metadata. Metadata holds no value and is read, as
 * everywhere in the product, without evidence. The client knows dossiers and persons by their ids, as a page does that links
 * to them; a key or user is turned into its id in memory.
 */
final class OurStore implements Store {

    private static final Clock START = Clock.fixed(Instant.parse("2026-03-02T11:00:00Z"), ZoneOffset.UTC);
    /** Later than the first term ends, and before the second does. */
    private static final Clock LATER = Clock.offset(START, Duration.ofDays(5));

    private static final int FIRST_EXPIRY = 30;
    /** The terms of {@link Dataset}, in days that end in the same order. */
    private static final Map<Long, Integer> DAYS = days();

    private static final int AT_ONCE = 1_000;
    private static final Actor STAFF = new Actor.Staff("support", new UUID(1, 1));
    private static final nl.belofte.statement.Field DATA = nl.belofte.statement.Field.MESSAGE;

    /** What is declared comes once, and in the same look as the dossiers, so that the two are of one moment. */
    private static final String OF_PURPOSE = """
            select kind, null::uuid, null::uuid, concat_ws('|', recipients, access, source, decisions, category)
            from declared where purpose = ?
            union all
            select e.kind, d.id, d.person, o.purpose
            from dossier d join declared e on e.declaration = d.declaration join objection o on o.person = d.person
            where d.declaration = any (?) and d.person is not null""";

    private static final String OF_USER = """
            select e.kind, d.id, d.person, o.purpose,
              concat_ws('|', e.recipients, e.access, e.source, e.decisions, e.category)
            from dossier d join declared e on e.declaration = d.declaration join objection o on o.person = d.person
            where d.person = ?""";

    private static final Map<Field, String> UPDATES = Stream.of(Field.values())
            .collect(Collectors.toMap(
                    field -> field, field -> "update declared set %s = ? where purpose = ?".formatted(field.name())));

    private final BenchServer server;
    private BenchFloor floor;
    private RetentionSweep atFirst;
    private RetentionSweep later;
    private final Map<String, DossierId> dossiers = new ConcurrentHashMap<>();
    private final Map<UUID, String> keys = new ConcurrentHashMap<>();
    private List<PersonId> persons = List.of();
    private Map<UUID, String> users = Map.of();
    /** The numbers that loading's entries got, which have gaps. */
    private long[] entries = {};

    /** Of each purpose, as the product has them in memory too. */
    private Map<String, Integer[]> declarations = Map.of();

    private OurStore(BenchServer server) {
        this.server = server;
    }

    static Optional<Store> open(BenchServer server) {
        return Optional.of(new OurStore(server));
    }

    private static Map<Long, Integer> days() {
        var days = new HashMap<Long, Integer>();
        IntStream.range(0, 10)
                .mapToLong(Dataset::expires)
                .sorted()
                .forEach(seconds -> days.put(seconds, days.isEmpty() ? 3 : 90 + 10 * days.size()));
        return days;
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public void load(Dataset data) {
        var terms = IntStream.range(0, Dataset.KINDS)
                .map(kind -> DAYS.get(Dataset.expires(kind)))
                .toArray();
        floor = new BenchFloor(server, START, terms);
        atFirst = floor.sweepAt(START);
        later = floor.sweepAt(LATER);
        loadPersons();
        dossiers.clear();
        keys.clear();
        for (int from = 0; from < data.records(); from += AT_ONCE) {
            loadSome(data, from, Math.min(data.records(), from + AT_ONCE));
        }
        loadDeclared();
        declarations = Stream.of(Dataset.PURPOSES)
                .flatMap(list -> IntStream.range(0, list.size()).mapToObj(list::get))
                .collect(Collectors.toMap(
                        purpose -> purpose,
                        purpose -> floor.db
                                .sql("select declaration from declared where purpose = ?")
                                .param(purpose)
                                .query(Integer.class)
                                .list()
                                .toArray(Integer[]::new)));
        entries = floor.db.sql("select entry from evidence_opening order by entry").query(Long.class).list().stream()
                .mapToLong(Long::longValue)
                .toArray();
        floor.chain.seal();
        // As the other side's indexes, which are made behind the rows.
        BenchServer.execute(
                server.product(),
                "reindex table dossier",
                "reindex table person",
                "reindex table objection",
                "vacuum (analyze)");
    }

    private void loadDeclared() {
        BenchServer.execute(
                server.product(), "drop table if exists declared", """
                create table declared (kind int not null, declaration int primary key, purpose text not null,
                  recipients text not null, access text not null, source text not null, decisions text not null,
                  category text not null)""", "create index on declared (purpose)");
        for (int kind = 0; kind < Dataset.KINDS; kind++) {
            floor.db
                    .sql("""
                            insert into declared
                            select ?, id, ?, ?, ?, ?, ?, ? from declaration where controller = ? and purpose = 'location'""")
                    .params(
                            kind,
                            Dataset.PURPOSES.get(Dataset.purpose(kind)),
                            value(kind, Field.RECIPIENTS),
                            value(kind, Field.ACCESS),
                            value(kind, Field.SOURCE),
                            value(kind, Field.DECISIONS),
                            value(kind, Field.CATEGORY),
                            "c" + kind)
                    .update();
        }
    }

    private static String value(int kind, Field field) {
        return field.list().get(Dataset.value(kind, field));
    }

    /** A user has records of one kind only, as the numbers fall, so a user is one person. */
    private void loadPersons() {
        int number = Dataset.USERS.size();
        var all = new PersonId[number];
        for (int kind = 0; kind < Dataset.KINDS; kind++) {
            var some = floor.persons.add("c" + kind, number / Dataset.KINDS);
            for (int place = 0; place < some.size(); place++) {
                all[place * Dataset.KINDS + kind] = some.get(place);
            }
        }
        persons = new CopyOnWriteArrayList<>(all);
        users = IntStream.range(0, number)
                .boxed()
                .collect(Collectors.toConcurrentMap(user -> all[user].value(), Dataset.USERS::get));
        floor.db
                .sql("insert into objection select * from unnest(?::uuid[], ?::text[], ?::date[])")
                .param(persons.stream().map(PersonId::toString).toArray(String[]::new))
                .param(IntStream.range(0, number)
                        .mapToObj(user -> Dataset.OBJECTIONS.get(Dataset.objection(user)))
                        .toArray(String[]::new))
                .param(Collections.nCopies(number, "2026-03-02").toArray(String[]::new))
                .update();
    }

    private void loadSome(Dataset data, int from, int to) {
        var ids = floor.dossiers.open(
                IntStream.range(from, to)
                        .mapToObj(number -> opening(number, data.data(number, 0)))
                        .toList(),
                STAFF);
        for (int number = from; number < to; number++) {
            remember(number, ids.get(number - from));
        }
    }

    private Opening opening(int number, byte[] data) {
        return new Opening(
                "c" + number % Dataset.KINDS, persons.get(Dataset.user(number)), Purpose.LOCATION, content(data));
    }

    private static Content content(byte[] data) {
        return new Content(Map.of(Category.MESSAGE, fields(data)));
    }

    private static Map<nl.belofte.statement.Field, String> fields(byte[] data) {
        return Map.of(DATA, new String(data, StandardCharsets.US_ASCII));
    }

    private void remember(int number, DossierId id) {
        dossiers.put(Dataset.key(number), id);
        keys.put(id.value(), Dataset.key(number));
    }

    @Override
    public byte[] read(String key, String purpose) {
        try {
            return floor.dossiers
                    .read(dossiers.get(key), use())
                    .content()
                    .get(Category.MESSAGE, DATA)
                    .orElseThrow()
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (NotPermitted gone) {
            return null;
        }
    }

    private static Use use() {
        return new Use(Purpose.LOCATION, STAFF);
    }

    @Override
    public List<Metadata> metadataByPurpose(String purpose) {
        var declared = new String[Dataset.KINDS][];
        var list = new ArrayList<Metadata>();
        floor.db.sql(OF_PURPOSE).params(purpose, declarations.get(purpose)).query((ResultSet row) -> {
            int kind = row.getInt(1);
            var id = row.getObject(2, UUID.class);
            if (id == null) {
                declared[kind] = row.getString(4).split("\\|");
            } else {
                list.add(metadata(row, id, declared[kind]));
            }
        });
        return list;
    }

    @Override
    public List<Metadata> metadataByUser(String user) {
        return floor.db
                .sql(OF_USER)
                .param(person(user).value())
                .query((row, _) -> metadata(
                        row, row.getObject(2, UUID.class), row.getString(5).split("\\|")))
                .list();
    }

    private Metadata metadata(ResultSet row, UUID id, String[] declared) throws SQLException {
        int kind = row.getInt(1);
        return new Metadata(
                keys.get(id),
                Dataset.PURPOSES.get(Dataset.purpose(kind)),
                users.get(row.getObject(3, UUID.class)),
                Dataset.expires(kind),
                row.getString(4),
                declared[3],
                declared[1],
                declared[0],
                declared[2],
                declared[4]);
    }

    private PersonId person(String user) {
        return persons.get(Dataset.USERS.numberOf(user));
    }

    @Override
    public boolean updateData(String key, String purpose, byte[] data) {
        try {
            floor.dossiers.write(dossiers.get(key), Category.MESSAGE, fields(data), use());
            return true;
        } catch (NotPermitted gone) {
            return false;
        }
    }

    @Override
    public void updateByPurpose(String purpose, Field field, String value) {
        floor.transaction.executeWithoutResult(_ -> {
            floor.db.sql(UPDATES.get(field)).params(value, purpose).update();
            record(Deed.WRITTEN, null, field.name());
        });
    }

    @Override
    public void updateByUser(String user, String objection) {
        var person = person(user).value();
        floor.transaction.executeWithoutResult(_ -> {
            floor.db
                    .sql("update objection set purpose = ? where person = ?")
                    .params(objection, person)
                    .update();
            record(Deed.OBJECTED, person, objection);
        });
    }

    private void record(Deed deed, UUID person, String detail) {
        floor.evidence.record(new Entry("c0", deed, Purpose.LOCATION.id(), STAFF, person, null, detail));
    }

    @Override
    public void create(Item item) {
        int number = Numbers.behind(Dataset.KEY, item.metadata().key());
        while (true) {
            var opening = opening(number, item.data());
            try {
                remember(number, floor.dossiers.open(List.of(opening), STAFF).getFirst());
                return;
            } catch (NotPermitted gone) {
                comeAgain(Dataset.user(number), opening, item.metadata().objection());
            }
        }
    }

    /** Of whom nothing is left there is no person either: who comes again is a new one. */
    private synchronized void comeAgain(int user, Opening opening, String objection) {
        if (persons.get(user).equals(opening.person())) {
            var person = floor.transaction.execute(_ -> {
                var id = floor.persons.add(opening.controller());
                floor.db
                        .sql("insert into objection values (?, ?, '2026-03-02')")
                        .params(id.value(), objection)
                        .update();
                return id;
            });
            users.put(person.value(), Dataset.USERS.get(user));
            persons.set(user, person);
        }
    }

    @Override
    public boolean delete(String key, String purpose) {
        return floor.dossiers.erase(List.of(dossiers.get(key)), STAFF, "erased") > 0;
    }

    @Override
    public List<LogLine> log(int first, int count) {
        return floor.evidence.from(entries[first], count).stream()
                .map(entry -> new LogLine(
                        entry.at(), operation(entry.deed()), keys.get(entry.dossier()), users.get(entry.person())))
                .toList();
    }

    private static String operation(Deed deed) {
        return deed == Deed.OPENED ? LogLine.CREATED : deed.id();
    }

    @Override
    public long overdue(long moment) {
        return (moment > FIRST_EXPIRY ? later : atFirst).overdue();
    }

    @Override
    public Space space() {
        return new Space(
                size("dossier", "declaration", "declared", "person", "objection"),
                size("keys.dossier_key", "evidence_opening", "evidence_batch", "evidence_waiting"));
    }

    private long size(String... tables) {
        return Stream.of(tables)
                .mapToLong(table -> floor.db
                        .sql("select pg_total_relation_size(?::regclass)")
                        .param(table)
                        .query(Long.class)
                        .single())
                .sum();
    }

    @Override
    public void close() {}
}
