package nl.belofte.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.authority.DutyWords;
import nl.belofte.consent.Consents;
import nl.belofte.disclosure.Received;
import nl.belofte.dossier.GoingWith;
import nl.belofte.evidence.Recorded;
import nl.belofte.file.Language;
import nl.belofte.report.Report.Held;
import nl.belofte.report.ReportPage.Fact;
import nl.belofte.report.ReportPage.Item;
import nl.belofte.report.ReportPage.Part;
import nl.belofte.report.ReportPage.Piece;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statement.Recipient;
import nl.belofte.statement.Wording;
import nl.belofte.web.Moment;
import nl.belofte.web.Texts;

/** Puts a report into words. */
final class ReportPages {

    /** What the paper tells of the log: enough to see what happened lately, few enough to be paper. */
    static final int ON_PAPER = 500;

    /** Where Chapter V of the GDPR asks for nothing: the European Economic Area. */
    private static final Set<String> EEA = Set.of(
            "at", "be", "bg", "hr", "cy", "cz", "dk", "ee", "fi", "fr", "de", "gr", "hu", "ie", "it", "lv", "lt", "lu",
            "mt", "nl", "pl", "pt", "ro", "sk", "si", "es", "se", "is", "li", "no");

    /** Of some facts, where the words are that they are told in. */
    private static final Map<String, String> WORDS = Map.of(
            "asked_right", "right.",
            "outcome", "my-request.closed.",
            "decides", "my-request.closed.",
            "letter", "letter.",
            "template", "letter.",
            "language", "report.language.");

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private final Report report;
    private final Language language;
    private final Texts texts;
    private final Wording wording;

    private ReportPages(Report report, Language language) {
        this.report = report;
        this.language = language;
        this.texts = Texts.in(language);
        this.wording = Wording.in(language);
    }

    /** With the whole log, which is read while it is written. */
    static ReportPage page(Report report, Language language) {
        var words = new ReportPages(report, language);
        return words.page(() -> words.pieces(report.log().iterator()), Optional.empty());
    }

    static ReportPage paper(Report report, Language language) {
        var words = new ReportPages(report, language);
        var newest = report.log().newest(ON_PAPER);
        boolean all = newest.size() == report.log().count();
        return words.page(
                List.of(words.piece(newest, newest.size())),
                all ? Optional.empty() : Optional.of((long) newest.size()));
    }

    private ReportPage page(Iterable<Piece> pieces, Optional<Long> told) {
        return new ReportPage(
                report.statement().contact().name(),
                Moment.of(report.at(), report.statement().zone(), language),
                report.customerNumber(),
                general(),
                report.held().stream().map(this::item).toList(),
                report.consents().stream().map(this::item).toList(),
                report.objections().stream()
                        .map(no -> new Item(
                                title(no.purpose()),
                                "",
                                List.of(fact("report.since", wording.date(no.on()))),
                                List.of(),
                                List.of()))
                        .toList(),
                report.disclosures().stream().map(this::item).toList(),
                pieces,
                report.log().count(),
                told,
                language.tag());
    }

    private Iterator<Piece> pieces(Iterator<List<Recorded>> log) {
        return new Iterator<>() {
            private long done;

            @Override
            public boolean hasNext() {
                return log.hasNext();
            }

            @Override
            public Piece next() {
                var deeds = log.next();
                done += deeds.size();
                return piece(deeds, done);
            }
        };
    }

    private Piece piece(List<Recorded> deeds, long done) {
        return new Piece(LogLines.of(deeds, report.purposes(), report.statement(), language), done);
    }

