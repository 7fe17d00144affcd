package nl.belofte.statement;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A statement's term, and the legal minimum before which nothing goes. The term counts from what happened to the dossier;
 * the minimum from the day on which it was opened, for that is the invoice's.
 */
public record Lifespan(Term term, Optional<Term> minimum) {

    /** The day on which it is erased, and not before. */
    public LocalDate dueOn(LocalDate opened, LocalDate happened) {
        var promised = term.dueOn(happened);
        return minimum.map(law -> law.dueOn(opened)).filter(promised::isBefore).orElse(promised);
    }

    /** What is due today happened on this day or before, and was opened on {@link #lastDueOpeningDay} or before. */
    public LocalDate lastDueEventDay(LocalDate today) {
        return term.lastDueEventDay(today);
    }

    public LocalDate lastDueOpeningDay(LocalDate today) {
        return minimum.map(law -> law.lastDueEventDay(today)).orElse(today);
    }

    @Override
    public String toString() {
        return minimum.map(law -> term + ", by law at least " + law).orElseGet(term::toString);
    }
}
