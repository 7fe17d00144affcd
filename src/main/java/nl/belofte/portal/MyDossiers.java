package nl.belofte.portal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.belofte.account.CustomerNumbers;
import nl.belofte.advertisement.Spot;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Search;
import nl.belofte.file.Language;
import nl.belofte.form.WrittenOut;
import nl.belofte.portal.MyDataPage.DossierCard;
import nl.belofte.portal.MyDataPage.Value;
import nl.belofte.report.Values;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Promise;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Moment;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;

/** Gathers all that is held on a customer. Looking is itself recorded. */
@Component
class MyDossiers {

    private static final int SOON_DAYS = 7;

    private final Dossiers dossiers;
    private final Statements statements;
    private final CustomerNumbers numbers;
    private final Search search;

    MyDossiers(Dossiers dossiers, Statements statements, CustomerNumbers numbers, Search search) {
        this.numbers = numbers;
        this.search = search;
        this.dossiers = dossiers;
        this.statements = statements;
    }

    MyDataPage page(SignedIn who, Language language, Optional<String> done, Optional<Spot> spot) {
        var held = who.along()
                .map(staff -> dossiers.readEach(search.of(who.person()), staff))
                .orElseGet(() -> dossiers.readOwn(who.person()));
        var cards = held.stream().map(dossier -> card(dossier, who, language)).toList();
        return new MyDataPage(cards, numbers.of(who.person()), done, spot);
    }

    private DossierCard card(Dossier dossier, SignedIn who, Language language) {
        var statement = statements
                .version(dossier.controller(), dossier.version())
                .orElseGet(() -> statements.current(dossier.controller()));
        var about = statement.declaration(dossier.purpose()).orElseThrow();
        var wording = Wording.in(language);
        var today = statements.today(dossier.controller());
        var due = dossiers.dueOn(dossier);
        boolean account =
                dossier.purpose() == Purpose.ACCOUNT && dossier.happened().isEmpty();
        var first = about.says().getFirst();
        return new DossierCard(
                dossier.purpose().id(),
                about.title().in(language),
                wording.say(first.text(), statement, Optional.of(about)),
                first.id(),
                values(
                        dossier,
                        about,
                        account && who.along().isEmpty(),
                        sealed(dossier, who),
                        statement.zone(),
                        language),
                wording.basis(dossier.basis()),
                anchor(about, "{basis}"),
                Moment.of(dossier.openedOn(), language),
                wording.keep(statement, about),
                anchor(about, "{keep}"),
                due.map(day -> Moment.of(day, language)),
                dossier.kept(),
                due.filter(day -> !day.isAfter(today.plusDays(SOON_DAYS))).isPresent(),
                elapsed(dossier.openedOn(), today, due),
                statement.version().toString(),
                Moment.of(statement.version(), language),
                account);
    }

    /** The sentence that tells a fact; the heading where none does. */
    private static String anchor(Declaration about, String fact) {
        return about.says().stream()
                .filter(promise -> promise.text().in(Language.NL).contains(fact))
                .map(Promise::id)
                .findFirst()
                .orElse(about.purpose().id());
    }

    /** What of it the role of who looks along does not read. */
    private Predicate<Category> sealed(Dossier dossier, SignedIn who) {
        var access = statements.current(dossier.controller()).access();
        var readable = who.along()
                .flatMap(staff -> Role.of(staff.role()))
                .map(role -> access.readable(dossier.purpose(), role, false));
        return category -> readable.filter(read -> !read.contains(category)).isPresent();
    }

    /** An open dossier has no end yet: today stands a good way along its line. */
    private static int elapsed(LocalDate opened, LocalDate today, Optional<LocalDate> due) {
        if (due.isEmpty()) {
            return 60;
        }
        long whole = Math.max(1, ChronoUnit.DAYS.between(opened, due.get()));
        return (int) Math.clamp(100 * ChronoUnit.DAYS.between(opened, today) / whole, 2, 98);
    }

    private static List<Value> values(
            Dossier dossier,
            Declaration about,
            boolean account,
            Predicate<Category> sealed,
            ZoneId zone,
            Language language) {
        var categories = new ArrayList<>(about.data().keySet());
        dossier.content().categories().stream()
                .filter(category -> !categories.contains(category))
                .forEach(categories::add);
        var texts = Texts.in(language);
        return categories.stream()
                .map(category -> {
                    var lines = Values.lines(dossier, category, zone, language);
                    return new Value(
                            texts.get("category." + category.id()),
                            WrittenOut.masked(lines),
                            lines,
                            account ? changePath(category) : "",
                            sealed.test(category));
                })
                .toList();
    }

    private static String changePath(Category category) {
        return category == Category.EMAIL ? "/mijn/e-mailadres" : "/mijn/gegevens/" + category.id();
    }
}