    /** What Art. 15(1) GDPR wants besides the data, in the statement's own sentences where it has them. */
    private List<Part> general() {
        var statement = report.statement();
        var contact = statement.contact();
        return List.of(
                new Part(
                        texts.get("report.controller"),
                        List.of(
                                contact.name(),
                                contact.address(),
                                contact.email(),
                                Wording.phone(contact.phone()),
                                texts.get("report.trade-register", contact.tradeRegister()))),
                new Part(texts.get("report.rights"), report.sentences("rights", language)),
                new Part(
                        texts.get("report.authority"),
                        Stream.concat(
                                        report.sentences("complaints", language).stream(),
                                        Stream.of(contact.authority() + ", " + contact.authorityUrl()))
                                .toList()),
                new Part(texts.get("report.silence"), List.of(texts.get("report.silence.text"))),
                new Part(texts.get("report.decisions"), List.of(texts.get("report.decisions.text"))),
                new Part(texts.get("report.abroad"), abroad()));
    }

    private List<String> abroad() {
        var recipients = report.statement().recipients().values();
        var lines = new ArrayList<String>();
        recipients.stream()
                .filter(recipient ->
                        recipient.country().filter(land -> !EEA.contains(land)).isPresent())
                .forEach(recipient -> lines.add(texts.get(
                        recipient.data().isEmpty() ? "report.abroad.nothing" : "report.abroad.to",
                        recipient.name().in(language),
                        country(recipient),
                        categories(recipient.data()))));
        if (lines.isEmpty()) {
            lines.add(texts.get("report.abroad.none"));
        }
        var unnamed = recipients.stream()
                .filter(recipient -> recipient.country().isEmpty())
                .map(recipient -> recipient.name().in(language))
                .toList();
        if (!unnamed.isEmpty()) {
            lines.add(texts.get("report.abroad.not-named", wording.enumerate(unnamed)));
        }
        return lines;
    }

    private String country(Recipient recipient) {
        return recipient
                .country()
                .map(land -> Locale.of("", land).getDisplayCountry(language.locale()))
                .orElseGet(() -> texts.get("report.country.not-named"));
    }

