package nl.belofte.preference;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.belofte.brand.Addresses;
import nl.belofte.consent.Consents;
import nl.belofte.consent.Consents.Given;
import nl.belofte.consent.Consents.Kind;
import nl.belofte.consent.Receipts;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.preference.ConsentPage.Line;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Download;
import nl.belofte.web.Moment;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;

/** Shows again what somebody agreed to, word for word, and gives him the receipt. */
@Component
class ConsentPages {

    private final Consents consents;
    private final Receipts receipts;
    private final Dossiers dossiers;
    private final Statements statements;
    private final Addresses addresses;

    ConsentPages(Consents consents, Receipts receipts, Dossiers dossiers, Statements statements, Addresses addresses) {
        this.consents = consents;
        this.receipts = receipts;
        this.dossiers = dossiers;
        this.statements = statements;
        this.addresses = addresses;
    }

    ConsentPage page(Given given, Language language, String back, String receipt, Optional<String> withdrawal) {
        var shown = given.shown();
        var statement = statements.current(shown.controller());
        var lines = shown.text().lines().toList();
        return new ConsentPage(
                back,
                Wording.in(language).title(statement, shown.purpose()),
                shown.asked(),
                lines.size() > 1 ? lines.getLast() : "",
                shown.control(),
                shown.language().tag(),
                shown.elsewhere() ? Optional.of(statement.contact().name()) : Optional.empty(),
                shown.version().toString(),
                Wording.in(language).date(shown.version()),
                consents.history(given.proof()).stream()
                        .map(happened -> new Line(
                                happened.kind().id(),
                                Moment.of(
                                        happened.at(),
                                        statement.zone(),
                                        language,
                                        happened.kind() == Kind.GIVEN
                                                && shown.onlyDay(happened.at(), statement.zone()))))
                        .toList(),
                receipt,
                withdrawal);
    }

    /** @param withdrawal the path where it is taken back */
    Download receipt(Visit visit, Given given, Actor.Self self, String withdrawal) {
        var by = dossiers.read(given.proof(), new Use(Purpose.CONSENT_PROOF, self))
                .content();
        var shown = given.shown();
        var site = addresses.of(visit.site().host()) + given.shown().language().prefix();
        var statement = site + "/privacy/" + shown.version();
        return new Download(
                "toestemming.json",
                "application/json",
                receipts.of(
                        given,
                        by,
                        shown.elsewhere() ? elsewhere(shown) : statement,
                        (shown.elsewhere() ? site + "/privacy" : statement) + "#rights",
                        site + withdrawal));
    }

    private String elsewhere(Shown shown) {
        return Texts.in(shown.language())
                .get(
                        "consent.elsewhere",
                        statements.current(shown.controller()).contact().name());
    }

    /** The newest first. That somebody of the staff looks at them stands in the evidence of each. */
    List<ConsentPage> all(String controller, PersonId person, Language language, Actor actor) {
        var courses = consents.of(person).stream()
                .filter(course -> course.given().shown().controller().equals(controller))
                .toList();
        dossiers.read(
                courses.stream().map(course -> course.given().proof()).toList(), new Use(Purpose.CONSENT_PROOF, actor));
        return courses.stream()
                .sorted(Comparator.comparing(
                                (Consents.Course course) -> course.given().at())
                        .reversed())
                .map(course -> page(course.given(), language, "", "", Optional.empty()))
                .toList();
    }
}
