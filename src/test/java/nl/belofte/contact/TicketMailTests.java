package nl.belofte.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.contact.TicketMail.Received;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.evidence.Actor;
import nl.belofte.mail.Tokens;
import nl.belofte.ticket.Ticket;
import nl.belofte.ticket.Tickets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A reply finds its ticket, and nothing else gets into one. */
class TicketMailTests {

    private static final Running RUNNING = Running.start();
    private static Visitor desk;

    private final TicketMail mail = RUNNING.part(TicketMail.class);
    private final Tickets tickets = RUNNING.part(Tickets.class);

    @BeforeAll
    static void logIn() {
        RUNNING.letADayPass();
        desk = Questions.dirk(RUNNING, "ipcall.me");
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private Ticket asked(String email) {
        Questions.ask(Visitor.at(RUNNING, "ipcall.me"), email, "Wat gaat er mis?");
        return newest();
    }

    private Ticket newest() {
        return tickets.find(new DossierId(RUNNING.part(JdbcClient.class)
                        .sql("select dossier from ticket order by since desc, dossier limit 1")
                        .query(UUID.class)
                        .single()))
                .orElseThrow();
    }

    /** As a mail program names our letter. */
    private static List<String> references(Ticket ticket) {
        var token = RUNNING.part(Tokens.class).make("reply", ticket.dossier().value());
        return List.of("<first@elsewhere.example>", "<" + token + "." + UUID.randomUUID() + "@ipcall.me>");
    }

    private Received receive(String from, String text, List<String> references) {
        return mail.receive(new IncomingMail("ipcall", from, "Anna de Vries", "Re: uw vraag", text, references));
    }

    private static String page(Ticket ticket) {
        return desk.get("/balie/vragen/" + ticket.reference())
                .page()
                .select("main")
                .text();
    }

    @Test
    void aReplyStandsWithItsTicket() {
        var email = Customers.newAddress();
        var ticket = asked(email);

        assertThat(receive(email.toUpperCase(java.util.Locale.ROOT), "Nog iets.", references(ticket)))
                .isEqualTo(Received.ATTACHED);
        assertThat(page(ticket)).contains("Anna de Vries schreef een e-mail", "Nog iets.");
    }

    @Test
    void aForgedSenderDoesNotGetIntoAnothersTicket() {
        var ticket = asked(Customers.newAddress());

        assertThat(receive(Customers.newAddress(), "Stuur het naar mij.", references(ticket)))
                .isEqualTo(Received.OPENED);
        assertThat(page(ticket)).doesNotContain("Stuur het naar mij.");
        assertThat(newest().person()).isNotEqualTo(ticket.person());
    }

    @Test
    void withoutTheMarkTheRightAddressIsNotEnough() {
        var email = Customers.newAddress();
        var ticket = asked(email);

        assertThat(receive(email, "Zonder kenmerk.", List.of("<other@ipcall.me>", "rommel", "")))
                .isEqualTo(Received.OPENED);
        assertThat(page(ticket)).doesNotContain("Zonder kenmerk.");
    }

    @Test
    void aReplyToAnErasedTicketIsANewOne() {
        var email = Customers.newAddress();
        var ticket = asked(email);
        RUNNING.part(Dossiers.class).erase(List.of(ticket.dossier()), new Actor.Platform("test"), "test");

        assertThat(receive(email, "Toch nog iets.", references(ticket))).isEqualTo(Received.OPENED);
        assertThat(page(newest())).contains("Toch nog iets.");
    }

    @Test
    void aReplyToOneThatIsOnlyKeptIsANewOne() {
        var email = Customers.newAddress();
        var ticket = asked(email);
        RUNNING.part(Dossiers.class).restrict(ticket.dossier(), ticket.self());

        assertThat(receive(email, "Toch nog iets.", references(ticket))).isEqualTo(Received.OPENED);
        assertThat(desk.get("/balie/vragen/" + ticket.reference()).status()).isEqualTo(403);
        assertThat(desk.get("/balie/vragen").page().select(".queue").text()).contains("Stilgelegd");
    }

    @Test
    void oneToTheOtherControllerIsANewOneThere() {
        var email = Customers.newAddress();
        var ticket = asked(email);

        mail.receive(new IncomingMail("voipexpress", email, "Anna", "Re", "Voor wie?", references(ticket)));

        assertThat(page(ticket)).doesNotContain("Voor wie?");
        assertThat(newest().controller()).isEqualTo("voipexpress");
    }

    @Test
    void whoWritesOfHisOwnAccordSaysYesByThat() {
        var email = Customers.newAddress();

        assertThat(receive(email, "Ik heb een vraag.", List.of())).isEqualTo(Received.OPENED);

        var ticket = newest();
        assertThat(page(ticket)).contains("Uit eigen beweging per e-mail gevraagd");
        assertThat(page(ticket)).contains("Re: uw vraag");
        assertThat(Customers.mailTo(RUNNING, email, "Uw vraag aan")).contains(ticket.written());
    }

    @Test
    void whatCannotBeAnsweredIsNotKept() {
        assertThat(receive("geen adres", "Tekst", List.of())).isEqualTo(Received.REFUSED);
        assertThat(receive(Customers.newAddress(), "  \n ", List.of())).isEqualTo(Received.REFUSED);
    }

    @Test
    void aNameThatIsNoneIsLeftOut() {
        var email = Customers.newAddress();

        mail.receive(
                new IncomingMail("ipcall", email, "Win een prijs op https://kopen.example", "Hoi", "Tekst", List.of()));

        assertThat(page(newest())).doesNotContain("kopen.example");
    }

    @Test
    void oneOfManyPagesIsCut() {
        var email = Customers.newAddress();

        receive(email, "lang ".repeat(100_000), List.of());

        assertThat(page(newest())).hasSizeLessThan(30_000).contains("[…]");
    }
}
