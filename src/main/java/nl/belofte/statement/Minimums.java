package nl.belofte.statement;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import nl.belofte.file.Block;
import nl.belofte.file.Language;
import nl.belofte.file.Text;

/** The legal minima, as the platform's own file declares them. */
final class Minimums {

    private static final Set<Language> LANGUAGES = EnumSet.allOf(Language.class);
    private static final List<Event> YEAR_ENDS = List.of(Event.BOOK_YEAR_END, Event.YEAR_END);

    private final Map<Purpose, SequencedMap<Regime, Minimum>> all = new EnumMap<>(Purpose.class);
    private final Map<Purpose, Text> because = new EnumMap<>(Purpose.class);

    Minimums(Block file) {
        file.each()
                .forEach((id, block) ->
                        file.known(id, id, Purpose.ids(false), Purpose::of).ifPresent(purpose -> read(purpose, block)));
    }

    private void read(Purpose purpose, Block block) {
        because.put(purpose, block.text("because", LANGUAGES));
        var found = new LinkedHashMap<Regime, Minimum>();
        block.block("regimes").each().forEach((id, each) -> {
            var regime = new Regime(id);
            var law = each.string("law");
            each.string("source");
            var says = each.text("says", LANGUAGES);
            for (var term : DeclarationReader.keep(purpose.id(), YEAR_ENDS, each)) {
                found.put(regime, new Minimum(regime, term, law, says));
            }
            each.finish();
        });
        all.put(purpose, found);
        block.finish();
    }

    /** Where no law sets a minimum, there is nothing to tell laws apart for. */
    Set<Regime> regimes(Purpose purpose) {
        var regimes = new LinkedHashSet<Regime>();
        regimes.add(Regime.DOMESTIC);
        regimes.addAll(of(purpose).keySet());
        return regimes;
    }

    private SequencedMap<Regime, Minimum> of(Purpose purpose) {
        return all.getOrDefault(purpose, new LinkedHashMap<>());
    }

    /** What holds for a dossier that was opened under this statement. */
    Optional<Minimum> of(Purpose purpose, Regime regime, String country, BookYear bookYear) {
        var ruling = regime.equals(Regime.DOMESTIC) ? new Regime(country) : regime;
        return Optional.ofNullable(of(purpose).get(ruling)).map(minimum -> minimum.in(bookYear));
    }

    boolean any(Purpose purpose) {
        return all.containsKey(purpose);
    }

    /** Those that one of these terms can end before. */
    List<Minimum> beyond(Purpose purpose, List<Term> terms, BookYear bookYear) {
        return of(purpose).values().stream()
                .map(minimum -> minimum.in(bookYear))
                .filter(minimum -> terms.stream().anyMatch(term -> term.canEndBefore(minimum.term())))
                .toList();
    }

    /** What is told beside terms of which the law makes one longer. */
    Text because(Purpose purpose, List<Term> terms, BookYear bookYear) {
        return beyond(purpose, terms, bookYear).isEmpty() ? Text.NONE : because.getOrDefault(purpose, Text.NONE);
    }
}
