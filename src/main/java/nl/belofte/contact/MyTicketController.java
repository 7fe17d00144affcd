package nl.belofte.contact;

import java.util.Optional;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.form.Draft;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Tokens;
import nl.belofte.session.Attempts;
import nl.belofte.session.SeenAlong;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Serves;
import nl.belofte.ticket.NotNow;
import nl.belofte.ticket.QuestionForm;
import nl.belofte.ticket.Reason;
import nl.belofte.ticket.Status;
import nl.belofte.ticket.Ticket;
import nl.belofte.ticket.Tickets;
import nl.belofte.ticket.Way;
import nl.belofte.training.Examples;
import nl.belofte.web.ConfirmPage;
import nl.belofte.web.Missing;
import nl.belofte.web.NoticePage;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * One question, for who asked it: by the link in each letter about it, or signed in. Both may say more, say that it is
 * answered, and take their consent back.
 */
@Controller
@Serves({"CON-3", "CON-4"})
class MyTicketController {

    private static final int WORDS_AN_HOUR = 20;

    private final Pages pages;
    private final MyTicketPages myTicketPages;
    private final Tickets tickets;
    private final Examples examples;
    private final MailboxProof proof;
    private final Tokens tokens;
    private final Attempts attempts;

    MyTicketController(
            Pages pages,
            MyTicketPages myTicketPages,
            Tickets tickets,
            Examples examples,
            MailboxProof proof,
            Tokens tokens,
            Attempts attempts) {
        this.pages = pages;
        this.myTicketPages = myTicketPages;
        this.tickets = tickets;
        this.examples = examples;
        this.proof = proof;
        this.tokens = tokens;
        this.attempts = attempts;
    }

    @SeenAlong
    @GetMapping("/mijn/vragen/{reference}")
    Page show(Visit visit, @PathVariable String reference, @RequestParam(defaultValue = "") String gedaan) {
        myTicketPages.refuseWhoDoesNotRead(SignedIn.now());
        return page(visit, own(visit, reference), "", gedaan);
    }

    @PostMapping("/mijn/vragen/{reference}/antwoord")
    View write(Visit visit, @PathVariable String reference, Submission submission) {
        return write(visit, own(visit, reference), "", submission);
    }

    @PostMapping("/mijn/vragen/{reference}/tevreden")
    View satisfied(Visit visit, @PathVariable String reference) {
        return satisfied(visit, own(visit, reference), "");
    }

    @PostMapping("/mijn/vragen/{reference}/intrekking")
    View withdraw(Visit visit, @PathVariable String reference) {
        return withdraw(own(visit, reference), "/mijn/vragen", "my-questions");
    }

    @PostMapping("/mijn/vragen/{reference}/voorbeeld")
    View example(Visit visit, @PathVariable String reference, Submission submission) {
        return example(visit, own(visit, reference), "", submission);
    }

    /** Somebody else's looks as if it were not there. */
    private Ticket own(Visit visit, String reference) {
        return tickets.find(visit.controller(), reference)
                .filter(ticket -> ticket.person().equals(SignedIn.now().person()))
                .orElseThrow(Missing::new);
    }

    @GetMapping("/vraag")
    Page showByLink(
            Visit visit,
            @RequestParam(defaultValue = "") String bewijs,
            @RequestParam(defaultValue = "") String gedaan) {
        return byLink(visit, bewijs)
                .map(ticket -> page(visit, ticket, bewijs, gedaan))
                .orElseGet(this::gone);
    }

    @PostMapping("/vraag/antwoord")
    View writeByLink(Visit visit, Submission submission) {
        var token = submission.get("bewijs");
        return byLink(visit, token)
                .map(ticket -> write(visit, ticket, token, submission))
                .orElseGet(this::gone);
    }

    /** GET changes nothing: mail programs open links by themselves. */
    @GetMapping("/vraag/tevreden")
    View askWhetherSatisfied(Visit visit, @RequestParam(defaultValue = "") String bewijs) {
        return byLink(visit, bewijs)
                .<View>map(ticket -> ticket.status() == Status.SATISFIED
                        ? page(visit, ticket, bewijs, "")
                        : pages.page("web/confirm", new ConfirmPage("satisfied", "/vraag/tevreden", bewijs)))
                .orElseGet(this::gone);
    }

    @PostMapping("/vraag/tevreden")
    View satisfiedByLink(Visit visit, Submission submission) {
        var token = submission.get("bewijs");
        return byLink(visit, token)
                .map(ticket -> satisfied(visit, ticket, token))
                .orElseGet(this::gone);
    }

