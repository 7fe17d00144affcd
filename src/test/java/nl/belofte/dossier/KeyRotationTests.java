package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import nl.belofte.SteppedDatabase;
import nl.belofte.brand.Mode;
import nl.belofte.person.PersonId;
import nl.belofte.refusal.Refusal;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyRotationTests {

    private final Floor floor = Floor.on("2026-03-02");
    private final PersonId anna = floor.person("ipcall");
    private final DossierId account = floor.open("ipcall", anna, Purpose.ACCOUNT, ANNA);
    private final Path file = floor.folder.resolve("keys/master.key");

    @AfterEach
    void close() {
        floor.close();
    }

    private long rotate(Keys keys) {
        return new KeyRotation(floor.db, floor.transaction, keys).run(_ -> {});
    }

    private Keys anotherNode() {
        return new DossierConfiguration().keys(floor.folder.resolve("keys"), floor.db, Mode.TRIAL);
    }

    private void assertReadable() {
        assertThat(floor.read(account, Purpose.ACCOUNT, self(anna)).content()).isEqualTo(ANNA);
    }

    private List<Integer> masters() {
        return KeyFile.read(file).masters().keySet().stream().toList();
    }

    @Test
    void everyKeyIsWrappedAnewAndTheOldMasterIsGone() throws IOException {
        var before = Files.readString(file);

        assertThat(rotate(anotherNode())).isEqualTo(1);

        assertThat(masters()).containsExactly(2);
        assertThat(floor.count("keys.dossier_key where master <> 2")).isZero();
        assertThat(Files.readString(file))
                .doesNotContain(before.lines().findFirst().orElseThrow());
        assertReadable();
    }

    @Test
    void theOldFileOpensTheDatabaseNoMore() throws IOException {
        var before = Files.readString(file);
        rotate(anotherNode());
        Files.writeString(file, before);

        assertThatThrownBy(this::anotherNode)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not the one that this database was sealed with");
    }

    @Test
    void aNodeThatServesMeanwhileReadsAndOpensAsBefore() {
        rotate(anotherNode());

        assertReadable();
        var another = floor.open("ipcall", anna, Purpose.ACCOUNT, ANNA);

        assertThat(floor.count("keys.dossier_key where master = 2")).isEqualTo(2);
        assertThat(floor.read(another, Purpose.ACCOUNT, self(anna)).content()).isEqualTo(ANNA);
    }

    @Test
    void blindIndexesAndLinksStayAsTheyWere() {
        var keys = anotherNode();
        var index = keys.blindIndex("ipcall", "email", "anna");
        var token = keys.token("link", account.value());

        rotate(keys);

        assertThat(anotherNode().blindIndex("ipcall", "email", "anna")).isEqualTo(index);
        assertThat(anotherNode().token("link", account.value())).isEqualTo(token);
    }

    @Test
    void aRotationThatWasKilledAfterEachStepGoesOnWhereItWas() throws IOException {
        for (int i = 0; i < 2_100; i++) {
            floor.keys.keep(floor.db, List.of(DossierId.random().value()), List.of(Keys.random()));
        }

        for (int left : new int[] {1_101, 101, 0}) {
            assertThatThrownBy(() -> new KeyRotation(floor.db, floor.transaction, anotherNode()).run(_ -> {
                        throw new IllegalStateException("killed");
                    }))
                    .hasMessage("killed");
            assertThat(floor.count("keys.dossier_key where master = 1")).isEqualTo(left);
            assertReadable();
        }

        rotate(anotherNode());
        assertThat(masters()).hasSize(1);
        assertThat(floor.count("keys.master_key")).isEqualTo(1);
        assertReadable();
    }

    @Test
    void aNewMasterThatTheDatabaseDoesNotKnowYetIsTakenUp() throws IOException {
        var two = KeyFile.read(file);
        var masters = new TreeMap<>(two.masters());
        masters.put(2, Keys.random());
        two.with(masters).write(file);

        var keys = anotherNode();
        floor.read(account, Purpose.ACCOUNT, self(anna));
        rotate(keys);

        assertThat(masters()).containsExactly(2);
        assertReadable();
    }

    @Test
    void aMasterThatIsKnownStaysKnownWhenARotationTakesItAway() {
        var late = anotherNode();
        rotate(floor.keys);
        assertThat(late.know(2)).isTrue();
        var wrapped = floor.keys.wrap(account.value(), 2, Keys.random());
        rotate(floor.keys);

        assertThat(masters()).containsExactly(3);
        assertThat(late.unwrap(account.value(), 2, wrapped)).hasSize(32);
        assertThat(anotherNode().know(2)).isFalse();
    }

    @Test
    void rotationsThatEndWhileANodeLooksRefuseNothingThere() {
        var late = new SteppedDatabase(floor.database.getJdbcUrl());
        try {
            var dossiers = floor.dossiersOn(late, anotherNode());
            rotate(floor.keys);
            var looks = new AtomicInteger();
            late.watch(new SteppedDatabase.Watch() {
                @Override
                public void before(String step) {}

                @Override
                public void after(String statement) {
                    if (statement.contains("where d.person is not null and d.id = ?")) {
                        looks.incrementAndGet();
                        rotate(floor.keys);
                        rotate(floor.keys);
                    }
                }
            });

            var read = dossiers.read(account, new Use(Purpose.ACCOUNT, self(anna)));

            assertThat(read.content()).isEqualTo(ANNA);
            assertThat(looks).hasValue(2);
        } finally {
            late.close();
        }
    }

    @Test
    void aDossierWhoseMasterIsLostIsRefusedAndHasNoEntryOfARead() throws IOException {
        var one = Files.readString(file);
        var other = anotherNode();
        rotate(other);
        Files.writeString(file, one);
        long entries = floor.evidence.count();

        assertThatThrownBy(() -> floor.dossiers.read(account, new Use(Purpose.ACCOUNT, self(anna))))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Master key 2 is not in " + file);

        assertThat(floor.evidence.count()).isEqualTo(entries);
    }

    /** Else the key would be found nowhere yet, and be wrapped by a master that is gone once it is. */
    @Test
    void whoWrapsAKeyAtThatMomentIsWaitedFor() throws Exception {
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var rotating = floor.inTransaction(() -> {
                floor.keys.keep(floor.db, List.of(DossierId.random().value()), List.of(Keys.random()));
                var other = others.submit(() -> rotate(anotherNode()));
                while (!other.isDone() && floor.count("pg_locks where not granted") == 0) {
                    Thread.onSpinWait();
                }
                return other;
            });

            assertThat(rotating.get()).isEqualTo(2);
        }

        assertThat(floor.count("keys.dossier_key where master <> 2")).isZero();
    }

    @Test
    void twoWhoRotateAtOnceDoSoOneAfterTheOther() throws Exception {
        var nodes = List.of(anotherNode(), anotherNode(), anotherNode());
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var rotation : nodes.stream()
                    .map(node -> others.submit(() -> rotate(node)))
                    .toList()) {
                assertThat(rotation.get()).isEqualTo(1);
            }
        }

        assertThat(masters()).containsExactly(4);
        assertReadable();
    }

    @Test
    void aNodeThatStartsMeanwhileIsNotRefused() throws Exception {
        var done = new AtomicBoolean();
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var rotating = others.submit(() -> {
                while (!done.get()) {
                    rotate(floor.keys);
                }
            });
            try {
                for (int i = 0; i < 200; i++) {
                    anotherNode();
                }
            } finally {
                done.set(true);
            }
            rotating.get();
        }
    }

    @Test
    void whileOthersOpenReadAndEraseNothingIsLost() throws Exception {
        var done = new AtomicBoolean();
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var busy = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 3; i++) {
                busy.add(others.submit(() -> {
                    int turns = 0;
                    for (; !done.get(); turns++) {
                        var id = floor.open("ipcall", anna, Purpose.ACCOUNT, ANNA);
                        assertThat(floor.read(id, Purpose.ACCOUNT, self(anna)).content())
                                .isEqualTo(ANNA);
                        if (turns % 2 == 0) {
                            floor.erase(id);
                        }
                    }
                    return turns;
                }));
            }
            for (int i = 0; i < 5; i++) {
                rotate(anotherNode());
            }
            done.set(true);
            for (var each : busy) {
                assertThat(each.get()).isPositive();
            }
        }

        assertThat(masters()).containsExactly(6);
        assertThat(floor.count("keys.dossier_key where master <> 6")).isZero();
        assertThat(floor.dossiers.readOwn(anna))
                .allMatch(dossier -> dossier.content().equals(ANNA));
        assertThat(floor.count("keys.dossier_key")).isEqualTo(floor.count("dossier where person is not null"));
    }
}