    private Item item(Held held) {
        var about = held.about();
        var dossier = held.dossier();
        var statement = held.statement();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                texts.get("report.why"),
                about.says().stream()
                        .map(promise -> wording.say(promise.text(), statement, Optional.of(about)))
                        .toList()));
        facts.add(fact("card.basis", wording.basis(dossier.basis())));
        facts.add(fact("report.opened", wording.date(dossier.openedOn())));
        facts.add(fact("card.keep", wording.keep(statement, about)));
        facts.add(fact("report.goes", goes(held)));
        if (held.restricted()) {
            facts.add(fact("report.restricted", texts.get("report.restricted.text")));
        }
        held.hold()
                .ifPresent(hold -> facts.add(fact(
                        "report.held", texts.get("report.held." + hold.reason().told()))));
        facts.add(new Fact(
                texts.get("card.recipients"),
                orNone(about.recipients().stream()
                        .map(statement.recipients()::get)
                        .map(this::recipient)
                        .toList())));
        facts.add(new Fact(
                texts.get("report.sources"),
                about.sources().isEmpty()
                        ? List.of(texts.get("report.sources.you"))
                        : Stream.concat(
                                        Stream.of(texts.get("report.sources.you-and")),
                                        about.sources().stream()
                                                .map(id -> statement.nameOf(id).in(language)))
                                .toList()));
        facts.add(fact("dossier.version", wording.date(dossier.version())));
        return new Item(
                about.title().in(language),
                "",
                facts.stream().filter(fact -> !fact.lines().equals(List.of(""))).toList(),
                dossier.content().categories().stream()
                        .map(category -> new Fact(
                                texts.get("category." + category.id()),
                                Values.lines(dossier, category, held.statement().zone(), language)))
                        .toList(),
                with(held));
    }

    private String goes(Held held) {
        if (held.dossier().kept()) {
            return texts.get("report.goes.kept");
        }
        return held.due().map(wording::date).orElseGet(() -> texts.get("report.goes.open"));
    }

    private String recipient(Recipient recipient) {
        return texts.get(
                "report.recipient." + (recipient.processor() ? "processor" : "controller"),
                recipient.name().in(language),
                country(recipient));
    }

    /** What else belongs to it, the rows of a table together. */
    private List<Fact> with(Held held) {
        var lines = new LinkedHashMap<String, List<String>>();
        held.with()
                .forEach(row -> lines.computeIfAbsent(row.table(), _ -> new ArrayList<>())
                        .add(line(row)));
        return lines.entrySet().stream()
                .map(table -> new Fact(label("report.with.", table.getKey()), table.getValue()))
                .toList();
    }

    private String line(GoingWith.Row row) {
        var line = row.facts().entrySet().stream()
                .filter(fact -> !fact.getKey().equals("controller"))
                .map(fact -> "%s: %s"
                        .formatted(label("report.fact.", fact.getKey()), written(fact.getKey(), fact.getValue())))
                .collect(Collectors.joining("; "));
        return line.isEmpty() ? texts.get("report.there") : line;
    }

    /** What is new here and has no words yet is told by its own name. */
    private String label(String beginning, String name) {
        return texts.has(beginning + name) ? texts.get(beginning + name) : name;
    }

    /** Words of the platform are told in those that people read elsewhere. */
    private String written(String fact, String value) {
        return Stream.of("report.value." + fact + ".", WORDS.getOrDefault(fact, "report.value."))
                .map(beginning -> beginning + value)
                .filter(texts::has)
                .findFirst()
                .map(texts::get)
                .orElseGet(() -> written(value));
    }

    private String written(String value) {
        var time = Report.time(value);
        if (time.isPresent()) {
            return Moment.of(time.get(), report.statement().zone(), language).written();
        }
        if (DAY.matcher(value).matches()) {
            return wording.date(LocalDate.parse(value));
        }
        return Category.of(value).map(wording::category).orElseGet(() -> switch (value) {
            case "true" -> texts.get("report.yes");
            case "false" -> texts.get("report.no");
            default -> value;
        });
    }

    private Item item(Consents.Course course) {
        var shown = course.given().shown();
        var zone = report.statement().zone();
        var facts = new ArrayList<Fact>();
        facts.add(fact(
                "report.given",
                Moment.of(
                                course.given().at(),
                                zone,
                                language,
                                shown.onlyDay(course.given().at(), zone))
                        .written()));
        facts.add(fact(
                "report.shown-in",
                texts.get("report.language." + shown.language().tag())));
        course.over()
                .ifPresent(over -> facts.add(fact(
                        course.withdrawn() ? "report.withdrawn" : "report.expired",
                        Moment.of(over, zone, language).written())));
        if (course.over().isEmpty()) {
            facts.add(fact("report.state", texts.get("report.lives")));
        }
        return new Item(title(shown.purpose()), shown.text(), facts, List.of(), List.of());
    }

    private Item item(Received.Disclosure disclosure) {
        return new Item(
                disclosure
                        .chosen()
                        .or(() -> disclosure.duty().map(duty -> DutyWords.of(duty, language)))
                        .or(() -> Optional.of(report.statement()
                                        .nameOf(disclosure.recipient())
                                        .in(language))
                                .filter(name -> !name.isEmpty()))
                        .orElse(disclosure.recipient()),
                "",
                List.of(
                        fact(
                                "report.when",
                                Moment.of(disclosure.at(), report.statement().zone(), language)
                                        .written()),
                        fact("report.what", categories(disclosure.categories())),
                        fact("report.for", title(disclosure.purpose())),
                        fact(
                                "report.outcome",
                                texts.get(
                                        "report.outcome." + disclosure.outcome().id()))),
                List.of(),
                List.of());
    }

    private String categories(Collection<Category> categories) {
        return wording.enumerate(categories.stream().map(wording::category).toList());
    }

    private String title(Purpose purpose) {
        return report.statement()
                .declaration(purpose)
                .map(about -> about.title().in(language))
                .orElse(purpose.id());
    }

    private List<String> orNone(List<String> lines) {
        return lines.isEmpty() ? List.of(texts.get("report.none")) : lines;
    }

    private Fact fact(String key, String line) {
        return new Fact(texts.get(key), List.of(line));
    }
}
