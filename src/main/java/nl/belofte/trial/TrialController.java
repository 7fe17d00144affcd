package nl.belofte.trial;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.belofte.brand.Addresses;
import nl.belofte.brand.Sites;
import nl.belofte.consent.Consents;
import nl.belofte.dossier.Outlines;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.file.Language;
import nl.belofte.mail.Mail;
import nl.belofte.mailing.Dispatch;
import nl.belofte.retention.RetentionSweep;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.ticket.Unanswered;
import nl.belofte.trial.Mailbox.Received;
import nl.belofte.trial.StartPage.News;
import nl.belofte.trial.StartPage.WrongDay;
import nl.belofte.web.BadInput;
import nl.belofte.web.FramedLetter;
import nl.belofte.web.Missing;
import nl.belofte.web.Moment;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.TrialVisit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The trial's own pages. A visitor sees them on the bare host without {@code /proef}; no site has them. */
@Controller
class TrialController {

    private static final LocalTime NIGHT = LocalTime.of(0, 17);
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Pages pages;
    private final StartPages startPages;
    private final TrialClock clock;
    private final Mailbox mailbox;
    private final RetentionSweep sweep;
    private final EvidenceChain chain;
    private final Consents consents;
    private final Unanswered unanswered;
    private final Mail mail;
    private final Dispatch mailings;

    TrialController(
            Pages pages,
            TrialClock clock,
            Sites sites,
            Addresses addresses,
            Statements statements,
            Outlines outlines,
            Evidence evidence,
            EvidenceChain chain,
            Cast cast,
            Mailbox mailbox,
            RetentionSweep sweep,
            Consents consents,
            Unanswered unanswered,
            Mail mail,
            Dispatch mailings) {
        this.pages = pages;
        this.startPages = new StartPages(clock, sites, addresses, statements, outlines, evidence, cast);
        this.clock = clock;
        this.mailbox = mailbox;
        this.sweep = sweep;
        this.chain = chain;
        this.consents = consents;
        this.unanswered = unanswered;
        this.mail = mail;
        this.mailings = mailings;
    }

    @GetMapping("/proef")
    Page start(TrialVisit visit, @RequestParam(defaultValue = "") String gewist) {
        var turned = Optional.of(gewist).filter(count -> count.matches("\\d{1,6}"));
        var news = new News(turned, Optional.empty(), Optional.empty());
        return pages.page("trial/start", startPages.page(visit.language(), news));
    }

    /** Turns the clock, and lets happen what was promised for the days that passed. */
    @PostMapping("/proef/klok")
    View turn(TrialVisit visit, Submission submission) {
        var today = LocalDate.now(clock.withZone(StartPages.ZONE));
        var day = day(submission, today);
        var wrong = day.map(asked -> wrong(asked, today)).orElse(Optional.of("error.clock.no-day"));
        if (wrong.isPresent()) {
            var news = News.of(new WrongDay(submission.get("datum"), wrong.get()));
            return pages.page("trial/start", startPages.page(visit.language(), news), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        int erased = liveTo(day.orElseThrow());
        chain.seal();
        mail.deliver();
        return visit.seeOther("/?gewist=" + erased);
    }

    /** Goes from one day on which something is due to the next, so that each goes on its own day, as it would have. */
    private int liveTo(LocalDate day) {
        int erased = 0;
        var lived = LocalDate.now(clock.withZone(StartPages.ZONE)).minusDays(1);
        for (var next = nextDay(lived); next.filter(due -> !due.isAfter(day)).isPresent(); next = nextDay(lived)) {
            lived = next.get();
            mailUntil(lived.atTime(NIGHT).atZone(StartPages.ZONE).toInstant());
            clock.turnTo(lived.atTime(NIGHT).atZone(StartPages.ZONE).toInstant());
            erased += live();
        }
        mailUntil(day.atTime(MORNING).atZone(StartPages.ZONE).toInstant());
        clock.turnTo(day.atTime(MORNING).atZone(StartPages.ZONE).toInstant());
        return erased + live();
    }

    /** What was planned goes at its moment. */
    private void mailUntil(Instant until) {
        mailings.planned(until).forEach(at -> {
            clock.turnTo(at);
            mailings.run();
        });
    }

    private Optional<LocalDate> nextDay(LocalDate lived) {
        return Stream.of(sweep.nextDay(), unanswered.nextDay())
                .flatMap(Optional::stream)
                .filter(lived::isBefore)
                .min(LocalDate::compareTo);
    }

    private int live() {
        int erased = sweep.run().erased();
        consents.tidy();
        unanswered.goOn();
        return erased;
    }

    private static Optional<LocalDate> day(Submission submission, LocalDate today) {
        return switch (submission.get("stap")) {
            case "1d" -> Optional.of(today.plusDays(1));
            case "1m" -> Optional.of(today.plusMonths(1));
            case "6m" -> Optional.of(today.plusMonths(6));
            case "" -> parsed(submission.get("datum"));
            default -> throw new BadInput("unknown step");
        };
    }

    private static Optional<LocalDate> parsed(String date) {
        try {
            return Optional.of(LocalDate.parse(date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Why the clock cannot be turned to this day. */
    private static Optional<String> wrong(LocalDate day, LocalDate today) {
        if (day.isBefore(today)) {
            return Optional.of("error.clock.back");
        }
        return day.isAfter(today.plusDays(StartPages.DAYS_AHEAD_AT_MOST))
                ? Optional.of("error.clock.too-far")
                : Optional.empty();
    }

    /** Only when it is asked for: going through the whole chain takes longer the longer it is. */
    @PostMapping("/proef/bewijs")
    Page verify(TrialVisit visit) {
        chain.seal();
        return pages.page("trial/start", startPages.page(visit.language(), News.of(chain.verify())));
    }

    @GetMapping("/proef/postvak")
    Page list(TrialVisit visit) {
        return mailbox(visit.language(), Optional.empty());
    }

    @GetMapping("/proef/postvak/{number}")
    Page read(TrialVisit visit, @PathVariable int number) {
        return mailbox(visit.language(), Optional.of(mailbox.find(number).orElseThrow(Missing::new)));
    }

    @GetMapping("/proef/postvak/{number}/brief")
    ResponseEntity<byte[]> letter(TrialVisit visit, @PathVariable int number) {
        var message = mailbox.find(number).orElseThrow(Missing::new).message();
        return FramedLetter.of(message.html().orElseThrow(Missing::new));
    }

    private Page mailbox(Language language, Optional<Received> open) {
        var today = Wording.in(language).date(LocalDate.now(clock.withZone(StartPages.ZONE)));
        var mails = mailbox.list().stream()
                .map(received -> mail(received, language))
                .toList();
        return pages.page(
                "trial/mailbox", new MailboxPage(today, mails, open.map(received -> mail(received, language))));
    }

    private static MailboxPage.Mail mail(Received received, Language language) {
        var message = received.message();
        return new MailboxPage.Mail(
                received.number(),
                Moment.of(received.at(), StartPages.ZONE, language),
                message.fromName(),
                message.to(),
                message.subject(),
                message.html().isPresent(),
                List.of(message.text().split("\n\n")));
    }
}
