package nl.belofte.inbox;

import static nl.belofte.inbox.Letters.anna;
import static nl.belofte.inbox.Letters.part;
import static nl.belofte.inbox.Mailroom.CONTROLLER;
import static nl.belofte.inbox.Mailroom.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.belofte.Connections;
import nl.belofte.Connections.Made;
import nl.belofte.Connections.Owner;
import nl.belofte.Customers;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.RestrictionGround;
import nl.belofte.dossier.Search;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.inbox.Intake.Outcome;
import nl.belofte.mail.Tokens;
import nl.belofte.proof.Proves;
import nl.belofte.rights.Identity;
import nl.belofte.rights.RequestQueue;
import nl.belofte.rights.RightsRequests;
import nl.belofte.rights.Status;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.ticket.Ticket;
import nl.belofte.ticket.Tickets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a real mail server to the ticket: what comes in is taken in once, goes from the server, and nothing else does. */
class InboxTests {

    private static Mailroom room;

    private final Tickets tickets = room.running.part(Tickets.class);
    private final Dossiers dossiers = room.running.part(Dossiers.class);
    private final JdbcClient db = room.running.part(JdbcClient.class);
    private final String email = Customers.newAddress();
    private final String other = Customers.newAddress();

    @BeforeAll
    static void open() {
        room = new Mailroom();
        room.running.letADayPass();
    }

    @AfterAll
    static void stop() {
        room.close();
    }

    @BeforeEach
    void begin() {
        room.begin();
    }

    /** The trial is shared: its queue is left as it was. */
    @AfterEach
    void erase() {
        for (var address : List.of(email, other)) {
            dossiers.erase(
                    ticketsOf(address).stream().map(Ticket::dossier).toList(), new Actor.Platform("test"), "test");
        }
    }

    /** From an address that wrote nothing before this test. */
    private Letters letter() {
        return anna().with("From", "Anna de Vries <%s>".formatted(email))
                .with("Message-ID", "<%s@voorbeeld.example>".formatted(UUID.randomUUID()))
                .saying("Wanneer werkt mijn nummer?");
    }

    private List<Ticket> ticketsOf(String address) {
        return room.running.part(Search.class).withMailbox(CONTROLLER, address, Purpose.CONTACT).stream()
                .flatMap(dossier -> tickets.find(dossier.id()).stream())
                .toList();
    }

    private Ticket ticket() {
        assertThat(ticketsOf(email)).hasSize(1);
        return ticketsOf(email).getFirst();
    }

    private String said(Ticket ticket) {
        return dossiers.read(ticket.dossier(), new Use(Purpose.CONTACT, ticket.self()))
                .content()
                .get(Category.MESSAGE, Field.MESSAGE)
                .orElseThrow();
    }

    private Ticket asked() {
        room.put(letter().bytes());
        room.read();
        room.logged();
        return ticket();
    }

    /** As a mail program names our letter. */
    private static String letterAbout(Ticket ticket) {
        var token =
                room.running.part(Tokens.class).make("reply", ticket.dossier().value());
        return "<%s.%s@ipcall.me>".formatted(token, UUID.randomUUID());
    }

    private int remembered() {
        return db.sql("select count(*) from received_mail").query(Integer.class).single();
    }

    // Into a ticket.

    @Test
    void aMessageBecomesATicketOnceAndIsDeleted() {
        room.put(letter().bytes());
        room.read();
        room.read();

        assertThat(said(ticket())).contains("Wanneer werkt mijn nummer?");
        assertThat(room.waiting()).isZero();
        assertThat(room.logged()).containsExactly("Mail to ipcall: 1 taken in.");
        assertThat(Customers.mailTo(room.running, email, "Uw vraag aan")).contains(ticket().written());
    }

    @Test
    void nothingOfAMessageIsRememberedButADigest() {
        asked();
        var rows = db.sql("select received_mail::text from received_mail")
                .query(String.class)
                .list();
        assertThat(String.join("\n", rows)).doesNotContainIgnoringCase("anna", "voorbeeld", "nummer");
    }

    @Test
    void aMailThatCouldNotBeDeletedDoesNotComeBackAfterItsDossierWasErased() {
        var bytes = letter().bytes();
        room.put(bytes);
        room.read();
        dossiers.erase(List.of(ticket().dossier()), new Actor.Platform("test"), "test");

        room.put(bytes);
        room.read();

        assertThat(ticketsOf(email)).isEmpty();
        assertThat(room.waiting()).isZero();
    }

