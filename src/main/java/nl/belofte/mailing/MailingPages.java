package nl.belofte.mailing;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.belofte.brand.Sites;
import nl.belofte.file.Language;
import nl.belofte.mailing.Decisions.Decision;
import nl.belofte.mailing.MailingListPage.Row;
import nl.belofte.mailing.MailingPage.Step;
import nl.belofte.mailing.MailingPage.View;
import nl.belofte.mailing.Mailings.Doubt;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Moment;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;

/** Makes of mailings what the desk shows. */
@Component
class MailingPages {

    private final Mailings mailings;
    private final Compositor compositor;
    private final Statements statements;
    private final Sites sites;
    private final MailingLinks links;
    private final Decisions decisions;
    private final List<Audience> audiences;

    MailingPages(
            Mailings mailings,
            Compositor compositor,
            Statements statements,
            Sites sites,
            MailingLinks links,
            Decisions decisions,
            List<Audience> audiences) {
        this.mailings = mailings;
        this.compositor = compositor;
        this.statements = statements;
        this.sites = sites;
        this.links = links;
        this.decisions = decisions;
        this.audiences = audiences;
    }

    /** For which somebody tells who gets it, and the statement says that it is done. */
    List<Purpose> purposes(String controller) {
        return audiences.stream()
                .map(Audience::purpose)
                .filter(purpose ->
                        statements.current(controller).declaration(purpose).isPresent())
                .sorted()
                .toList();
    }

    MailingListPage list(Visit visit, List<Purpose> purposes) {
        var doubts =
                mailings.doubts(visit.controller()).stream().collect(Collectors.toMap(Doubt::mailing, Doubt::copies));
        return new MailingListPage(
                mailings.list(visit.controller()).stream()
                        .filter(mailing -> purposes.contains(mailing.purpose()))
                        .map(mailing -> row(mailing, visit, doubts.getOrDefault(mailing.id(), 0)))
                        .toList(),
                !purposes.isEmpty());
    }

    private Row row(Mailing mailing, Visit visit, int doubtful) {
        return new Row(
                mailing.id(),
                mailing.words().subject().in(visit.language()),
                title(mailing, visit),
                mailing.state().id(),
                mailing.begun().or(mailing::due).map(at -> moment(at, visit)),
                mailing.counts().planned(),
                mailing.counts().sent(),
                doubtful);
    }

    private String title(Mailing mailing, Visit visit) {
        return Wording.in(visit.language()).title(statements.current(mailing.controller()), mailing.purpose());
    }

    private Moment moment(Instant at, Visit visit) {
        return Moment.of(at, statements.current(visit.controller()).zone(), visit.language());
    }

    MailingPage page(
            Mailing mailing, Visit visit, Map<String, String> typed, Map<String, String> wrong, Optional<String> done) {
        return new MailingPage(
                mailing.id(),
                mailing.words().subject().in(visit.language()),
                mailing.state(),
                title(mailing, visit),
                sites.get(mailing.host()).name(),
                Arrays.stream(Language.values())
                        .map(language -> view(mailing, language))
                        .toList(),
                mailing.due().map(at -> moment(at, visit)),
                mailing.begun().map(at -> moment(at, visit)),
                mailing.ended().map(at -> moment(at, visit)),
                mailing.counts(),
                mailings.left(mailing.id()),
                links.clicks(mailing.id()),
                decisions.about(mailing.id()).stream()
                        .map(each -> step(each, visit))
                        .toList(),
                typed,
                wrong,
                done);
    }

    private Step step(Decision decision, Visit visit) {
        var role =
                Role.of(decision.role()).map(Wording.in(visit.language())::role).orElse(decision.role());
        return new Step(decision.deed(), role, moment(decision.at(), visit));
    }

    private View view(Mailing mailing, Language language) {
        return new View(
                language,
                compositor.example(mailing, language, false).shown().text(),
                compositor.otherwise(mailing, language));
    }

    /** What its reader's mail program shows; what is a reader's own is an example's. */
    String letter(Mailing mailing, Language language) {
        return compositor.example(mailing, language, false).shown().html();
    }
}
