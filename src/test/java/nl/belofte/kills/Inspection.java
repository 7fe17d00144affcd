package nl.belofte.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.belofte.dossier.Unsealed;
import nl.belofte.kills.Life.State;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks while nothing is under way whether all is as it can only be. */
final class Inspection {

    private final World world;
    private final JdbcClient db;

    Inspection(World world, JdbcClient db) {
        this.world = world;
        this.db = db;
    }

    void run() {
        lives();
        keys();
        erasures();
    }

    private int count(String from) {
        return db.sql("select count(*) from " + from).query(Integer.class).single();
    }

    private void lives() {
        Map<UUID, State> states = new HashMap<>();
        var reads = reads();
        for (var each : Unsealed.all(db, world.home)) {
            states.put(each.id(), new State(each.address(), each.ended(), each.restricted(), false));
        }
        db.sql("select id from dossier where person is null")
                .query(UUID.class)
                .list()
                .forEach(id -> states.put(id, State.erased()));
        for (var life : world.lives.values()) {
            assertThat(states).as("dossiers that are there").containsKey(life.id);
            life.seen(states.get(life.id), reads.getOrDefault(life.id, 0), world.today);
        }
        var others = new HashSet<>(states.keySet());
        others.removeAll(world.lives.keySet());
        assertThat(others.size())
                .as("dossiers that nobody was told of")
                .isLessThanOrEqualTo(world.openingsUnknown.get());
    }

    private Map<UUID, Integer> reads() {
        return db.sql("""
                        select dossier, count(*) from evidence_opening
                        where payload like '%\ndeed=read\n%' group by dossier""").query((row, _) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void keys() {
        assertThat(count("""
                        dossier d full join keys.dossier_key k on k.dossier = d.id
                        where (d.person is not null) is distinct from (k.dossier is not null)"""))
                .as("dossiers without a key, and keys without a dossier")
                .isZero();
        assertThat(Unsealed.masters(world.home))
                .as("masters in the file")
                .containsAll(db.sql("select number from keys.master_key union select master from keys.dossier_key")
                        .query(Integer.class)
                        .list());
    }

    /** Each erasure is told of once, and nothing else of it can be read. */
    private void erasures() {
        var told = db.sql("select payload from evidence_opening where payload like '%\ndeed=erased\n%'")
                .query(String.class)
                .list();
        var times = new HashMap<UUID, Integer>();
        for (var payload : told) {
            var ids = new HashSet<UUID>();
            for (var word : payload.split("[^0-9a-f-]+")) {
                if (word.length() == 36) {
                    ids.add(UUID.fromString(word));
                }
            }
            ids.forEach(id -> times.merge(id, 1, Integer::sum));
        }
        for (var life : world.lives.values()) {
            assertThat(times.getOrDefault(life.id, 0))
                    .as("how often dossier %s was erased", life.id)
                    .isEqualTo(life.isGone() ? 1 : 0);
        }
        assertThat(count("""
                        evidence_opening o join dossier d on d.id = o.dossier
                        where d.person is null and o.payload not like '%\ndeed=erased\n%'""")).as("entries of erased dossiers that can be read").isZero();
    }
}
