package nl.belofte.trial;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.belofte.brand.Addresses;
import nl.belofte.brand.Sites;
import nl.belofte.dossier.Outline;
import nl.belofte.dossier.Outlines;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.Recorded.Committed;
import nl.belofte.file.Language;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.trial.StartPage.Axis;
import nl.belofte.trial.StartPage.Dial;
import nl.belofte.trial.StartPage.Lane;
import nl.belofte.trial.StartPage.Month;
import nl.belofte.trial.StartPage.News;
import nl.belofte.trial.StartPage.Player;
import nl.belofte.trial.StartPage.ProofLine;
import nl.belofte.trial.StartPage.SiteLink;
import nl.belofte.trial.StartPage.Tick;
import nl.belofte.web.Moment;
import nl.belofte.web.Texts;

/**
 * Draws the trial's first page: the dial, each dossier along its line in time, and the evidence.
 *
 * <p>Longer than most: it is one picture, and its parts share their scale.
 */
final class StartPages {

    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    static final int DAYS_AHEAD_AT_MOST = 3650;
    private static final int LANES = 14;
    private static final int PROOFS = 12;
    private static final int CENTRE = 160;

    private final Clock clock;
    private final Sites sites;
    private final Addresses addresses;
    private final Statements statements;
    private final Outlines outlines;
    private final Evidence evidence;
    private final Cast cast;

    StartPages(
            Clock clock,
            Sites sites,
            Addresses addresses,
            Statements statements,
            Outlines outlines,
            Evidence evidence,
            Cast cast) {
        this.clock = clock;
        this.sites = sites;
        this.addresses = addresses;
        this.statements = statements;
        this.outlines = outlines;
        this.evidence = evidence;
        this.cast = cast;
    }

    StartPage page(Language language, News news) {
        var today = LocalDate.now(clock.withZone(ZONE));
        var shown = outlines.newest(200).stream()
                .filter(outline -> outline.purpose() != Purpose.STAFF)
                .sorted(Comparator.comparing(
                                (Outline outline) -> outline.erasedOn().isPresent())
                        .thenComparing(outline -> outline.erasedOn().orElse(LocalDate.MAX), Comparator.reverseOrder())
                        .thenComparing(Outline::openedOn, Comparator.reverseOrder()))
                .limit(LANES)
                .toList();
        var axis = axis(today, shown, language);
        var tour = sites.list().stream()
                .filter(site -> statements
                        .current(site.controller())
                        .declaration(Purpose.ACCOUNT)
                        .isPresent())
                .findFirst()
                .orElseThrow();
        return new StartPage(
                today,
                Wording.in(language).date(today),
                today.plusDays(DAYS_AHEAD_AT_MOST),
                dial(today, language),
                axis,
                shown.stream()
                        .map(outline -> lane(outline, today, axis, language))
                        .toList(),
                tour.name(),
                addresses.of(tour.host()) + language.prefix(),
                players(language),
                sites.list().stream()
                        .map(site -> new SiteLink(site.name(), addresses.of(site.host()) + language.prefix() + "/"))
                        .toList(),
                evidence.count(),
                evidence.newest(PROOFS).stream()
                        .map(recorded -> proof(recorded, language))
                        .toList(),
                news);
    }

    private Dial dial(LocalDate today, Language language) {
        var months = new ArrayList<Month>();
        for (int month = 0; month < 12; month++) {
            double angle = Math.TAU * month / 12;
            double middle = angle + Math.TAU / 24;
            var name = java.time.Month.of(month + 1)
                    .getDisplayName(TextStyle.SHORT, language.locale())
                    .replace(".", "");
            months.add(new Month(
                    name, x(angle, 123), y(angle, 123), x(angle, 152), y(angle, 152), x(middle, 138), y(middle, 138)));
        }
        double angle = Math.TAU * (today.getDayOfYear() - 1) / today.lengthOfYear();
        var written =
                DateTimeFormatter.ofPattern("MMMM yyyy", language.locale()).format(today);
        return new Dial(x(angle, 97.5), y(angle, 97.5), today.getDayOfMonth(), written, months);
    }

    private static String x(double angle, double radius) {
        return place(CENTRE + radius * Math.sin(angle));
    }

