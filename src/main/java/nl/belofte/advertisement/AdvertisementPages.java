package nl.belofte.advertisement;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.belofte.advertisement.AdvertisementPage.Chart;
import nl.belofte.advertisement.AdvertisementPage.Chart.Bar;
import nl.belofte.advertisement.AdvertisementPage.View;
import nl.belofte.advertisement.Advertisements.Counted;
import nl.belofte.advertisement.Advertisements.Week;
import nl.belofte.brand.Site;
import nl.belofte.brand.Sites;
import nl.belofte.file.Language;
import nl.belofte.statement.Statements;
import nl.belofte.web.Moment;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;

/** Puts what was counted into words and pictures. */
@Component
class AdvertisementPages {

    /** Nobody is called the best who is not with this chance. */
    private static final double SURE = 0.95;

    /** Half a year; what was before that stays in the totals. */
    private static final int WEEKS = 26;

    private static final int MIDDLE = 90;
    private static final int HIGHEST = 64;

    private final Advertisements advertisements;
    private final Statements statements;
    private final Sites sites;
    private final Links links;

    AdvertisementPages(Advertisements advertisements, Statements statements, Sites sites, Links links) {
        this.advertisements = advertisements;
        this.statements = statements;
        this.sites = sites;
        this.links = links;
    }

    AdvertisementListPage list(Visit visit) {
        var language = visit.language();
        var today = statements.today(visit.controller());
        var all = advertisements.list(visit.controller());
        var shown =
                all.stream().filter(each -> each.advertisement().isShown(today)).toList();
        var chances = chances(shown);
        var best = shown.stream()
                .filter(each -> chances.getOrDefault(each.advertisement().id(), 0.0) >= SURE)
                .filter(each -> each.opinions().tells())
                .findFirst();
        var verdict = shown.isEmpty() ? "none" : shown.size() == 1 ? "one" : best.isPresent() ? "best" : "early";
        return new AdvertisementListPage(
                all.stream().map(each -> row(each, chances, today, language)).toList(),
                verdict,
                best.map(each -> each.advertisement().content().title().in(language)));
    }

    /** By number; of one alone there is nothing to compare. */
    private static Map<Integer, Double> chances(List<Counted> shown) {
        var chances = new HashMap<Integer, Double>();
        if (shown.size() > 1) {
            var drawn = Bandit.chances(shown.stream().map(Counted::opinions).toList());
            for (int i = 0; i < drawn.length; i++) {
                chances.put(shown.get(i).advertisement().id(), drawn[i]);
            }
        }
        return chances;
    }

    private static AdvertisementListPage.Row row(
            Counted counted, Map<Integer, Double> chances, LocalDate today, Language language) {
        var advertisement = counted.advertisement();
        return new AdvertisementListPage.Row(
                advertisement.id(),
                advertisement.content().title().in(language),
                advertisement.standing(today),
                Moment.of(advertisement.content().from(), language),
                Moment.of(advertisement.content().to(), language),
                Tally.of(counted.shown(), counted.opinions(), language),
                Optional.ofNullable(chances.get(advertisement.id())).map(chance -> Tally.percent(chance, language)));
    }

    AdvertisementPage page(Counted counted, Visit visit, Optional<String> done) {
        var language = visit.language();
        var advertisement = counted.advertisement();
        var content = advertisement.content();
        return new AdvertisementPage(
                advertisement.id(),
                content.title().in(language),
                advertisement.standing(statements.today(visit.controller())),
                Arrays.stream(Language.values())
                        .map(each ->
                                new View(each, Spot.Shown.of(advertisement, links.href(content.link(), visit), each)))
                        .toList(),
                content.link(),
                sites.of(visit.controller()).stream()
                        .filter(site -> content.sites().contains(site.host()))
                        .map(Site::name)
                        .toList(),
                Moment.of(content.from(), language),
                Moment.of(content.to(), language),
                Tally.of(counted.shown(), counted.opinions(), language),
                chart(advertisements.weeks(advertisement.id()), language),
                done);
    }

    private static Optional<Chart> chart(List<Week> counted, Language language) {
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        var weeks = withoutGaps(counted);
        int most = weeks.stream()
                .mapToInt(week ->
                        Math.max(week.opinions().likes(), week.opinions().dislikes()))
                .max()
                .orElse(0);
        var bars = new ArrayList<Bar>();
        double column = 100.0 / weeks.size();
        for (int i = 0; i < weeks.size(); i++) {
            var week = weeks.get(i);
            // A single week is no wall.
            double width = Math.min(column * 0.7, 9);
            double centre = column * (i + 0.5);
            bars.add(new Bar(
                    Moment.of(week.begins(), language),
                    Tally.of(week.shown(), week.opinions(), language),
                    place(centre - width / 2),
                    place(centre),
                    place(width),
                    height(week.opinions().likes(), most),
                    height(week.opinions().dislikes(), most)));
        }
        return Optional.of(new Chart(
                bars.getFirst().week().written(), bars.getLast().week().written(), MIDDLE, 2 * MIDDLE, bars));
    }

    /** A week in which nobody said anything is one too. */
    private static List<Week> withoutGaps(List<Week> counted) {
        var byMonday = new TreeMap<LocalDate, Week>();
        counted.forEach(week -> byMonday.put(week.begins(), week));
        var last = byMonday.lastKey();
        var first = byMonday.firstKey().isBefore(last.minusWeeks(WEEKS - 1L))
                ? last.minusWeeks(WEEKS - 1L)
                : byMonday.firstKey();
        return first.datesUntil(last.plusDays(1), Period.ofWeeks(1))
                .map(monday -> byMonday.getOrDefault(monday, new Week(monday, 0, Opinions.NONE)))
                .toList();
    }

    /** Whatever was counted is seen. */
    private static int height(int count, int most) {
        return count == 0 ? 0 : Math.max(2, HIGHEST * count / most);
    }

    private static String place(double percent) {
        return String.format(Locale.ROOT, "%.2f%%", percent);
    }
}
