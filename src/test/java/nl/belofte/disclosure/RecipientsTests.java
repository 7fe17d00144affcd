package nl.belofte.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import nl.belofte.TestClock;
import nl.belofte.refusal.Refusal;
import nl.belofte.statement.StatementFolder;
import nl.belofte.statement.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientsTests {

    private final Statements statements = Statements.read(StatementFolder.REAL, TestClock.on("2026-03-02"));

    private Recipients read(String text) {
        return Recipients.read(Way.folder(text), statements, false);
    }

    @Test
    void areReachedAsTheFileSays() {
        var recipients = read("""
                recipients:
                  payment-provider:
                    address: https://betalen.example/belofte
                """);

        assertThat(recipients.address("ipcall", "payment-provider"))
                .contains(URI.create("https://betalen.example/belofte"));
        assertThat(recipients.address("ipcall", "ict-supplier")).isEmpty();
        assertThat(recipients.address("voipexpress", "payment-provider")).isEmpty();
    }

    @Test
    void areNotReachedWhereThereIsNoFile() {
        assertThat(Recipients.read(Path.of("nergens"), statements, false).addresses())
                .isEmpty();
        assertThat(Recipients.read(StatementFolder.REAL, statements, false).addresses())
                .isEmpty();
    }

    @Test
    void areOnThisMachineOnlyInTrial() {
        var recipients = Recipients.read(Way.folder("""
                recipients:
                  payment-provider: { address: https://betalen.example/belofte }
                  ict-supplier: { address: "http://127.0.0.1:9/belofte" }
                """), statements, true);

        assertThat(recipients.addresses()).containsExactly(URI.create("http://127.0.0.1:9/belofte"));
    }

    @Test
    void tellEveryMistakeWithItsLine() {
        assertThatThrownBy(() -> read("""
                        recipients:
                          payment-provder:
                            address: https://betalen.example
                          ict-supplier:
                            addres: https://ict.example
                          google-analytics:
                            address: http://elders.example
                        senders: {}
                        """))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll(
                        "5 mistakes",
                        "recipients.yaml:2  'payment-provder' is not known here. Did you mean 'payment-provider'?",
                        "recipients.yaml:4  'address' is missing",
                        "recipients.yaml:5  'addres' is not known here. Did you mean 'address'?",
                        "recipients.yaml:7  'http://elders.example' is not an address to send to. Write it as https://server/path; http goes to this machine only.",
                        "recipients.yaml:8  'senders' is not known here.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://betalen.example/",
                "betalen.example",
                "https:betalen",
                "https://naam:geheim@betalen.example/",
                "https://betalen.example/?sleutel=1",
                "https://betalen.example/#a",
                "http://betalen.example/",
                "https://betalen example/"
            })
    void areReachedInNoOtherWay(String address) {
        assertThatThrownBy(() -> read("recipients: { payment-provider: { address: '%s' } }".formatted(address)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not an address to send to");
    }
}