    private static String y(double angle, double radius) {
        return place(CENTRE - radius * Math.cos(angle));
    }

    private static String place(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private Axis axis(LocalDate today, List<Outline> shown, Language language) {
        var from = shown.stream()
                .map(Outline::openedOn)
                .min(Comparator.naturalOrder())
                .filter(first -> first.isAfter(today.minusYears(3)))
                .orElse(today.minusMonths(9))
                .withDayOfMonth(1);
        var to = today.plusMonths(14).withDayOfMonth(1);
        long months = ChronoUnit.MONTHS.between(from, to);
        long step = Math.max(1, Math.round(months / 8.0));
        var ticks = new ArrayList<Tick>();
        for (long month = 0; month < months; month += step) {
            var at = from.plusMonths(month);
            boolean year = month == 0 || at.getMonthValue() <= step;
            var label = DateTimeFormatter.ofPattern(year ? "MMM yyyy" : "MMM", language.locale())
                    .format(at);
            ticks.add(new Tick(along(at, from, to), label.replace(".", ""), month == 0 ? "start" : "middle"));
        }
        return new Axis(from, to, along(today, from, to), ticks);
    }

    private static String along(LocalDate date, LocalDate from, LocalDate to) {
        double share = 100.0 * ChronoUnit.DAYS.between(from, date) / ChronoUnit.DAYS.between(from, to);
        return place(Math.clamp(share, 0, 100)) + "%";
    }

    private Lane lane(Outline outline, LocalDate today, Axis axis, Language language) {
        var statement = statements.current(outline.controller());
        var texts = Texts.in(language);
        var wording = Wording.in(language);
        var title = statement
                .declaration(outline.purpose())
                .map(declaration -> declaration.title().in(language))
                .orElse(outline.purpose().id());
        var until = outline.erasedOn().or(outline::dueOn);
        var state = outline.erasedOn().isPresent() ? "gone" : until.isPresent() ? "due" : "open";
        var site = sites.of(outline.controller()).iterator().next();
        return new Lane(
                title,
                statement.contact().name(),
                addresses.of(site.host()) + language.prefix() + "/",
                outline.id().toString().substring(0, 4),
                outline.openedOn(),
                until,
                state,
                texts.get("trial.lane." + state, until.map(wording::date).orElse("")),
                along(outline.openedOn(), axis.from(), axis.to()),
                until.map(day -> along(day, axis.from(), axis.to())).orElse("100%"),
                along(outline.erasedOn().orElse(today), axis.from(), axis.to()));
    }

    private List<Player> players(Language language) {
        return cast.now().stream()
                .map(now -> {
                    var member = now.member();
                    var site = sites.get(member.site());
                    var path = member.part().equals("staff") ? "/balie/inloggen" : "/inloggen";
                    var erasedOn = now.erasedOn().map(Wording.in(language)::date);
                    return new Player(
                            member.name(),
                            site.name(),
                            addresses.of(site.host()) + language.prefix() + path,
                            Texts.in(language)
                                    .get(
                                            "trial.part." + now.part(),
                                            erasedOn.or(() -> member.role().map(Wording.in(language)::role))
                                                    .orElse("")),
                            member.logIn(),
                            member.password(),
                            erasedOn.isPresent());
                })
                .toList();
    }

    private ProofLine proof(Committed committed, Language language) {
        var recorded = committed.entry();
        // What the platform records of itself is of no controller.
        var statement = Optional.of(recorded.controller())
                .filter(statements.controllers()::contains)
                .map(statements::current);
        var title = Purpose.of(recorded.purpose())
                .flatMap(purpose -> statement.flatMap(found -> found.declaration(purpose)))
                .map(declaration -> declaration.title().in(language))
                .orElse(recorded.purpose());
        var at = Moment.of(recorded.at(), ZONE, language);
        var deed = Texts.in(language)
                .get(
                        "trial.deed." + recorded.deed().id(),
                        title,
                        statement.map(found -> found.contact().name()).orElse(""));
        var proof = recorded.id() + " · " + HexFormat.of().formatHex(committed.commitment(), 0, 6);
        return new ProofLine(at, deed, proof, recorded.deed() == Deed.ERASED);
    }
}