    @PostMapping("/vraag/intrekking")
    View withdrawByLink(Visit visit, Submission submission) {
        return byLink(visit, submission.get("bewijs"))
                .map(ticket -> withdraw(ticket, "/contact", "contact"))
                .orElseGet(this::gone);
    }

    @PostMapping("/vraag/voorbeeld")
    View exampleByLink(Visit visit, Submission submission) {
        var token = submission.get("bewijs");
        return byLink(visit, token)
                .map(ticket -> example(visit, ticket, token, submission))
                .orElseGet(this::gone);
    }

    private Optional<Ticket> byLink(Visit visit, String token) {
        return tokens.read(Letter.QUESTION_ANSWERED, token)
                .flatMap(dossier -> tickets.find(new DossierId(dossier)))
                .filter(ticket -> ticket.controller().equals(visit.controller()));
    }

    private View write(Visit visit, Ticket ticket, String token, Submission submission) {
        var text = submission.text("tekst");
        var wrong = QuestionForm.wrong(text);
        if (wrong.isEmpty()
                && !attempts.allowed("words to a question", ticket.dossier().toString(), WORDS_AN_HOUR)) {
            wrong = Optional.of("error.words-too-often");
        }
        if (wrong.isPresent()) {
            return page(
                    visit,
                    ticket,
                    token,
                    Draft.wrong("antwoord", text, wrong.get()),
                    "",
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            tickets.write(proved(ticket, token), Way.SITE, text);
        } catch (NotPermitted | NotNow late) {
            return page(
                    visit,
                    ticket,
                    token,
                    Draft.wrong("antwoord", text, "error.question-closed"),
                    "",
                    HttpStatus.CONFLICT);
        }
        return done(visit, ticket, token, "antwoord");
    }

    private View satisfied(Visit visit, Ticket ticket, String token) {
        try {
            var now = proved(ticket, token);
            tickets.satisfied(now, Reason.CONFIRMED, now.self());
        } catch (NotNow already) {
            // It is what was asked for.
        }
        return done(visit, ticket, token, "tevreden");
    }

    /** Whether colleagues may learn from it. */
    private View example(Visit visit, Ticket ticket, String token, Submission submission) {
        var asked = examples.asked(visit.controller(), visit.language()).orElseThrow(Missing::new);
        try {
            var now = proved(ticket, token);
            if (submission.get("mag").equals("ja")) {
                examples.allow(now, asked);
            } else {
                examples.refuse(now);
            }
        } catch (NotPermitted gone) {
            throw new Missing();
        }
        return done(visit, ticket, token, "voorbeeld");
    }

    private View withdraw(Ticket ticket, String path, String words) {
        try {
            tickets.withdraw(ticket, ticket.self());
        } catch (NotNow | NotPermitted gone) {
            throw new Missing();
        }
        var done = tickets.find(ticket.dossier()).isPresent()
                ? NoticePage.of("question-unused", "info")
                : NoticePage.of("question-erased", "done");
        return pages.page("web/notice", done.leadingTo(path, words));
    }

    /** Who used the link reads the mail of its address, and may be a customer who was not known. */
    private Ticket proved(Ticket ticket, String token) {
        if (token.isEmpty()) {
            return ticket;
        }
        proof.proved(ticket);
        return tickets.find(ticket.dossier()).orElseThrow(Missing::new);
    }

    private static View done(Visit visit, Ticket ticket, String token, String word) {
        return visit.seeOther(
                token.isEmpty()
                        ? "/mijn/vragen/" + ticket.reference() + "?gedaan=" + word
                        : "/vraag?bewijs=" + token + "&gedaan=" + word);
    }

    private Page page(Visit visit, Ticket ticket, String token, String done) {
        return page(visit, ticket, token, Draft.NONE, done, HttpStatus.OK);
    }

    private Page page(Visit visit, Ticket ticket, String token, Draft draft, String done, HttpStatus status) {
        var told = Optional.of(done).filter(word -> word.matches("antwoord|tevreden|voorbeeld"));
        return pages.page("contact/my-ticket", myTicketPages.one(visit, ticket, token, draft, told), status);
    }

    private Page gone() {
        return pages.page(
                "web/notice",
                NoticePage.of("question-gone", "warning").leadingTo("/contact", "contact"),
                HttpStatus.GONE);
    }
}
