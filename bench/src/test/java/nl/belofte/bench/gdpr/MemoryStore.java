package nl.belofte.bench.gdpr;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** One operation at a time and all of it right; tests that need a liar make one of it. */
class MemoryStore implements Store {
    private final Map<String, Item> items = new HashMap<>();
    private Dataset loaded = new Dataset(0, 0);

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public synchronized void load(Dataset data) {
        items.clear();
        loaded = data;
        for (int number = 0; number < data.records(); number++) {
            create(data.loaded(number));
        }
    }

    @Override
    public synchronized byte[] read(String key, String purpose) {
        return items.containsKey(key) ? items.get(key).data() : null;
    }

    @Override
    public List<Metadata> metadataByPurpose(String purpose) {
        return all(one -> one.purpose().equals(purpose));
    }

    @Override
    public List<Metadata> metadataByUser(String user) {
        return all(one -> one.user().equals(user));
    }

    private synchronized List<Metadata> all(Predicate<Metadata> wanted) {
        var list = new ArrayList<Metadata>();
        items.values().stream().map(Item::metadata).filter(wanted).forEach(list::add);
        return list;
    }

    @Override
    public synchronized boolean updateData(String key, String purpose, byte[] data) {
        return items.computeIfPresent(key, (_, item) -> new Item(item.metadata(), data)) != null;
    }

    @Override
    public void updateByPurpose(String purpose, Field field, String value) {
        change(one -> one.purpose().equals(purpose), one -> with(one, field, value));
    }

    @Override
    public void updateByUser(String user, String objection) {
        change(
                one -> one.user().equals(user),
                one -> new Metadata(
                        one.key(),
                        one.purpose(),
                        one.user(),
                        one.expires(),
                        objection,
                        one.decisions(),
                        one.access(),
                        one.recipients(),
                        one.source(),
                        one.category()));
    }

    private synchronized void change(Predicate<Metadata> wanted, UnaryOperator<Metadata> change) {
        items.replaceAll((_, item) ->
                wanted.test(item.metadata()) ? new Item(change.apply(item.metadata()), item.data()) : item);
    }

    static Metadata with(Metadata one, Field field, String value) {
        return new Metadata(
                one.key(),
                one.purpose(),
                one.user(),
                one.expires(),
                one.objection(),
                field == Field.DECISIONS ? value : one.decisions(),
                field == Field.ACCESS ? value : one.access(),
                field == Field.RECIPIENTS ? value : one.recipients(),
                field == Field.SOURCE ? value : one.source(),
                field == Field.CATEGORY ? value : one.category());
    }

    @Override
    public synchronized void create(Item item) {
        items.put(item.metadata().key(), item);
    }

    @Override
    public synchronized boolean delete(String key, String purpose) {
        return items.remove(key) != null;
    }

    @Override
    public List<LogLine> log(int first, int count) {
        var lines = new ArrayList<LogLine>();
        for (int number = first; number < Math.min(first + count, loaded.records()); number++) {
            lines.add(new LogLine(
                    Instant.EPOCH, LogLine.CREATED, Dataset.key(number), Dataset.USERS.get(Dataset.user(number))));
        }
        return lines;
    }

    @Override
    public synchronized long overdue(long moment) {
        return items.values().stream()
                .filter(item -> item.metadata().expires() < moment)
                .count();
    }

    @Override
    public Space space() {
        return new Space(0, 0);
    }

    @Override
    public void close() {}
}
