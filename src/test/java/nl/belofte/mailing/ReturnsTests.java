package nl.belofte.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.belofte.consent.GivenConsents;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Floor;
import nl.belofte.inbox.LetterBounced;
import nl.belofte.inbox.LetterBounced.Why;
import nl.belofte.mail.Carriages;
import nl.belofte.mail.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a copy that comes back does, and what a forged one does not. */
class ReturnsTests {

    private final Floor floor = Floor.on("2026-03-10");
    private ScriptedServer server;
    private MailingNode node;
    private Returns returns;
    private List<DossierId> readers;
    private Mailing mailing;

    @BeforeEach
    void send() throws Exception {
        server = new ScriptedServer();
        node = new MailingNode(floor, server.port(), 1);
        returns = new Returns(
                floor.db, new CopyMarks(Carriages.tokens(floor.keys)), node.suppressions, GivenConsents.on(floor));
        readers = Readers.add(floor, 3);
        mailing = node.begun();
        node.dispatch.run();
        server.taken().clear();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        floor.close();
    }

    private String mark(int reader) {
        return "<" + new CopyMarks(Carriages.tokens(floor.keys)).of(readers.get(reader), mailing.id()) + "@ipcall.me>";
    }

    private void comesBack(String controller, Why why, String id) {
        floor.inTransaction(() -> returns.bounced(new LetterBounced(controller, why, List.of(id))));
    }

    private void sendAnother() {
        node.begun();
        node.dispatch.run();
    }

    @Test
    void whoseAddressThereIsNotGetsNoneOfThatPurposeAnyMore() {
        comesBack("ipcall", Why.NO_SUCH_ADDRESS, mark(1));
        comesBack("ipcall", Why.NO_SUCH_ADDRESS, mark(1));

        assertThat(node.mailing(mailing.id()).counts()).isEqualTo(new Mailing.Counts(3, 2, 1, 0));
        sendAnother();
        assertThat(server.taken()).containsExactlyInAnyOrder(Readers.address(0), Readers.address(2));
    }

    @Test
    void whoCallsItUnwantedSaidNoAndIsErased() {
        comesBack("ipcall", Why.UNWANTED, mark(1));

        assertThat(floor.erased(readers.get(1))).isTrue();
        // Of her address, and of herself.
        assertThat(floor.count("suppression where channel = 'email' and purpose = 'newsletter'"))
                .isEqualTo(2);
        assertThat(floor.count("suppression")).isEqualTo(2);
        sendAnother();
        assertThat(server.taken()).containsExactlyInAnyOrder(Readers.address(0), Readers.address(2));
    }

    @Test
    void whoseMailboxIsFullGetsTheNextOne() {
        comesBack("ipcall", Why.NOT_DELIVERED, mark(1));
        sendAnother();
        assertThat(server.taken()).hasSize(3);
    }

    /** Anybody can write us a report, about anybody. */
    @ParameterizedTest
    @ValueSource(strings = {"guessed", "other mailing", "other controller", "other use", "nothing"})
    void whatIsForgedDoesNothing(String how) {
        var own = mark(1);
        var forged = switch (how) {
            case "guessed" -> "<%s.%d@ipcall.me>".formatted(guess(), mailing.id());
            case "other mailing" -> own.replaceFirst("\\.\\d+@", "." + (mailing.id() + 1) + "@");
            case "other use" ->
                "<%s.%d@ipcall.me>"
                        .formatted(
                                Carriages.tokens(floor.keys)
                                        .make("reply", readers.get(1).value()),
                                mailing.id());
            case "nothing" -> "<1@ipcall.me>";
            default -> own;
        };
        for (var why : Why.values()) {
            comesBack(how.equals("other controller") ? "voipexpress" : "ipcall", why, forged);
        }

        assertThat(floor.count("suppression")).isZero();
        sendAnother();
        assertThat(server.taken()).hasSize(3);
    }

    private static String guess() {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((UUID.randomUUID().toString().substring(0, 32)).getBytes());
    }
}
