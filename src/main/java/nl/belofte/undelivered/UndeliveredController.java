package nl.belofte.undelivered;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.belofte.mail.Mail;
import nl.belofte.mail.StuckLetters;
import nl.belofte.mail.StuckLetters.StuckLetter;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.undelivered.UndeliveredPage.Row;
import nl.belofte.web.Missing;
import nl.belofte.web.Moment;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import nl.belofte.work.Work;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The letters that do not go out: tried again, or given up. */
@Controller
@ForPurpose({Purpose.ACCOUNT, Purpose.CONTACT, Purpose.STAFF})
class UndeliveredController {

    static final String PATH = "/balie/post";

    /** As the door says: for these purposes letters are sent that a role opens without a reason. */
    static final Set<Purpose> PURPOSES = EnumSet.of(Purpose.ACCOUNT, Purpose.CONTACT, Purpose.STAFF);

    private static final Set<Purpose> CUSTOMERS = EnumSet.of(Purpose.ACCOUNT, Purpose.CONTACT, Purpose.RIGHTS);

    private final Pages pages;
    private final StuckLetters stuck;
    private final KindsOfLetter kinds;
    private final Mail mail;
    private final Statements statements;

    UndeliveredController(Pages pages, StuckLetters stuck, KindsOfLetter kinds, Mail mail, Statements statements) {
        this.pages = pages;
        this.stuck = stuck;
        this.kinds = kinds;
        this.mail = mail;
        this.statements = statements;
    }

    @GetMapping(PATH)
    Page show(Visit visit, @RequestParam(defaultValue = "") String gedaan) {
        var who = SignedIn.now();
        var found = stuck.list(who.controller(), kinds.of(who), Work.MANY);
        return pages.page(
                "undelivered/letters",
                new UndeliveredPage(
                        found.stream().map(letter -> row(visit, who, letter)).toList(),
                        found.size() == Work.MANY,
                        Optional.of(gedaan).filter(word -> word.matches("poging|opgave"))));
    }

    private Row row(Visit visit, SignedIn who, StuckLetter letter) {
        boolean customers = !Collections.disjoint(who.opens(statements), CUSTOMERS);
        return new Row(
                letter.id(),
                letter.letter(),
                at(visit, letter.since()),
                letter.tries(),
                letter.nextTry().map(next -> at(visit, next)),
                letter.made(),
                Optional.of(letter.person().value())
                        .filter(_ -> customers && letter.letter().purpose() != Purpose.STAFF));
    }

    @PostMapping(PATH + "/{id}/poging")
    View tryAgain(Visit visit, @PathVariable UUID id) {
        var who = SignedIn.now();
        if (!stuck.tryAgain(id, who.controller(), kinds.of(who))) {
            throw new Missing();
        }
        mail.deliverSoon();
        return visit.seeOther(PATH + "?gedaan=poging");
    }

    @PostMapping(PATH + "/{id}/opgave")
    View giveUp(Visit visit, @PathVariable UUID id) {
        var who = SignedIn.now();
        if (!stuck.giveUp(id, who.controller(), kinds.of(who), who.actor())) {
            throw new Missing();
        }
        return visit.seeOther(PATH + "?gedaan=opgave");
    }

    private Moment at(Visit visit, Instant instant) {
        return Moment.of(instant, statements.current(visit.controller()).zone(), visit.language());
    }
}
