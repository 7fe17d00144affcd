package nl.belofte.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.belofte.Customers;
import nl.belofte.SignUps;
import nl.belofte.Visitor;
import nl.belofte.file.Language;
import nl.belofte.file.Text;
import nl.belofte.mail.InProduction;
import nl.belofte.mailing.Mailing.State;
import nl.belofte.mailing.Mailing.Words;
import nl.belofte.proof.Proves;
import nl.belofte.statement.Purpose;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A copy as a mail server gets it. */
class MailedCopyTests {

    private static final InProduction PRODUCTION = InProduction.start();

    @AfterAll
    static void stop() {
        PRODUCTION.close();
    }

    private static Visitor visitor() {
        return Visitor.at(PRODUCTION.running, MailingNode.SITE);
    }

    private static void subscribe(String email) {
        SignUps.send(visitor(), email);
        var asked = Customers.token(Customers.linkIn(InProduction.text(PRODUCTION.mailTo(email))));
        visitor().post("/nieuwsbrief/bevestiging", "bewijs", asked);
        Customers.await(() -> subject(PRODUCTION.mailTo(email)).startsWith("U krijgt de nieuwsbrief"));
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int send() {
        return send(MailingNode.WORDS);
    }

    private static int send(Words words) {
        var mailings = PRODUCTION.running.part(Mailings.class);
        int id = mailings.add(MailingNode.CONTROLLER, Purpose.NEWSLETTER, MailingNode.SITE, words);
        mailings.tested(mailings.find(MailingNode.CONTROLLER, id).orElseThrow());
        mailings.schedule(MailingNode.CONTROLLER, id, Instant.EPOCH);
        PRODUCTION.running.part(Dispatch.class).soon();
        Customers.await(
                () -> mailings.find(MailingNode.CONTROLLER, id).orElseThrow().state() == State.SENT);
        return id;
    }

    @Test
    @Proves("NEW-4")
    void carriesTheWayOutInItsHeadersItsTextAndItsPageAndOneClickEndsIt() throws Exception {
        var email = Customers.newAddress();
        subscribe(email);

        send();

        var mail = PRODUCTION.mailTo(email);
        assertThat(mail.getSubject()).isEqualTo("Nieuws");
        var oneClick = mail.getHeader("List-Unsubscribe", null);
        assertThat(oneClick).matches("<http\\S+/berichten/afmelding\\?bewijs=\\S+>");
        assertThat(mail.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("List-Id", null)).isEqualTo("<newsletter.ipcall.me>");
        assertThat(mail.getHeader("Precedence", null)).isEqualTo("bulk");
        var address = oneClick.substring(1, oneClick.length() - 1);
        var parts = (Multipart) mail.getContent();
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat((String) parts.getBodyPart(0).getContent())
                .contains("Dag Anna,", address, "U belt voortaan goedkoper", "/privacy");
        var page = Jsoup.parse((String) parts.getBodyPart(1).getContent());
        assertThat(page.select("a").eachAttr("href")).contains(address);
        assertThat(page.select("img, script, link, iframe, object"))
                .as("nothing is fetched when it is opened")
                .isEmpty();
        assertThat(page.text()).contains("Dag Anna,", "ipcall.me B.V.");
        assertThat(mail.getHeader("Message-ID", null)).doesNotContain("anna", email);

        // As a mail program does it, which is no page of ours.
        var said = visitor()
                .postWith(
                        List.of("Origin", "null"),
                        address.replaceFirst("https?://[^/]*", ""),
                        "List-Unsubscribe",
                        "One-Click");
        assertThat(said.status()).isEqualTo(200);
        long before = PRODUCTION.countTo(email);
        send();
        assertThat(PRODUCTION.countTo(email)).isEqualTo(before);
    }

    /** An address that a reader can read leads where it says; only what leads by words goes past what counts. */
    @Test
    void whatLeadsByWordsIsCountedAndAnAddressIsWhereItLeads() throws Exception {
        var email = Customers.newAddress();
        subscribe(email);
        var bare = "https://elders.example/aanbod";
        var body = "Kijk op " + bare + " of lees [de tarieven](/privacy).";

        send(new Words(
                new Text(Map.of(Language.NL, "Tarieven", Language.EN, "Prices")),
                new Text(Map.of(Language.NL, body, Language.EN, body))));

        var parts = (Multipart) PRODUCTION.mailTo(email).getContent();
        assertThat((String) parts.getBodyPart(0).getContent())
                .contains(bare + " of lees de tarieven (http")
                .doesNotContain("/naar/");
        var page = Jsoup.parse((String) parts.getBodyPart(1).getContent());
        assertThat(page.select("a:contains(" + bare + ")").attr("href")).isEqualTo(bare);
        assertThat(page.select("a:contains(de tarieven)").attr("href")).contains("/naar/");
    }
}
