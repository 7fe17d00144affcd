package nl.belofte.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationsTests {

    @Test
    void theListOfScriptsIsTheFolder() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(Migrations.known().keySet())
                    .containsExactlyElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".sql"))
                                    .sorted(Comparator.comparing(MigrationsTests::version))
                                    .toList());
        }
    }

    private static int version(String name) {
        return Integer.parseInt(name.substring(1, name.indexOf('_')));
    }

    @Test
    void theChecksumsAreThoseThatFlywayKeeps() {
        var db = JdbcClient.create(TestDatabase.fresh());

        var kept = db.sql("select checksum from flyway_schema_history order by installed_rank")
                .query(Integer.class)
                .list();

        assertThat(Migrations.known().values()).containsExactlyElementsOf(kept);
    }

    @Test
    void anEmptyDatabaseGetsItsTables() {
        var database = TestDatabase.empty();

        Migrations.bring(database);

        assertThat(JdbcClient.create(database)
                        .sql("select count(*) from dossier")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aScriptThatIsNotWhatWasAppliedIsNotPassedOver() {
        var database = TestDatabase.fresh();
        JdbcClient.create(database)
                .sql("update flyway_schema_history set checksum = 1")
                .update();

        assertThat(catchThrowable(() -> Migrations.bring(database)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(
                        "The tables of this database were made by a build that this one does not follow.")
                .hasMessageNotContaining("\n")
                .cause()
                .hasMessageContaining("checksum");
    }
}