    @Test
    void aReplyStandsWithItsTicket() {
        var ticket = asked();

        room.put(letter().with("References", letterAbout(ticket) + "\n <later@voorbeeld.example>")
                .saying("Nog iets.\n\nOp di 10 mrt 2026 schreef Wij:\n> Zo werkt het.")
                .bytes());
        room.read();

        assertThat(said(ticket())).contains("Nog iets.").doesNotContain("Zo werkt het");
    }

    @Test
    void aForgedSenderGetsAQuestionOfItsOwn() {
        var ticket = asked();

        room.put(letter().with("From", other)
                .with("Reply-To", email)
                .with("Sender", email)
                .with("In-Reply-To", letterAbout(ticket))
                .saying("Stuur het naar mij.")
                .bytes());
        room.read();

        assertThat(said(ticket())).doesNotContain("Stuur het naar mij.");
        assertThat(ticketsOf(other)).singleElement().satisfies(opened -> {
            assertThat(opened.person()).isNotEqualTo(ticket.person());
            assertThat(said(opened)).contains("Stuur het naar mij.");
        });
    }

    @Test
    void aReplyToAnErasedTicketIsANewQuestion() {
        var erased = asked();
        dossiers.erase(List.of(erased.dossier()), new Actor.Platform("test"), "test");

        room.put(letter().with("In-Reply-To", letterAbout(erased))
                .saying("Toch nog iets.")
                .bytes());
        room.read();

        assertThat(ticket().dossier()).isNotEqualTo(erased.dossier());
        assertThat(said(ticket())).contains("Toch nog iets.").doesNotContain("Wanneer werkt");
        assertThat(room.waiting()).isZero();
    }

    @Test
    void aReplyToARestrictedTicketIsANewQuestion() {
        var restricted = asked();
        dossiers.restrict(restricted.dossier(), RestrictionGround.ACCURACY, restricted.self());

        room.put(letter().with("In-Reply-To", letterAbout(restricted))
                .saying("Toch nog iets.")
                .bytes());
        room.read();

        assertThat(ticketsOf(email)).hasSize(2);
        assertThat(room.waiting()).isZero();
    }

    @Test
    void aQuestionMayStandInTheSubjectAlone() {
        room.put(letter().with("Subject", "Bel mij terug").saying("").bytes());
        room.read();

        assertThat(said(ticket())).contains("Bel mij terug");
    }

    @Test
    void anAnswerThatSaysNothingIsNotKept() {
        var ticket = asked();

        room.put(letter().with("Subject", "Re: Uw vraag")
                .with("In-Reply-To", letterAbout(ticket))
                .saying("")
                .bytes());
        room.read();

        assertThat(said(ticket())).doesNotContain("Uw vraag");
        assertThat(room.waiting()).isZero();
    }

    @Test
    void whatHangsOnAMessageIsLeftOutAndTold() {
        room.put(letter().holding(
                        "mixed",
                        part(
                                "text/html",
                                "<script>alert(1)</script><p>Zie <b>foto</b></p><img src=http://x.example/1>"),
                        "Content-Type: image/jpeg\nContent-Disposition: attachment; filename=anna.jpg\n\nx")
                .bytes());
        room.read();

        assertThat(said(ticket()))
                .contains("Zie foto", "Bijlagen nemen wij per e-mail niet aan")
                .doesNotContain("alert", "x.example", "anna.jpg", "<p>");
    }

    // Once, whatever happens.

    @ParameterizedTest
    @ValueSource(strings = {"STORE", "EXPUNGE"})
    void whatWasTakenInBeforeTheLineBrokeIsKnown(String command) {
        room.put(letter().bytes());
        room.relay.breakAt(command);
        room.read();
        assertThat(ticketsOf(email)).hasSize(1);
        assertThat(room.waiting()).as("not deleted yet").isEqualTo(1);

        room.readAfter(Duration.ofMinutes(5));

        assertThat(ticketsOf(email)).hasSize(1);
        assertThat(room.waiting()).isZero();
    }

    @Test
    void whatWasNotTakenInBeforeTheLineBrokeIsReadAgain() {
        room.put(letter().bytes());
        room.relay.breakAt("BODY");
        room.read();
        assertThat(ticketsOf(email)).isEmpty();

        room.readAfter(Duration.ofMinutes(5));

        assertThat(ticketsOf(email)).hasSize(1);
        assertThat(room.waiting()).isZero();
    }

