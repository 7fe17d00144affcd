package nl.belofte.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.RestrictionGround;
import nl.belofte.evidence.Actor;
import nl.belofte.inbox.LetterBounced;
import nl.belofte.inbox.LetterBounced.Why;
import nl.belofte.inbox.MailReceived;
import nl.belofte.mail.Tokens;
import nl.belofte.ticket.Status;
import nl.belofte.ticket.Ticket;
import nl.belofte.ticket.Tickets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

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

    /** In a transaction, as mail comes in. */
    private Optional<DossierId> receive(String from, String text, List<String> references) {
        return receive(new MailReceived(
                "ipcall", from, "Anna de Vries", "Re: uw vraag", text, references, false, Instant.EPOCH));
    }

    private Optional<DossierId> receive(MailReceived received) {
        return RUNNING.part(TransactionTemplate.class).execute(_ -> mail.received(received));
    }

    /** It became a ticket of its own. */
    private void opened(Optional<DossierId> became, Ticket notThis) {
        assertThat(became).contains(newest().dossier());
        assertThat(newest().dossier()).isNotEqualTo(notThis.dossier());
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
                .contains(ticket.dossier());
        assertThat(page(ticket)).contains("Anna de Vries schreef een e-mail", "Nog iets.");
    }

    @Test
    void aForgedSenderDoesNotGetIntoAnothersTicket() {
        var ticket = asked(Customers.newAddress());

        opened(receive(Customers.newAddress(), "Stuur het naar mij.", references(ticket)), ticket);
        assertThat(page(ticket)).doesNotContain("Stuur het naar mij.");
        assertThat(newest().person()).isNotEqualTo(ticket.person());
    }

    @Test
    void withoutTheMarkTheRightAddressIsNotEnough() {
        var email = Customers.newAddress();
        var ticket = asked(email);

        opened(receive(email, "Zonder kenmerk.", List.of("<other@ipcall.me>", "rommel", "")), ticket);
        assertThat(page(ticket)).doesNotContain("Zonder kenmerk.");
    }

    @Test
    void aReplyToAnErasedTicketIsANewOne() {
        var email = Customers.newAddress();
        var ticket = asked(email);
        RUNNING.part(Dossiers.class).erase(List.of(ticket.dossier()), new Actor.Platform("test"), "test");

        opened(receive(email, "Toch nog iets.", references(ticket)), ticket);
        assertThat(page(newest())).contains("Toch nog iets.");
    }

    @Test
    void aReplyToOneThatIsOnlyKeptIsANewOne() {
        var email = Customers.newAddress();
        var ticket = asked(email);
        RUNNING.part(Dossiers.class).restrict(ticket.dossier(), RestrictionGround.ACCURACY, ticket.self());

        opened(receive(email, "Toch nog iets.", references(ticket)), ticket);
        assertThat(desk.get("/balie/vragen/" + ticket.reference()).status()).isEqualTo(403);
        assertThat(desk.get("/balie/vragen").page().select(".queue").text()).contains("Stilgelegd");
    }

    @Test
    void oneToTheOtherControllerIsANewOneThere() {
        var email = Customers.newAddress();
        var ticket = asked(email);

        receive(new MailReceived(
                "voipexpress", email, "Anna", "Re", "Voor wie?", references(ticket), false, Instant.EPOCH));

        assertThat(page(ticket)).doesNotContain("Voor wie?");
        assertThat(newest().controller()).isEqualTo("voipexpress");
    }

    @Test
    void whoWritesOfHisOwnAccordSaysYesByThat() {
        var email = Customers.newAddress();

        assertThat(receive(email, "Ik heb een vraag.", List.of())).contains(newest().dossier());

        var ticket = newest();
        assertThat(page(ticket)).contains("Uit eigen beweging per e-mail gevraagd");
        assertThat(page(ticket)).contains("Re: uw vraag");
        assertThat(Customers.mailTo(RUNNING, email, "Uw vraag aan")).contains(ticket.written());
    }

    @Test
    void whatCannotBeAnsweredIsNotKept() {
        assertThat(receive("geen adres", "Tekst", List.of())).isEmpty();
        assertThat(receive(Customers.newAddress(), "  \n ", List.of())).isEmpty();
    }

    @Test
    void aNameThatIsNoneIsLeftOut() {
        var email = Customers.newAddress();

        receive(new MailReceived(
                "ipcall",
                email,
                "Win een prijs op https://kopen.example",
                "Hoi",
                "Tekst",
                List.of(),
                false,
                Instant.EPOCH));

        assertThat(page(newest())).doesNotContain("kopen.example");
    }

    @Test
    void oneOfManyPagesIsCut() {
        var email = Customers.newAddress();

        receive(email, "lang ".repeat(100_000), List.of());

        assertThat(page(newest())).hasSizeLessThan(30_000).contains("[…]");
    }

    @Test
    void aLetterThatCameBackStandsWithItsTicketOnceAndGivesTheTurnToUs() {
        var ticket = asked(Customers.newAddress());
        var bounced = new LetterBounced("ipcall", Why.NOT_DELIVERED, references(ticket));
        tickets.answer(ticket, "Zo werkt het.", 1, new Actor.Platform("test"));

        assertThat(mail.bounced(bounced)).contains(ticket.dossier());
        assertThat(mail.bounced(bounced)).contains(ticket.dossier());

        assertThat(page(ticket)).containsOnlyOnce("Onze e-mail kwam niet aan");
        assertThat(tickets.find(ticket.dossier()).orElseThrow().status()).isEqualTo(Status.WAITING);
    }

    @Test
    void aLetterThatCameBackOfWhatIsGoneIsPassedOver() {
        var ticket = asked(Customers.newAddress());
        RUNNING.part(Dossiers.class).erase(List.of(ticket.dossier()), new Actor.Platform("test"), "test");

        assertThat(mail.bounced(new LetterBounced("ipcall", Why.NOT_DELIVERED, references(ticket))))
                .isEmpty();
        assertThat(mail.bounced(new LetterBounced("ipcall", Why.NOT_DELIVERED, List.of("<x@elsewhere.example>"))))
                .isEmpty();
    }
}
