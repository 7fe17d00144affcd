package nl.belofte.inbox;

import static nl.belofte.inbox.Letters.anna;
import static nl.belofte.inbox.Letters.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.belofte.inbox.ReadMail.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who answers a machine begins a loop; who takes a person for one loses a letter. */
class AutomaticMailTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                Auto-Submitted           | auto-replied
                Auto-Submitted           | auto-generated
                auto-submitted           | Auto-Notified; owner-email="x"
                Return-Path              | <>
                Return-Path              | < >
                Precedence               | bulk
                Precedence               | List
                Precedence               | junk
                Precedence               | auto_reply
                X-Loop                   | info@elders.example
                List-Id                  | <nieuws.elders.example>
                List-Unsubscribe         | <https://elders.example/af>
                X-Autoreply              | yes
                X-Autorespond            | vakantie
                X-Failed-Recipients      | info@elders.example
                Content-Type             | multipart/report; report-type=delivery-status; boundary=b
                From                     | Mail Delivery System <MAILER-DAEMON@elders.example>
                From                     | mailer-daemon
                From                     | no-reply@elders.example
                From                     | NoReply+123@elders.example
                From                     | niet-beantwoorden@elders.example
                From                     | bounces+1@elders.example
                From                     | info@wij.example
                From                     | Wij <INFO@Wij.Example>
                """)
    void aMachineWroteIt(String name, String value) {
        assertThat(anna().with(name, value).saying("x").read().writer()).isEqualTo(Writer.MACHINE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                Auto-Submitted           | no
                Auto-Submitted           | No (een mens)
                Return-Path              | <anna@voorbeeld.example>
                Precedence               | normal
                Precedence               | first-class
                X-Auto-Response-Suppress | All
                From                     | bouncer@elders.example
                From                     | noreplyes@elders.example
                From                     | postmaster@elders.example
                Subject                  | Automatisch antwoord instellen
                Subject                  | Out of office: hoe zet ik dat aan?
                Subject                  | Afwezig: kan mijn voicemail aan?
                """)
    void aPersonWroteIt(String name, String value) {
        assertThat(anna().with(name, value).saying("x").read().writer()).isEqualTo(Writer.PERSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Automatisch antwoord: Uw vraag",
                "Automatische reactie: Uw vraag",
                "Afwezig: Uw vraag",
                "Afwezigheidsassistent: Uw vraag",
                "Niet aanwezig: Uw vraag",
                "Automatic reply: Your question",
                "Out of Office AutoReply: Your question",
                "Out of the office: Your question",
                "Autoreply: Your question",
                "Auto-Reply: Your question",
                "=?utf-8?Q?Automatisch_antwoord:_Caf=C3=A9?="
            })
    void anAnswerWithSuchASubjectIsOutOfOffice(String subject) {
        assertThat(anna().with("Subject", subject)
                        .with("In-Reply-To", "<1@wij.example>")
                        .read()
                        .writer())
                .isEqualTo(Writer.MACHINE);
        assertThat(anna().with("Subject", subject)
                        .with("X-Auto-Response-Suppress", "All")
                        .read()
                        .writer())
                .isEqualTo(Writer.MACHINE);
        assertThat(anna().with("Subject", subject).read().writer()).isEqualTo(Writer.PERSON);
    }

    @Test
    void anAnswerToSuchASubjectIsAPersons() {
        assertThat(anna().with("Subject", "Re: Automatisch antwoord: Uw vraag")
                        .with("In-Reply-To", "<1@wij.example>")
                        .read()
                        .writer())
                .isEqualTo(Writer.PERSON);
    }

    private static Letters report(String action, String... more) {
        return anna().with("From", "Mail Delivery System <MAILER-DAEMON@elders.example>")
                .with("Return-Path", "<>")
                .holding(
                        "report; report-type=delivery-status",
                        part("text/plain", "Uw bericht kon niet worden bezorgd."),
                        part(
                                "message/delivery-status",
                                "Reporting-MTA: dns; mx.elders.example\n\nFinal-Recipient: rfc822; x@elders.example\nAction: "
                                        + action + "\nStatus: 5.1.1"),
                        more.length == 0
                                ? part(
                                        "text/rfc822-headers",
                                        "From: info@wij.example\nMessage-ID: <kenmerk.1@wij.example>\nSubject: x")
                                : more[0]);
    }

    @Test
    void aMailServerThatGaveUpSaysWhichLetterItWas() {
        var headers = report("failed").read();
        var all = report("failed", part("message/rfc822", "Subject: x\nMESSAGE-ID: <kenmerk.1@wij.example>\n\nDag"))
                .read();

        assertThat(List.of(headers, all)).allSatisfy(mail -> {
            assertThat(mail.writer()).isEqualTo(Writer.MAIL_SERVER_WITHOUT_ADDRESS);
            assertThat(mail.references()).containsExactly("kenmerk.1@wij.example");
        });
    }

    /** Who is away, or whose mailbox is full, is there tomorrow. */
    @ParameterizedTest
    @CsvSource({"5.1.1,true", "5.1.10,true", "5.2.1,true", "5.2.2,false", "5.7.1,false", "4.1.1,false", "5.4.4,false"})
    void aMailServerSaysWhetherThereIsSuchAnAddress(String status, boolean none) {
        var mail = anna().with("From", "MAILER-DAEMON@elders.example")
                .holding(
                        "report; report-type=delivery-status",
                        part("message/delivery-status", "Reporting-MTA: dns; x\n\nAction: failed\nStatus: " + status))
                .read();

        assertThat(mail.writer()).isEqualTo(none ? Writer.MAIL_SERVER_WITHOUT_ADDRESS : Writer.MAIL_SERVER);
    }

    @ParameterizedTest
    @CsvSource({"abuse,COMPLAINT", "not-spam,MACHINE", "fraud,MACHINE"})
    void aProviderTellsWhichLetterItsCustomerCalledUnwanted(String type, Writer writer) {
        var mail = anna().with("From", "fbl@elders.example")
                .holding(
                        "report; report-type=feedback-report",
                        part("text/plain", "Zie hieronder."),
                        part("message/feedback-report", "Feedback-Type: " + type + "\nUser-Agent: x/1\nVersion: 1"),
                        part("message/rfc822", "Message-ID: <kenmerk.1@wij.example>\nSubject: x\n\nDag"))
                .read();

        assertThat(mail.writer()).isEqualTo(writer);
        assertThat(mail.references()).containsExactly("kenmerk.1@wij.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "delivered", "relayed", "expanded", "failedx", ""})
    void aMailServerThatStillTriesOrDidItIsAMachineLikeAnyOther(String action) {
        assertThat(report(action).read().writer()).isEqualTo(Writer.MACHINE);
    }

    @Test
    void aReportOfAFailureIsNoneInTheTextOfAPerson() {
        var mail = anna().holding(
                        "mixed",
                        part("text/plain", "Ik kreeg dit"),
                        part("message/delivery-status", "Action: failed\n"))
                .read();

        assertThat(mail.writer()).isEqualTo(Writer.PERSON);
    }
}