    @Test
    void aMessageThatIsDeliveredTwiceIsTakenInOnce() {
        var message = letter().bytes();
        room.put(message);
        room.put(message);
        room.read();
        room.put(message);
        room.read();

        assertThat(ticketsOf(email)).hasSize(1);
        assertThat(room.waiting()).isZero();
    }

    @Test
    void twoNodesThatReadAtOnceTakeEachMessageInOnce() throws Exception {
        int number = Intake.FROM_ONE_SENDER_AN_HOUR / 2;
        IntStream.range(0, number).forEach(_ -> room.put(letter().bytes()));
        var other = room.node();

        var nodes =
                List.of(Thread.ofVirtual().start(room::read), Thread.ofVirtual().start(other::read));
        for (var node : nodes) {
            node.join();
        }
        room.readAfter(Duration.ofHours(2));

        assertThat(ticketsOf(email)).hasSize(number);
        assertThat(room.waiting()).isZero();
    }

    @Test
    void aDigestIsForgottenAfterAWeek() {
        db.sql("delete from received_mail").update();
        asked();
        // By the clock of the trial, with which it was remembered.
        var at = db.sql("select received_at from received_mail")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        var intake = room.intake(List.of());

        room.clock.set(at.plus(Duration.ofDays(7)));
        room.node(intake).read();
        assertThat(remembered()).isEqualTo(1);
        room.clock.set(at.plus(Duration.ofDays(7)).plusMillis(1));
        room.node(intake).read();
        assertThat(remembered()).isZero();
    }

    // Complaints.

    private record Case(String right, String source, LocalDate receivedOn, Optional<String> identity) {}

    private List<Case> casesOf(String address) {
        return room.running.part(RequestQueue.class).page(CONTROLLER, Status.OPEN, "").requests().stream()
                .filter(request -> room.running
                        .part(RightsRequests.class)
                        .content(request, request.self())
                        .get(Category.EMAIL, Field.EMAIL)
                        .equals(Optional.of(address)))
                .map(request -> new Case(
                        request.right().id(),
                        request.source().id(),
                        request.receivedOn(),
                        request.identity().map(Identity::id)))
                .toList();
    }

    /** However it was addressed; the day is that on which the mail server got it, though it is read later. */
    @ParameterizedTest
    @ValueSource(strings = {"services@ipcall.me", "Klachten <SERVICES@ipcall.me>"})
    @Proves({"COM-1", "RIG-11"})
    void aMailToTheAddressForComplaintsIsACaseWhoseClockRunsFromItsDay(String to) {
        // The trial is days ahead of the mail server.
        var arrived = LocalDate.now(ZoneId.of("Europe/Amsterdam"));
        assertThat(room.running.today()).isAfter(arrived);
        room.put(letter().with("To", to)
                .saying("Uw collega belde mij om elf uur.")
                .bytes());
        room.read();

        assertThat(casesOf(email)).containsExactly(new Case("complaint", "mail", arrived, Optional.empty()));
        assertThat(ticketsOf(email)).isEmpty();
        assertThat(room.waiting()).isZero();
        assertThat(Customers.mailTo(room.running, email, "Uw verzoek is ontvangen"))
                .contains("Een klacht")
                .doesNotContain("Anna");
    }

    @Test
    void whatAlsoWentToTheGeneralAddressIsAQuestion() {
        room.put(letter().with("To", "services@ipcall.me, info@ipcall.me").bytes());
        room.read();

        assertThat(casesOf(email)).isEmpty();
        assertThat(ticketsOf(email)).hasSize(1);
    }

    // Machines.

    @Test
    void whatMachinesWroteIsDeletedAndAnsweredByNobody() {
        var ticket = asked();
        Customers.mailTo(room.running, email, "Uw vraag aan");
        int letters = Customers.subjectsTo(room.running, email).size();
        var ours = room.running
                .part(Statements.class)
                .current("voipexpress")
                .contact()
                .email();
        room.put(letter().with("Auto-Submitted", "auto-replied")
                .with("In-Reply-To", letterAbout(ticket))
                .saying("Ik ben er niet.")
                .bytes());
        room.put(letter().with("Subject", "Afwezig: Uw vraag")
                .with("In-Reply-To", letterAbout(ticket))
                .saying("Ik ben er niet.")
                .bytes());
        room.put(letter().with("Precedence", "bulk").bytes());
        room.put(letter().with("Return-Path", "<>").bytes());
        room.put(letter().with("From", ours).bytes());
        room.read();

        assertThat(said(ticket())).doesNotContain("Ik ben er niet.");
        assertThat(ticketsOf(ours)).isEmpty();
        assertThat(room.waiting()).isZero();
        assertThat(room.logged()).containsExactly("Mail to ipcall: 5 from a machine.");
        assertThat(Customers.subjectsTo(room.running, email)).hasSize(letters);
    }

