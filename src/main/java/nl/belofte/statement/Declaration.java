package nl.belofte.statement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import nl.belofte.file.Text;

/**
 * What a statement declares for one purpose.
 *
 * @param logIn how one logs in; only for {@link Purpose#ACCOUNT}
 * @param data what may be held, each with why it is asked
 * @param basis empty where no personal data is held
 * @param keep one term for each event that can start the clock; empty where nothing is held
 * @param keptWith the purpose beyond whose end nothing of this one lives, for it has no dossiers of its own
 * @param recipients ids in {@link Statement#recipients()}
 * @param sources ids in {@link Statement#sources()}
 * @param drawsOn purposes whose dossiers may be read for this one
 * @param notNamed what the statement leaves unsaid ({@code data}, {@code basis}, {@code keep}) and the platform fills in
 * @param because what the platform says of what it filled in, or of a term that the law makes longer
 */
public record Declaration(
        Purpose purpose,
        Text title,
        Optional<LogIn> logIn,
        SequencedMap<Category, Asked> data,
        Optional<LegalBasis> basis,
        List<Term> keep,
        Optional<Purpose> keptWith,
        List<String> recipients,
        List<String> sources,
        Set<Purpose> drawsOn,
        Set<String> notNamed,
        Text because,
        List<Promise> says) {

    public Declaration {
        data = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(data));
    }

    /** Why a category is asked, and whether a form may leave it empty. */
    public record Asked(Text why, boolean optional) {}

    /** How a customer makes himself known. */
    public enum LogIn {
        EMAIL,
        USER_NAME
    }

    /** The data, and beside it what the log-in itself needs, and a question itself. */
    public boolean allows(Category category) {
        return data.containsKey(category)
                || category == Category.USER_NAME && logIn.equals(Optional.of(LogIn.USER_NAME))
                || category == Category.MESSAGE && asks();
    }

    /** Whether a statement declares it without personal data: there is work to do, and nobody's data to read. */
    public boolean holdsNothing() {
        return !purpose.statutory() && Stream.of(Category.values()).noneMatch(this::allows);
    }

    /** No statement lists the question among the data about who asks it. */
    private boolean asks() {
        return purpose == Purpose.CONTACT || purpose == Purpose.PENDING_QUESTION || purpose == Purpose.TRAINING;
    }

    /** A purpose that is kept with another only looks into the other's dossiers, so that it cannot outlive them. */
    public boolean hasDossiers() {
        return !keep.isEmpty();
    }

    public Optional<Term> keep(Event event) {
        return keep.stream().filter(term -> term.event() == event).findFirst();
    }
}
