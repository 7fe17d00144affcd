package nl.belofte.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import nl.belofte.TestClock;
import nl.belofte.statement.Statements.Due;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random histories of a statement, against a naive model that knows only words, lists and a calendar. */
class VersionHistoriesTests {

    private static final List<Purpose> CHANGING = List.of(Purpose.ACCOUNT, Purpose.SUBSCRIPTION, Purpose.BOOKKEEPING);
    private static final Map<Purpose, String> KEEP = Map.of(
            Purpose.ACCOUNT, "keep: 6 months after closed",
            Purpose.SUBSCRIPTION, "keep: 6 months after ended",
            Purpose.BOOKKEEPING, "keep: 7 years after book-year-end");

    private final TestClock clock = TestClock.on("2026-08-01");
    private StatementFolder folder;

    @BeforeEach
    void begin(@TempDir Path empty) {
        folder = new StatementFolder(empty);
    }

    private record Words(int count, String unit, Event event) {
        @Override
        public String toString() {
            return count == 0 ? "until " + event.id() : count + " " + unit + " after " + event.id();
        }
    }

    private record Version(LocalDate date, String country, Month bookYear, Map<Purpose, List<Words>> terms) {}

    @RepeatedTest(25)
    void aDossierGoesByWhatItWasOpenedUnderOrAShorterLaterTermAndNeverBeforeTheLawLetsIt(RepetitionInfo repetition) {
        long seed = 5_260_000 + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var history = history(random);
        history.forEach(this::write);
        var statements = folder.read(clock);
        clock.set(LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3_000)));
        var due = statements.due("north").stream()
                .collect(Collectors.groupingBy(each -> List.of(each.version(), each.purpose(), each.regime())));

        for (int i = 0; i < 300; i++) {
            var version = history.get(random.nextInt(history.size()));
            var purpose = CHANGING.get(random.nextInt(CHANGING.size()));
            var regimes = List.copyOf(statements.regimes(purpose));
            var regime = regimes.get(random.nextInt(regimes.size()));
            var event = purpose.events().get(random.nextInt(purpose.events().size()));
            var opened = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3_000));
            var happened = opened.plusDays(random.nextInt(800));
            var told = "%s under %s of %s by law of %s, opened %s, %s on %s, seed %d\n%s"
                    .formatted(
                            purpose.id(),
                            version.date(),
                            clock.today(),
                            regime.id(),
                            opened,
                            event.id(),
                            happened,
                            seed,
                            history);

            var day = statements.dueOn("north", purpose, version.date(), regime, opened, event, happened);

            assertThat(day).as(told).isEqualTo(expected(history, version, purpose, regime, opened, event, happened));
            var candidates = due.getOrDefault(List.of(version.date(), purpose, regime), List.of()).stream()
                    .filter(each -> each.term().event() == event)
                    .toList();
            assertThat(candidates.isEmpty()).as(told).isEqualTo(day.isEmpty());
            for (int days = -1; days <= 1 && day.isPresent(); days++) {
                var today = day.get().plusDays(days);
                assertThat(candidates.stream().anyMatch(each -> isDue(each, opened, happened, today)))
                        .as(told)
                        .isEqualTo(days >= 0);
            }
        }
    }

    private static boolean isDue(Due due, LocalDate opened, LocalDate happened, LocalDate today) {
        return !happened.isAfter(due.lifespan().lastDueEventDay(today))
                && !opened.isAfter(due.lifespan().lastDueOpeningDay(today));
    }

    /** The model. */
    private Optional<LocalDate> expected(
            List<Version> history,
            Version openedUnder,
            Purpose purpose,
            Regime regime,
            LocalDate opened,
            Event event,
            LocalDate happened) {
        LocalDate soonest = null;
        for (var version : history) {
            boolean own = version == openedUnder;
            boolean laterAndInForce = version.date().isAfter(openedUnder.date())
                    && !version.date().isAfter(clock.today());
            boolean promised = openedUnder.terms().getOrDefault(purpose, List.of()).stream()
                    .anyMatch(words -> words.event() == event);
            for (var words : version.terms().getOrDefault(purpose, List.of())) {
                if ((own || laterAndInForce) && promised && words.event() == event) {
                    var day = end(words, version.bookYear(), happened);
                    soonest = soonest == null || day.isBefore(soonest) ? day : soonest;
                }
            }
        }
        if (soonest == null) {
            return Optional.empty();
        }
        var law = purpose == Purpose.BOOKKEEPING ? law(openedUnder, regime, opened) : soonest;
        return Optional.of(law.isAfter(soonest) ? law : soonest);
    }

    private static LocalDate law(Version version, Regime regime, LocalDate opened) {
        return switch (regime.id().equals("domestic") ? version.country() : regime.id()) {
            case "nl" -> end(new Words(7, "years", Event.BOOK_YEAR_END), version.bookYear(), opened);
            case "be", "one-stop-shop" -> LocalDate.of(opened.getYear() + 11, 1, 1);
            default -> LocalDate.MIN;
        };
    }

    private static LocalDate end(Words words, Month bookYear, LocalDate happened) {
        var start = happened;
        if (words.event() == Event.BOOK_YEAR_END) {
            while (!start.equals(YearMonth.from(start).atEndOfMonth()) || start.getMonth() != bookYear) {
                start = start.plusDays(1);
            }
            start = start.plusDays(1);
        }
        return switch (words.unit()) {
            case "days" -> start.plusDays(words.count());
            case "months" -> start.plusMonths(words.count());
            default -> start.plusYears(words.count());
        };
    }

    private static List<Version> history(Random random) {
        var history = new ArrayList<Version>();
        var date = LocalDate.of(2020, 1, 1);
        int versions = 1 + random.nextInt(5);
        for (int i = 0; i < versions; i++) {
            var terms = new EnumMap<Purpose, List<Words>>(Purpose.class);
            for (var purpose : CHANGING) {
                // A purpose may vanish from a version, and come back in one after it; an account is what all begins
                // with.
                if (purpose == Purpose.ACCOUNT || random.nextInt(5) > 0) {
                    terms.put(purpose, terms(purpose, random));
                }
            }
            var country = List.of("nl", "nl", "be", "fr").get(random.nextInt(4));
            var bookYear = List.of(Month.DECEMBER, Month.JUNE, Month.FEBRUARY).get(random.nextInt(3));
            history.add(new Version(date, country, bookYear, terms));
            date = date.plusDays(1 + random.nextInt(700));
        }
        return history;
    }

    private static List<Words> terms(Purpose purpose, Random random) {
        var events =
                purpose.events().stream().filter(_ -> random.nextInt(3) > 0).toList();
        if (events.isEmpty()) {
            events = List.of(purpose.events().getFirst());
        }
        return events.stream()
                .map(event -> switch (random.nextInt(4)) {
                    case 0 -> new Words(1 + random.nextInt(400), "days", event);
                    case 1 -> new Words(1 + random.nextInt(24), "months", event);
                    case 2 -> new Words(1 + random.nextInt(12), "years", event);
                    default -> new Words(0, "days", event);
                })
                .map(words -> words.count() == 0 && words.event() == Event.BOOK_YEAR_END
                        ? new Words(1, "days", words.event())
                        : words)
                .toList();
    }

    private void write(Version version) {
        var text = StatementFolder.amended(
                "north",
                version.date().toString(),
                "country: nl\n",
                "country: %s\nbook-year-ends: %d %s\n"
                        .formatted(
                                version.country(),
                                version.bookYear().minLength(),
                                Ids.of(version.bookYear()).substring(0, 1).toUpperCase()
                                        + Ids.of(version.bookYear()).substring(1)));
        for (var purpose : CHANGING) {
            var terms = version.terms().get(purpose);
            text = terms == null
                    ? without(text, purpose)
                    : text.replace(
                            KEEP.get(purpose),
                            "keep: [" + terms.stream().map(Words::toString).collect(Collectors.joining(", ")) + "]");
        }
        folder.file("north/statement/" + version.date() + ".yaml", text);
    }

    private static String without(String text, Purpose purpose) {
        int begin = text.indexOf("\n  " + purpose.id() + ":\n    title");
        int end = text.indexOf("\n    title", begin + purpose.id().length() + 20);
        return text.substring(0, begin) + text.substring(text.lastIndexOf("\n  ", end - 1));
    }

    @Test
    void whatAPurposeThatVanishedHeldKeepsItsTerm() {
        folder.with("north", "2026-01-01");
        folder.file(
                "north/statement/2026-07-01.yaml",
                without(StatementFolder.amended("north", "2026-07-01"), Purpose.SUBSCRIPTION));
        var statements = folder.read(clock);

        assertThat(statements.current("north").declaration(Purpose.SUBSCRIPTION))
                .isEmpty();
        assertThat(statements.dueOn("north", Purpose.SUBSCRIPTION, first(), Event.ENDED, LocalDate.of(2026, 8, 31)))
                .contains(LocalDate.of(2027, 2, 28));
        assertThat(statements.due("north"))
                .anyMatch(due ->
                        due.purpose() == Purpose.SUBSCRIPTION && due.version().equals(first()));
    }

    private static LocalDate first() {
        return LocalDate.of(2026, 1, 1);
    }
}