    @Test
    void aLetterThatCameBackIsNotedWithItsTicketAndOpensNone() {
        var ticket = asked();
        room.put(anna().with("From", "MAILER-DAEMON@elders.example")
                .with("Return-Path", "<>")
                .holding(
                        "report; report-type=delivery-status",
                        part("text/plain", "Uw bericht kon niet worden bezorgd."),
                        part("message/delivery-status", "Reporting-MTA: dns; x\n\nAction: failed\nStatus: 5.1.1"),
                        part("text/rfc822-headers", "Message-ID: " + letterAbout(ticket)))
                .bytes());
        room.read();

        assertThat(said(ticket())).contains("BOUNCED").doesNotContain("kon niet worden bezorgd");
        assertThat(ticketsOf("MAILER-DAEMON@elders.example")).isEmpty();
        assertThat(room.waiting()).isZero();
        assertThat(room.logged()).containsExactly("Mail to ipcall: 1 letter of ours that came back.");
    }

    @Test
    void whatOneAddressSendsBeyondWhatPeopleSendWaits() {
        int most = Intake.FROM_ONE_SENDER_AN_HOUR;
        IntStream.range(0, most + 2).forEach(_ -> room.put(letter().bytes()));
        room.read();

        assertThat(ticketsOf(email)).hasSize(most);
        assertThat(room.waiting()).isEqualTo(2);
        assertThat(room.logged())
                .containsExactly("Mail to ipcall: %d taken in, 2 too many at once, which wait.".formatted(most));
        room.readAfter(Duration.ofMinutes(59));
        assertThat(room.logged()).as("too early to look again").isEmpty();

        room.running.letADayPass();
        room.readAfter(Duration.ofMinutes(1));

        assertThat(ticketsOf(email)).hasSize(most + 2);
        assertThat(room.waiting()).isZero();
    }

