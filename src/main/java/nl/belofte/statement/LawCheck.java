package nl.belofte.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.belofte.file.Block;
import nl.belofte.statement.Finding.Kind;

/** Finds where a statement's terms and the law differ. */
final class LawCheck {

    private final Minimums minimums;
    private final Regime country;
    private final BookYear bookYear;
    private final List<Finding> findings = new ArrayList<>();

    LawCheck(Minimums minimums, String country, BookYear bookYear) {
        this.minimums = minimums;
        this.country = new Regime(country);
        this.bookYear = bookYear;
    }

    void check(Declaration declaration, Block block) {
        var purpose = declaration.purpose();
        if (!declaration.hasDossiers() || !minimums.any(purpose)) {
            return;
        }
        for (var minimum : minimums.beyond(purpose, declaration.keep(), bookYear)) {
            var shorter = declaration.keep().stream()
                    .filter(term -> term.canEndBefore(minimum.term()))
                    .toList();
            find(
                    Kind.SHORTER_THAN_LAW,
                    block,
                    "%s can end before the law of '%s' allows."
                            .formatted(words(shorter), minimum.regime().id()),
                    law(minimum),
                    "What falls under it is kept until both have passed, and the statement's page says so.");
        }
        minimums.of(purpose, Regime.DOMESTIC, country.id(), bookYear)
                .ifPresentOrElse(
                        minimum -> checkLonger(declaration, minimum, block),
                        () -> find(
                                Kind.LAW_UNKNOWN,
                                block,
                                "how long the law of '%s' makes a controller keep this is not known here."
                                        .formatted(country.id()),
                                "",
                                "It is kept as the statement says."));
    }

    private void checkLonger(Declaration declaration, Minimum minimum, Block block) {
        var longer = declaration.keep().stream()
                .filter(term -> minimum.term().canEndBefore(term))
                .toList();
        if (declaration
                        .basis()
                        .filter(basis -> basis == LegalBasis.LEGAL_OBLIGATION)
                        .isPresent()
                && !longer.isEmpty()) {
            find(
                    Kind.LONGER_THAN_LAW,
                    block,
                    "%s can end after the law of '%s' asks, and names a legal obligation as its basis."
                            .formatted(words(longer), minimum.regime().id()),
                    law(minimum),
                    "It is kept as the statement says.");
        }
    }

    private void find(Kind kind, Block block, String what, String law, String instead) {
        findings.add(new Finding(kind, block.file(), block.line("keep"), what, law, instead));
    }

    private static String words(List<Term> terms) {
        return terms.stream().map(term -> "'" + term + "'").collect(Collectors.joining(" and "));
    }

    private static String law(Minimum minimum) {
        return "The law says: at least %s (%s).".formatted(minimum.term(), minimum.law());
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
