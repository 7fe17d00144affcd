package nl.belofte.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.belofte.file.Language;
import nl.belofte.file.Text;
import nl.belofte.privacy.StatementPage.Card;
import nl.belofte.privacy.StatementPage.Contact;
import nl.belofte.privacy.StatementPage.CookieRow;
import nl.belofte.privacy.StatementPage.Line;
import nl.belofte.privacy.StatementPage.Part;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Promise;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statement.Chapter;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import org.springframework.stereotype.Component;

/** Turns a statement into what its page shows. */
@Component
class StatementPages {

    private final Statements statements;
    private final Served served;

    StatementPages(Statements statements, Served served) {
        this.statements = statements;
        this.served = served;
    }

    StatementPage page(Statement statement, Language language) {
        var wording = Wording.in(language);
        var versions = statements.versions(statement.controller()).descendingKeySet().stream()
                .filter(version -> !version.equals(statement.version()))
                .toList();
        return new StatementPage(
                statement.version(),
                wording.date(statement.version()),
                statements.current(statement.controller()).version().equals(statement.version()),
                wording.say(statement.introduction(), statement, Optional.empty()),
                statement.summary().stream()
                        .map(line -> wording.say(line, statement, Optional.empty()))
                        .toList(),
                statement.chapters().stream()
                        .map(chapter -> part(chapter, statement, language))
                        .toList(),
                statements.statutoryTitle().in(language),
                statements.statutoryIntroduction().in(language),
                contact(statement),
                versions);
    }

    private Part part(Chapter chapter, Statement statement, Language language) {
        var lines = chapter.says().stream()
                .map(promise -> line(promise, chapter, statement, language))
                .toList();
        boolean statutory =
                chapter.about().map(about -> about.purpose().statutory()).orElse(false);
        return new Part(
                chapter.id(),
                chapter.title().in(language),
                statutory,
                statutory || lines.stream().anyMatch(Line::served),
                lines,
                chapter.about().filter(about -> !about.data().isEmpty()).map(about -> card(about, statement, language)),
                chapter.id().equals("cookies") ? cookies(statement, language) : List.of());
    }

    private Line line(Promise promise, Chapter chapter, Statement statement, Language language) {
        boolean numbered = statement.promises().anyMatch(promise::equals);
        return new Line(
                promise.id(),
                Wording.in(language).say(promise.text(), statement, chapter.about()),
                numbered,
                promise.byLaw(),
                !numbered || served.contains(promise.id()));
    }

    private Card card(Declaration about, Statement statement, Language language) {
        var wording = Wording.in(language);
        var readers = new ArrayList<String>();
        statement.declarations().stream()
                .filter(other -> other.drawsOn().contains(about.purpose()))
                .forEach(other -> readers.add(other.title().in(language)));
        return new Card(
                about.data().keySet().stream().map(wording::category).toList(),
                about.basis().map(wording::basis).orElse(""),
                wording.keep(statement, about),
                tenths(about, statement),
                List.copyOf(readers),
                wording.readers(statement, about),
                about.recipients().stream()
                        .map(id -> statement.nameOf(id).in(language))
                        .toList(),
                because(about, statement, language));
    }

    private static String because(Declaration about, Statement statement, Language language) {
        return about.because().equals(Text.NONE)
                ? ""
                : Wording.in(language).say(about.because(), statement, Optional.of(about));
    }

    private static int tenths(Declaration about, Statement statement) {
        var terms = about.keptWith()
                .flatMap(statement::declaration)
                .map(Declaration::keep)
                .orElse(about.keep());
        return terms.stream()
                .mapToInt(term -> (int) Math.round(
                        term.period().toTotalMonths() / 1.2 + term.period().getDays() / 36.5))
                .max()
                .orElse(0);
    }

    private static List<CookieRow> cookies(Statement statement, Language language) {
        return statement.cookies().values().stream()
                .map(cookie -> new CookieRow(
                        cookie.id(),
                        cookie.why().in(language),
                        cookie.lifetime(),
                        cookie.provider().equals("own")
                                ? statement.contact().name()
                                : statement.nameOf(cookie.provider()).in(language),
                        cookie.consent(),
                        cookie.without().in(language)))
                .toList();
    }

    private static Contact contact(Statement statement) {
        var contact = statement.contact();
        return new Contact(
                contact.name(),
                contact.address(),
                contact.email(),
                contact.phone(),
                Wording.phone(contact.phone()),
                contact.tradeRegister(),
                contact.authority(),
                contact.authorityUrl());
    }
}