    // What cannot be taken in.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Anna",
                "<>",
                "<anna>",
                "anna@",
                "@voorbeeld.example",
                "<jörg@voorbeeld.example>",
                "anna@voorbeeld.example, bram@voorbeeld.example",
                "<\"anna\n Bcc: bram\"@voorbeeld.example>",
                "<anna@[127.0.0.1]>",
                "<<<<<<",
                "(((((("
            })
    void whatNobodyCanBeAnsweredOnIsNotKept(String from) {
        var intake = room.running.part(Intake.class);

        assertThat(intake.receive(CONTROLLER, letter().with("From", from).bytes(), true, Optional.empty()))
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void whatSaysNothingIsNotKept() {
        room.put(letter().without("Subject").saying(" \n").bytes());
        room.read();

        assertThat(ticketsOf(email)).isEmpty();
        assertThat(room.waiting()).isZero();
        assertThat(room.logged()).containsExactly("Mail to ipcall: 1 that nobody can answer.");
    }

    private record Poisoned(InboxNews above, boolean[] cannot) implements InboxNews {

        @Override
        public boolean isFor(MailReceived mail) {
            return above.isFor(mail);
        }

        @Override
        public Optional<DossierId> received(MailReceived mail) {
            var dossier = above.received(mail);
            if (cannot[0] && mail.text().contains("vergiftigd")) {
                throw new IllegalStateException("%s cannot be taken in".formatted(mail.from()));
            }
            return dossier;
        }

        @Override
        public Optional<DossierId> bounced(LetterBounced letter) {
            return above.bounced(letter);
        }
    }

    @Test
    void whatFailsWaitsIsTriedAgainAndHoldsNothingElseUp() {
        var cannot = new boolean[] {true};
        var node = room.node(room.intake(room.running.parts(InboxNews.class).stream()
                .<InboxNews>map(above -> new Poisoned(above, cannot))
                .toList()));
        room.put(letter().saying("vergiftigd").bytes());
        room.put(letter().bytes());
        node.read();

        assertThat(said(ticket())).as("the one behind it").contains("Wanneer werkt");
        assertThat(room.waiting()).isEqualTo(1);
        assertThat(room.logged())
                .containsExactly(
                        "Mail to ipcall: 1 taken in.",
                        "Mail to ipcall could not be taken in, and is tried again later: 1 java.lang.IllegalStateException.");
        room.clock.goOn(Duration.ofSeconds(59));
        node.read();
        assertThat(room.logged()).as("too early").isEmpty();

        cannot[0] = false;
        room.clock.goOn(Duration.ofSeconds(1));
        node.read();

        assertThat(ticketsOf(email)).hasSize(2);
        assertThat(room.waiting()).isZero();
    }

    // Large.

    @Test
    void ofTwentyMegabytesTheBeginningIsFetched() {
        room.put(letter().holding(
                        "mixed",
                        part("text/plain", "Zie de film"),
                        "Content-Type: video/mp4\nContent-Disposition: attachment\n\n" + "x\n".repeat(7_000_000))
                .bytes());
        long before = room.relay.brought();
        room.read();

        assertThat(room.relay.brought() - before).as("bytes over the line").isLessThan(2L * MailboxReading.BEGINNING);
        assertThat(said(ticket())).contains("Zie de film", "Bijlagen nemen wij", "is weggelaten");
        assertThat(room.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void aMessageIsReadWholeUpToTheLimit(int more) {
        var head = letter().saying("").bytes();
        var message = Arrays.copyOf(head, MailboxReading.LARGEST + more);
        Arrays.fill(message, head.length, message.length, (byte) 'x');
        room.put(message);
        long before = room.relay.brought();
        room.read();

        assertThat(room.relay.brought() - before > MailboxReading.LARGEST).isEqualTo(more <= 0);
        assertThat(said(ticket())).contains("xxx", "is weggelaten");
    }

    // The server.

    @Test
    void aWrongPasswordIsToldOnceAndTriedLessAndLess() {
        var node = room.reading(room.settings("een ander geheim woord", "INBOX"), room.running.part(Intake.class));
        node.read();
        assertThat(room.logged())
                .containsExactly(
                        "The mailbox of ipcall cannot be read: the server refuses user and password. Set belofte.inbox.ipcall.user and .password.");
        long before = room.relay.brought();
        room.clock.goOn(Duration.ofSeconds(29));
        node.read();
        assertThat(room.relay.brought()).as("too early").isEqualTo(before);

        room.clock.goOn(Duration.ofSeconds(1));
        node.read();
        assertThat(room.relay.brought()).isGreaterThan(before);
        assertThat(room.logged()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        room.reading(room.settings(PASSWORD, "Nergens"), room.running.part(Intake.class))
                .read();

        assertThat(room.logged()).singleElement().asString().contains("Set belofte.inbox.ipcall.folder");
    }

    @Test
    void aServerThatComesBackIsToldAndRead() {
        room.put(letter().bytes());
        room.relay.goAway();
        room.read();
        assertThat(room.logged()).singleElement().asString().contains("does not answer");

        room.relay.comeBack();
        room.readAfter(Duration.ofMinutes(1));

        assertThat(room.logged())
                .containsExactlyInAnyOrder("The mailbox of ipcall can be read again.", "Mail to ipcall: 1 taken in.");
        assertThat(ticketsOf(email)).hasSize(1);
    }

    @Test
    void aServerThatIsNotWhoItSaysIsNotRead() {
        room.put(letter().bytes());
        room.reading(room.encrypted(), room.running.part(Intake.class)).read();

        assertThat(room.logged()).singleElement().asString().contains("does not answer, or not as it should");
        assertThat(room.waiting()).isEqualTo(1);
    }

    @Test
    void aServerThatEncryptsIsRead() {
        room.put(letter().bytes());
        room.reading(
                        room.encrypted(),
                        room.running.part(Intake.class),
                        "mail.imap.ssl.trust",
                        "*",
                        "mail.imap.ssl.checkserveridentity",
                        "false")
                .read();

        assertThat(ticketsOf(email)).hasSize(1);
    }

    @Test
    void aServerIsReachedThroughTheOutletOnly() {
        room.put(letter().bytes());
        var recorded = Connections.record();
        room.read();

        assertThat(recorded.stop())
                .filteredOn(made -> made.callers().stream().anyMatch(caller -> caller.contains("angus")))
                .isNotEmpty()
                .extracting(Made::owner)
                .containsOnly(Owner.GATE);
    }
}
