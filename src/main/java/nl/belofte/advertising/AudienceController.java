package nl.belofte.advertising;

import java.util.Optional;
import java.util.UUID;
import nl.belofte.advertising.Audiences.Audience;
import nl.belofte.advertising.Audiences.OwnAudience;
import nl.belofte.disclosure.NotDisclosed;
import nl.belofte.disclosure.Outcome;
import nl.belofte.dossier.Channel;
import nl.belofte.evidence.Actor;
import nl.belofte.permission.Approach;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.Missing;
import nl.belofte.web.Moment;
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

/** Makes audiences for networks, and hands them over by a second one. Nobody at the desk sees who is in one. */
@Controller
@ForPurpose({Purpose.ADVERTISING, Purpose.RIGHTS})
@Serves({"ADV-2", "ADV-3"})
class AudienceController {

    static final String PATH = "/balie/reclame/doelgroepen";

    private static final int LONGEST = 80;

    private final Pages pages;
    private final Audiences audiences;
    private final Approach approach;
    private final Statements statements;

    AudienceController(Pages pages, Audiences audiences, Approach approach, Statements statements) {
        this.pages = pages;
        this.audiences = audiences;
        this.approach = approach;
        this.statements = statements;
    }

    @GetMapping(PATH)
    Page list(Visit visit, @RequestParam(defaultValue = "") String gedaan) {
        var done = Optional.of(gedaan).filter(word -> word.matches("gemaakt|afgegeven|niemand|einde"));
        return list(visit, done, "", "", HttpStatus.OK);
    }

    private Page list(Visit visit, Optional<String> done, String title, String error, HttpStatus status) {
        refuseUnlessPromised(visit);
        var rows = audiences.list(visit.controller()).stream()
                .map(each -> row(visit, each))
                .toList();
        return pages.page(
                "advertising/audiences",
                new AudiencesPage(
                        rows,
                        audiences.recipients(visit.controller()).stream()
                                .map(id -> new AudiencesPage.Recipient(id, name(visit, id)))
                                .toList(),
                        done,
                        title,
                        error),
                status);
    }

    private void refuseUnlessPromised(Visit visit) {
        if (!approach.channels(visit.controller()).contains(Channel.SOCIAL)) {
            throw new Missing();
        }
    }

    private String name(Visit visit, String recipient) {
        return Optional.ofNullable(
                        statements.current(visit.controller()).recipients().get(recipient))
                .map(each -> each.name().in(visit.language()))
                .orElse(recipient);
    }

    @PostMapping(PATH)
    View make(Visit visit, Submission submission) {
        refuseUnlessPromised(visit);
        var title = submission.get("naam");
        var recipient = submission.get("ontvanger");
        if (title.isEmpty() || title.length() > LONGEST) {
            return list(visit, Optional.empty(), title, "error.list-title", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!audiences.recipients(visit.controller()).contains(recipient)) {
            return list(visit, Optional.empty(), title, "error.audience-recipient", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return audiences
                .make(visit.controller(), title, recipient, actor())
                .<View>map(_ -> visit.seeOther(PATH + "?gedaan=gemaakt"))
                .orElseGet(() -> list(
                        visit, Optional.empty(), title, "error.audience-nobody", HttpStatus.UNPROCESSABLE_CONTENT));
    }

    @PostMapping(PATH + "/{id}/afgifte")
    View handOver(Visit visit, @PathVariable UUID id) {
        refuseUnlessPromised(visit);
        try {
            var outcome = audiences.handOver(visit.controller(), id, actor());
            return switch (outcome.orElse(Outcome.DELIVERED)) {
                case DELIVERED -> visit.seeOther(PATH + "?gedaan=" + (outcome.isPresent() ? "afgegeven" : "niemand"));
                case NOT_LEFT -> notice("audience-not-left", HttpStatus.BAD_GATEWAY);
                default -> notice("audience-not-confirmed", HttpStatus.BAD_GATEWAY);
            };
        } catch (OwnAudience own) {
            return notice("audience-own", HttpStatus.FORBIDDEN);
        } catch (NotDisclosed not) {
            return notice("audience-" + why(not), HttpStatus.CONFLICT);
        }
    }

    private static String why(NotDisclosed not) {
        return switch (not.why()) {
            case NO_AGREEMENT -> "no-agreement";
            case NO_ADDRESS -> "no-address";
            default -> "not-declared";
        };
    }

    private Page notice(String key, HttpStatus status) {
        return pages.page("web/notice", NoticePage.of(key, "warning").atDesk().leadingTo(PATH, "audiences"), status);
    }

    @PostMapping(PATH + "/{id}/einde")
    View end(Visit visit, @PathVariable UUID id) {
        audiences.end(audiences.find(visit.controller(), id));
        return visit.seeOther(PATH + "?gedaan=einde");
    }

    private AudiencesPage.Row row(Visit visit, Audience audience) {
        var zone = statements.current(visit.controller()).zone();
        return new AudiencesPage.Row(
                audience.id(),
                audience.title(),
                name(visit, audience.recipient()),
                Moment.of(audience.madeAt(), zone, visit.language()),
                Moment.of(audience.until(), visit.language()),
                audience.planned(),
                audience.handed(),
                audience.left(),
                audience.handedAt().map(at -> Moment.of(at, zone, visit.language())),
                audience.isOf(SignedIn.now()));
    }

    private static Actor.Staff actor() {
        return (Actor.Staff) SignedIn.now().actor();
    }
}
