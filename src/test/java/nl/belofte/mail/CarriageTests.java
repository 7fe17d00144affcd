package nl.belofte.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.belofte.TestClock;
import nl.belofte.refusal.Refusal;
import nl.belofte.statement.StatementFolder;
import nl.belofte.statement.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.mock.env.MockEnvironment;

/** How mail to many leaves: over a connection that stays open, and no quicker than the settings say. */
class CarriageTests {

    private static final Statements STATEMENTS = Statements.read(StatementFolder.REAL, TestClock.on("2026-03-10"));

    static Message to(String address) {
        return new Message(
                LetterKind.CONTRACTUAL,
                "info@voorbeeld.example",
                "Voorbeeld",
                address,
                "Onderwerp",
                "Dag",
                Optional.of("<p>Dag</p>"),
                "nl",
                Optional.empty(),
                true,
                Map.of());
    }

    private static SmtpCarrier carrier(int port) {
        var settings = new MailProperties();
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        return new SmtpCarrier(MailConfiguration.smtp(settings), List.of(), InProduction.CLOCK);
    }

    @Test
    void aLineIsOneConnectionForManyMessages() throws Exception {
        try (var server = new ScriptedServer()) {
            try (var line = carrier(server.port()).open()) {
                for (int i = 0; i < 20; i++) {
                    line.carry(to("anna@voorbeeld.example"), () -> {});
                }
            }
            assertThat(server.taken()).hasSize(20);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aLineThatWasLostIsMadeAnew() throws Exception {
        try (var server = new ScriptedServer();
                var line = carrier(server.port()).open()) {
            line.carry(to("anna@voorbeeld.example"), () -> {});
            server.hangUp();
            line.carry(to("bram@voorbeeld.example"), () -> {});
            server.answerOnce("MAIL", 421);
            line.carry(to("chaima@voorbeeld.example"), () -> {});

            assertThat(server.taken())
                    .containsExactly("anna@voorbeeld.example", "bram@voorbeeld.example", "chaima@voorbeeld.example");
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void theServerDoesNotGetWhatWasNotNotedBefore() throws Exception {
        try (var server = new ScriptedServer();
                var line = carrier(server.port()).open()) {
            assertThatThrownBy(() -> line.carry(to("anna@voorbeeld.example"), () -> {
                        throw new IllegalArgumentException("no note");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(server.taken()).isEmpty();
            line.carry(to("bram@voorbeeld.example"), () -> {});
            assertThat(server.taken()).containsExactly("bram@voorbeeld.example");
        }
    }

    @ParameterizedTest
    @CsvSource({"RCPT,550,true", "RCPT,450,false", "DATA,554,false", ".,451,false", ".,550,false", "MAIL,553,false"})
    void tellsWhatTheServerSurelyDoesNotHave(String at, int code, boolean never) throws Exception {
        try (var server = new ScriptedServer();
                var line = carrier(server.port()).open()) {
            server.answerOnce(at, code);

            assertThatThrownBy(() -> line.carry(to("anna@voorbeeld.example"), () -> {}))
                    .isInstanceOfSatisfying(
                            NotAccepted.class,
                            refused -> assertThat(refused.never()).isEqualTo(never));

            line.carry(to("bram@voorbeeld.example"), () -> {});
            assertThat(server.taken()).containsExactly("bram@voorbeeld.example");
        }
    }

    @Test
    void tellsThatNobodyKnowsWhenTheServerHangsUpBehindTheText() throws Exception {
        try (var server = new ScriptedServer();
                var line = carrier(server.port()).open()) {
            server.answerOnce(".", 0);

            assertThatThrownBy(() -> line.carry(to("anna@voorbeeld.example"), () -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining("anna");
        }
    }

    @Test
    void noMoreLeavesThanTheRateSaysWhoeverSends() throws Exception {
        var rate = new Rate(50);
        var carried = new ArrayList<String>();
        var carriage = new Carriage(message -> carried.add(message.to()), rate, 2);
        long begun = System.nanoTime();
        try (var line = carriage.open()) {
            for (int i = 0; i < 10; i++) {
                line.carry(to("anna@voorbeeld.example"), () -> {});
                carriage.carry(to("bram@voorbeeld.example"));
            }
        }
        assertThat(carried).hasSize(20);
        // The first goes at once, each of the others 20 ms after the one before.
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(19 * 20));
    }

    @ParameterizedTest
    @CsvSource({
        "belofte.mail.rate,0,10000",
        "belofte.mail.rate,10001,10000",
        "belofte.mail.rate,-5,10000",
        "belofte.mail.rate,veel,10000",
        "belofte.mail.rate,2.5,10000",
        "belofte.mail.connections,0,8",
        "belofte.mail.connections,9,8"
    })
    void refusesWhatIsNoRate(String setting, String value, int most) {
        var settings = new MockEnvironment().withProperty(setting, value);

        assertThatThrownBy(() -> MailSettings.read(settings, STATEMENTS))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("%s", setting)
                .hasMessageContaining(
                        "is '%s': make it a number from 1 to %d, or leave it out.".formatted(value, most));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "10000,8", "'',''"})
    void takesWhatIsOne(String rate, String connections) {
        var settings = new MockEnvironment()
                .withProperty("belofte.mail.rate", rate)
                .withProperty("belofte.mail.connections", connections);

        var read = MailSettings.read(settings, STATEMENTS);

        assertThat(read.rate()).isEqualTo(rate.isEmpty() ? 0 : Integer.parseInt(rate));
        assertThat(read.connections()).isEqualTo(connections.isEmpty() ? 4 : Integer.parseInt(connections));
    }
}
