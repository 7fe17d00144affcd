package nl.belofte.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody with the database in hands changes what was sealed. Each try is undone before the next. */
class TamperingTests {

    private static Log log;

    @BeforeAll
    static void fill(@TempDir Path folder) {
        log = new Log(folder);
        log.fill(3);
    }

    @AfterAll
    static void close() {
        log.close();
    }

    @AfterEach
    void everyTryWasUndone() {
        assertThat(log.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "evidence_entry,commitment,id",
        "evidence_opening,salt,entry",
        "evidence_batch,root,number",
        "evidence_batch,previous,number",
        "evidence_batch,head,number",
        "evidence_batch,signature,number"
    })
    void everyFlippedBitShows(String table, String column, String key) {
        var rows = log.db
                .sql("select unnest(array[min(%1$s), max(%1$s)]) from %2$s".formatted(key, table))
                .query(Long.class)
                .list();
        int length = log.db
                .sql("select min(length(%s)) from %s".formatted(column, table))
                .query(Integer.class)
                .single();
        var flip = "update %1$s set %2$s = set_bit(%2$s, ?, 1 - get_bit(%2$s, ?)) where %3$s = ?"
                .formatted(table, column, key);

        for (var row : rows) {
            for (int at = 0; at < length; at++) {
                int bit = at * 8 + (at % 8);
                assertThat(faultsAfter(flip, bit, bit, row))
                        .as("byte %d of %s of %d", at, column, row)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void everyChangedLetterOfATextShows() {
        int length = log.db
                .sql("select length(payload) from evidence_opening where entry = 1")
                .query(Integer.class)
                .single();
        var swap = "update evidence_opening set payload = overlay(payload placing ? from ?) where entry = 1";

        for (int at = 1; at <= length; at++) {
            var letter = log.db
                    .sql("select substr(payload, ?, 1) from evidence_opening where entry = 1")
                    .param(at)
                    .query(String.class)
                    .single();
            assertThat(faultsAfter(swap, letter.equals("x") ? "y" : "x", at))
                    .as("letter %d", at)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // changed
                "update evidence_entry set at = at + interval '1 microsecond' where id = 2",
                "update evidence_batch set sealed_at = sealed_at + interval '1 microsecond' where number = 2",
                "update evidence_batch set entries = entries + 1 where number = 2",
                "update evidence_opening set controller = 'voipexpress' where entry = 2",
                "update evidence_opening set dossier = null where entry = 2",
                "update evidence_opening set dossier = gen_random_uuid() where entry = 2",
                "update evidence_opening set payload = payload || ' ' where entry = 2",
                "update evidence_opening set salt = salt || '\\x00' where entry = 2",
                "update evidence_opening set entry = 100 where entry = 2",
                // dropped
                "delete from evidence_entry where id = 2",
                "delete from evidence_entry where id = 9",
                "delete from evidence_entry where batch = 2",
                "update evidence_entry set batch = null where id = 2",
                "delete from evidence_batch where number = 1",
                "delete from evidence_batch where number = 2",
                "update evidence_batch set number = number + 1 where number = 3",
                // swapped
                "update evidence_entry set commitment = (select commitment from evidence_entry o where o.id = case evidence_entry.id when 1 then 2 else 1 end) where id in (1, 2)",
                "update evidence_entry set batch = 3 - batch where id in (1, 4)",
                "update evidence_opening set payload = (select payload from evidence_opening o where o.entry = case evidence_opening.entry when 1 then 2 else 1 end) where entry in (1, 2)",
                // copied
                "insert into evidence_entry (at, commitment, batch) select at, commitment, batch from evidence_entry where id = 2",
                "update evidence_entry set commitment = (select commitment from evidence_entry where id = 1) where id = 2",
                "insert into evidence_opening select 100, salt, payload, controller, person, dossier from evidence_opening where entry = 2",
                "update evidence_batch set root = o.root, entries = o.entries from evidence_batch o where o.number = 1 and evidence_batch.number = 2",
                "update evidence_batch set signature = o.signature from evidence_batch o where o.number = 1 and evidence_batch.number = 2",
                // cut off
                "delete from evidence_batch where number = 3",
                "with gone as (delete from evidence_entry where batch = 3) delete from evidence_batch where number = 3",
                "with gone as (delete from evidence_entry where batch > 1) delete from evidence_batch where number > 1",
                "with gone as (delete from evidence_entry) delete from evidence_batch",
                "with back as (update evidence_entry set batch = null where batch = 3) delete from evidence_batch where number = 3"
            })
    void whatIsChangedDroppedSwappedCopiedOrCutOffShows(String sql) {
        var faults = faultsAfter(sql);

        assertThat(faults).isNotEmpty();
    }

    private static List<String> faultsAfter(String sql, Object... params) {
        return log.transaction.execute(undone -> {
            undone.setRollbackOnly();
            assertThat(log.tamper(sql, params)).isPositive();
            return log.faults();
        });
    }
}
