package nl.belofte.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody with the database in hands changes what was sealed. Each try is undone before the next. */
@Tag("faults")
class TamperingTests {

    private static Log log;

    @BeforeAll
    static void fill(@TempDir Path folder) {
        log = new Log(folder);
        log.fill(3);
        // One that waits, and what an erasure tells, can be tampered with as well.
        log.record(Log.entry(Deed.READ, Log.ORDER, ""));
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
        "evidence_batch,leaves,number",
        "evidence_opening,salt,entry",
        "evidence_chain,public_key,id",
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
                "update evidence_batch set sealed_at = sealed_at + interval '1 microsecond' where number = 2",
                "update evidence_batch set leaves = leaves || leaves where number = 2",
                "update evidence_opening set person = gen_random_uuid() where entry = 2",
                "update evidence_opening set person = null where entry = 2",
                "update evidence_opening set dossier = null where entry = 2",
                "update evidence_opening set dossier = gen_random_uuid() where entry = 2",
                "update evidence_opening set payload = payload || ' ' where entry = 2",
                "update evidence_opening set salt = salt || '\\x00' where entry = 2",
                "update evidence_opening set entry = 100 where entry = 2",
                "update evidence_batch set first_entry = first_entry - 1 where number = 2",
                "update evidence_batch set last_entry = last_entry + 1 where number = 2",
                // dropped
                "delete from evidence_opening where entry = 2",
                "delete from evidence_opening where entry = 10",
                "delete from evidence_waiting",
                "update evidence_batch set leaves = substr(leaves, 49) where number = 2",
                "update evidence_batch set leaves = substr(leaves, 1, 96) where number = 2",
                "update evidence_batch set leaves = substr(leaves, 1, 143) where number = 2",
                "update evidence_batch set leaves = '' where number = 2",
                "delete from evidence_batch where number = 1",
                "delete from evidence_batch where number = 2",
                "update evidence_batch set number = number + 1 where number = 3",
                "update evidence_batch set signature = null where number = 2",
                "delete from evidence_opening",
                // swapped
                "update evidence_batch set leaves = substr(leaves, 49, 48) || substr(leaves, 1, 48) || substr(leaves, 97) where number = 1",
                "update evidence_batch b set leaves = o.leaves from evidence_batch o where b.number + o.number = 3",
                "update evidence_opening set payload = (select payload from evidence_opening o where o.entry = case evidence_opening.entry when 1 then 2 else 1 end) where entry in (1, 2)",
                "update evidence_opening set entry = -entry where entry in (1, 2)",
                // copied
                "update evidence_batch set leaves = leaves || substr(leaves, 1, 48) where number = 2",
                "insert into evidence_opening select 100, salt, payload, person, dossier from evidence_opening where entry = 2",
                "update evidence_batch b set leaves = o.leaves from evidence_batch o where o.number = 1 and b.number = 2",
                "update evidence_batch b set signature = o.signature from evidence_batch o where o.number = 1 and b.number = 2",
                "insert into evidence_batch select chain, 4, leaves, first_entry, last_entry, previous, head, signature, sealed_at from evidence_batch where number = 3",
                // cut off
                "delete from evidence_batch where number = 3",
                "with gone as (delete from evidence_opening where entry > 6) delete from evidence_batch where number = 3",
                "with gone as (delete from evidence_opening where entry > 3) delete from evidence_batch where number > 1",
                "with gone as (delete from evidence_opening) delete from evidence_batch",
                "with back as (insert into evidence_waiting select entry, now(), salt from evidence_opening where entry between 7 and 9) delete from evidence_batch where number = 3",
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
