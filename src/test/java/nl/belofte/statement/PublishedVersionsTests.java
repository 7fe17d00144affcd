package nl.belofte.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.belofte.TestClock;
import nl.belofte.evidence.CleanDatabase;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class PublishedVersionsTests {

    @TempDir
    Path empty;

    private final TestClock clock = TestClock.on("2026-08-01");
    private final HikariDataSource database = CleanDatabase.open();
    private final JdbcClient db = JdbcClient.create(database);
    private StatementFolder folder;

    @BeforeEach
    void publish() {
        folder = new StatementFolder(empty).with("north", "2026-01-01").with("south", "2026-01-01");
        remember();
    }

    @AfterEach
    void close() {
        CleanDatabase.giveBack(database);
    }

    @Test
    void theSameVersionStartsAgain() {
        remember();

        assertThat(db.sql("select count(*) from statement_version")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aCommentDoesNotMakeItAnotherVersion() {
        folder.with("north", "2026-01-01", "country: nl", "# where they are\ncountry: nl");

        remember();
    }

    @Test
    void aPublishedVersionWithOtherContentRefusesToStart() {
        folder.with("north", "2026-01-01", "keep: 6 months after closed", "keep: 60 months after closed");

        assertThatThrownBy(this::remember)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("north/2026-01-01 was published with other content")
                .hasMessageContaining("a later date");
    }

    @Test
    void otherContentUnderALaterDateStarts() {
        folder.with("north", "2026-07-01", "keep: 6 months after closed", "keep: 60 months after closed");

        remember();

        assertThat(db.sql("select count(*) from statement_version")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aPublishedVersionWhoseFileIsGoneRefusesToStart() throws IOException {
        folder.with("north", "2026-07-01");
        remember();
        Files.delete(empty.resolve("north/statement/2026-01-01.yaml"));

        assertThatThrownBy(this::remember)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("north/2026-01-01 was published and its file is gone");
    }

    @Test
    void aControllerWhoseFolderIsGoneRefusesToStart() throws IOException {
        Files.delete(empty.resolve("south/statement/2026-01-01.yaml"));
        Files.delete(empty.resolve("south/statement"));
        Files.delete(empty.resolve("south"));

        assertThatThrownBy(this::remember).isInstanceOf(Refusal.class).hasMessageContaining("south/2026-01-01");
    }

    private void remember() {
        new PublishedVersions(db, clock).remember(folder.read(clock));
    }
}
