package nl.belofte.bench.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckerTests {
    private static final Dataset DATA = new Dataset(1_000, 7);

    /** As the bench does it, with the reading afterwards. */
    private static long faults(Store store, Workload workload, Mix mix, int threads) throws InterruptedException {
        store.load(DATA);
        var ops = new ArrayList<>(Script.of(workload, mix, DATA, 2_000));
        var answers = Clients.run(store, ops, threads, new InForce()).answers();
        var audit = Script.audit(ops, DATA);
        var both = answers.and(Clients.run(store, audit, threads, new InForce()).answers());
        ops.addAll(audit);
        return Checker.check(DATA, ops, both).wrong();
    }

    static Stream<Arguments> workloads() {
        return Stream.of(Workload.values())
                .flatMap(workload -> Stream.of(Mix.values()).map(mix -> Arguments.of(workload, mix)));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void finds_nothing_in_right_answers(Workload workload, Mix mix) throws InterruptedException {
        assertThat(faults(new MemoryStore(), workload, mix, 1)).isZero();
        assertThat(faults(new MemoryStore(), workload, mix, 8)).isZero();
    }

    /** Each lies in one way, in the workload where that shows. */
    static Stream<Arguments> liars() {
        return Stream.of(
                Arguments.of("loses a record from a list", Workload.PROCESSOR, new MemoryStore() {
                    @Override
                    public List<Metadata> metadataByPurpose(String purpose) {
                        return super.metadataByPurpose(purpose).stream().skip(1).toList();
                    }
                }),
                Arguments.of("says a record twice", Workload.PROCESSOR, new MemoryStore() {
                    @Override
                    public List<Metadata> metadataByUser(String user) {
                        var list = new ArrayList<>(super.metadataByUser(user));
                        list.addAll(list);
                        return list;
                    }
                }),
                Arguments.of("answers for another user", Workload.REGULATOR, new MemoryStore() {
                    @Override
                    public List<Metadata> metadataByUser(String user) {
                        return super.metadataByUser("user-1");
                    }
                }),
                Arguments.of("changes one field of one row", Workload.PROCESSOR, new MemoryStore() {
                    @Override
                    public List<Metadata> metadataByPurpose(String purpose) {
                        var list = new ArrayList<>(super.metadataByPurpose(purpose));
                        list.set(3, with(list.get(3), Field.SOURCE, list.get(3).source() + "0"));
                        return list;
                    }
                }),
                Arguments.of("gives other data", Workload.PROCESSOR, new MemoryStore() {
                    @Override
                    public synchronized byte[] read(String key, String purpose) {
                        var data = super.read(key, purpose);
                        return data == null ? null : data.clone()[0] == 1 ? data : new byte[data.length];
                    }
                }),
                Arguments.of("does not find what is there", Workload.PROCESSOR, new MemoryStore() {
                    @Override
                    public synchronized byte[] read(String key, String purpose) {
                        return null;
                    }
                }),
                Arguments.of("keeps what it deletes", Workload.CUSTOMER, new MemoryStore() {
                    @Override
                    public synchronized boolean delete(String key, String purpose) {
                        return read(key, purpose) != null;
                    }
                }),
                Arguments.of("deletes and says that it did not", Workload.CUSTOMER, new MemoryStore() {
                    @Override
                    public synchronized boolean delete(String key, String purpose) {
                        super.delete(key, purpose);
                        return false;
                    }
                }),
                Arguments.of("forgets an update of data", Workload.CUSTOMER, new MemoryStore() {
                    @Override
                    public synchronized boolean updateData(String key, String purpose, byte[] data) {
                        return read(key, purpose) != null;
                    }
                }),
                Arguments.of("forgets an update by purpose", Workload.CONTROLLER, new MemoryStore() {
                    private int updates;

                    @Override
                    public synchronized void updateByPurpose(String purpose, Field field, String value) {
                        if (++updates % 50 > 0) {
                            super.updateByPurpose(purpose, field, value);
                        }
                    }
                }),
                Arguments.of("leaves out some users", Workload.CONTROLLER, new MemoryStore() {
                    @Override
                    public void updateByUser(String user, String objection) {
                        if (!user.endsWith("2")) {
                            super.updateByUser(user, objection);
                        }
                    }
                }),
                Arguments.of("forgets one it creates", Workload.CONTROLLER, new MemoryStore() {
                    @Override
                    public synchronized void create(Item item) {
                        if (!item.metadata().key().equals("key1100")) {
                            super.create(item);
                        }
                    }
                }),
                Arguments.of("creates with what was in force at loading", Workload.CONTROLLER, new MemoryStore() {
                    @Override
                    public synchronized void create(Item item) {
                        int number = Numbers.behind(Dataset.KEY, item.metadata().key());
                        super.create(new Item(DATA.loaded(number).metadata(), item.data()));
                    }
                }),
                Arguments.of("gives the wrong part of the log", Workload.REGULATOR, new MemoryStore() {
                    @Override
                    public List<LogLine> log(int first, int count) {
                        return super.log(Math.max(0, first - 1), count);
                    }
                }),
                Arguments.of("cuts the log short", Workload.REGULATOR, new MemoryStore() {
                    @Override
                    public List<LogLine> log(int first, int count) {
                        return super.log(first, count - 1);
                    }
                }),
                Arguments.of("always says that nothing is overdue", Workload.REGULATOR, new MemoryStore() {
                    @Override
                    public synchronized long overdue(long moment) {
                        return 0;
                    }
                }),
                Arguments.of("counts a second early", Workload.REGULATOR, new MemoryStore() {
                    @Override
                    public synchronized long overdue(long moment) {
                        return super.overdue(moment + 1);
                    }
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("liars")
    void catches_a_store_that(String lies, Workload where, Store liar) throws InterruptedException {
        var mix = where == Workload.PROCESSOR ? Mix.SOURCE : Mix.PAPER;
        assertThat(faults(liar, where, mix, 8)).isPositive();
    }

    // key3 has kind-3 when it is loaded; kind-5 is being written from 10 to 20.
    private static final Op WRITE = new Op(Kind.UPDATE_PURPOSE, 3, Field.CATEGORY, 5, null);

    private static long faultsOfReading(String category, long began, long ended) {
        var small = new Dataset(4, 7);
        var answers = new Answers(2);
        answers.began[0] = 10;
        answers.ended[0] = 20;
        answers.began[1] = began;
        answers.ended[1] = ended;
        answers.rows[1] = new long[] {Row.of(MemoryStore.with(small.loaded(3).metadata(), Field.CATEGORY, category))};
        return Checker.check(small, List.of(WRITE, Op.of(Kind.READ_PURPOSE, 3)), answers)
                .wrong();
    }

    @Test
    void admits_the_old_value_alone_before_a_write_both_meanwhile_and_the_new_one_alone_afterwards() {
        assertThat(faultsOfReading("kind-3", 5, 9)).isZero();
        assertThat(faultsOfReading("kind-5", 5, 9)).isOne();
        assertThat(faultsOfReading("kind-3", 5, 10)).isZero();
        assertThat(faultsOfReading("kind-5", 5, 10)).isZero();
        assertThat(faultsOfReading("kind-3", 20, 25)).isZero();
        assertThat(faultsOfReading("kind-5", 20, 25)).isZero();
        assertThat(faultsOfReading("kind-3", 21, 25)).isOne();
        assertThat(faultsOfReading("kind-5", 21, 25)).isZero();
        assertThat(faultsOfReading("kind-4", 15, 16)).isOne();
    }

    @Test
    void admits_one_deletion_that_found_the_record_and_no_second() {
        var small = new Dataset(4, 7);
        var ops = List.of(Op.of(Kind.DELETE, 1), Op.of(Kind.DELETE, 1));
        for (long second : new long[] {Answers.NO, Answers.YES}) {
            var answers = new Answers(2);
            answers.began[1] = 10;
            answers.ended[1] = 20;
            answers.single[0] = Answers.YES;
            answers.single[1] = second;
            assertThat(Checker.check(small, ops, answers).wrong() > 0).isEqualTo(second == Answers.YES);
        }
    }
}
