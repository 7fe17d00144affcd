package nl.belofte.mailing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import nl.belofte.Pause;
import nl.belofte.dossier.Floor;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What several lines note in one go: each hears of its own bundle. */
class NotesTests {

    private final Floor floor = Floor.on("2026-03-10");
    private final JdbcClient db = JdbcClient.create(floor.database);
    private Mailing mailing;
    private Connection other;
    private Notes notes;

    @BeforeEach
    void open() throws SQLException {
        var node = new MailingNode(floor, 1, 1);
        mailing = node.mailing(
                node.mailings.add(MailingNode.CONTROLLER, Purpose.NEWSLETTER, MailingNode.SITE, MailingNode.WORDS));
        other = floor.database.getConnection();
        other.setAutoCommit(false);
        notes = Notes.open(floor.database, floor.clock);
    }

    @AfterEach
    void close() throws SQLException {
        notes.close();
        other.rollback();
        other.setAutoCommit(true);
        other.close();
        floor.close();
    }

    private Bundle bundle() {
        int id = db.sql("insert into mailing_bundle (mailing) values (?) returning id")
                .param(mailing.id())
                .query(Integer.class)
                .single();
        return new Bundle(id, mailing, List.of());
    }

    private void byOther(String sql) throws SQLException {
        try (var statement = other.createStatement()) {
            statement.execute(sql);
        }
    }

    private void hold(Bundle bundle) throws SQLException {
        byOther("select pg_advisory_xact_lock(%d, %d)".formatted(Bundles.LOCK, bundle.id()));
    }

    private int handing(Bundle bundle) {
        return db.sql("select handing from mailing_bundle where id = ?")
                .param(bundle.id())
                .query(Integer.class)
                .single();
    }

    /** The one that nobody lets go first makes the others gather behind it; it waits too long, and they do not. */
    @Test
    void whoHoldsHisBundleIsNotedWhateverIsWithTheOthers() throws SQLException {
        var stuck = bundle();
        var held = bundle();
        var also = bundle();
        var lost = bundle();
        hold(stuck);
        hold(held);
        hold(also);
        byOther("update mailing_bundle set handing = handing where id = " + stuck.id());

        var first = notes.handing(stuck, 1);
        var noted = notes.handing(held, 2);
        var again = notes.handing(stuck, 3);
        var notHeld = notes.handing(lost, 4);
        var last = notes.handing(also, 5);

        assertThatThrownBy(first::run).isInstanceOf(Notes.NotHeld.class);
        assertThatThrownBy(again::run).isInstanceOf(Notes.NotHeld.class);
        assertThatThrownBy(notHeld::run).isInstanceOf(Notes.NotHeld.class);
        assertThatCode(noted::run).doesNotThrowAnyException();
        assertThatCode(last::run).doesNotThrowAnyException();
        assertThat(List.of(handing(held), handing(also), handing(lost))).containsExactly(2, 5, -1);
    }

    @Test
    void ofSeveralInOneGoOnlyWhoHoldsHisIsNoted() throws SQLException {
        var first = bundle();
        var held = bundle();
        var lost = bundle();
        hold(first);
        hold(held);
        Runnable begun;
        Runnable noted;
        Runnable notHeld;
        try (var busy = floor.database.getConnection()) {
            busy.setAutoCommit(false);
            try (var statement = busy.createStatement()) {
                statement.execute("update mailing_bundle set handing = handing where id = " + first.id());
            }
            begun = notes.handing(first, 1);
            Pause.of(Duration.ofMillis(300));
            noted = notes.handing(held, 2);
            notHeld = notes.handing(lost, 3);
            busy.rollback();
            busy.setAutoCommit(true);
        }

        // The first: what is told after a moment is noted anew, alone.
        assertThatThrownBy(notHeld::run).isInstanceOf(Notes.NotHeld.class);
        assertThatCode(begun::run).doesNotThrowAnyException();
        assertThatCode(noted::run).doesNotThrowAnyException();
        assertThat(List.of(handing(first), handing(held), handing(lost))).containsExactly(1, 2, -1);
    }
}
