package nl.belofte.form;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.belofte.dossier.Content;
import nl.belofte.form.FieldCheck.Outcome;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Declaration.Asked;
import nl.belofte.statement.Field;
import org.springframework.stereotype.Component;

/** Makes forms of declarations and checks what they bring in. */
@Component
public class Forms {

    private final FieldCheck check;

    Forms(Clock clock) {
        this.check = new FieldCheck(clock);
    }

    /** The questions about these categories, filled in with what is known. */
    public List<Question> questions(Declaration declaration, Collection<Category> categories, Content known) {
        var questions = new ArrayList<Question>();
        for (var category : categories) {
            boolean optional = Optional.ofNullable(declaration.data().get(category))
                    .map(Asked::optional)
                    .orElse(false);
            for (var field : category.fields()) {
                questions.add(new Question(
                        category,
                        field,
                        category.id() + "." + field.id(),
                        optional,
                        known.get(category, field).orElse(field == Field.COUNTRY ? Countries.CODES.getFirst() : ""),
                        Optional.empty()));
            }
        }
        return questions;
    }

    /**
     * Reads the answers to these questions and to no others.
     *
     * @param typed what was typed in a field by its name; empty when nothing was
     * @param country in which numbers are read, ISO 3166-1
     */
    public Answers read(List<Question> questions, UnaryOperator<String> typed, String country) {
        var values = new EnumMap<Category, Map<Field, String>>(Category.class);
        var answered = new ArrayList<Question>();
        for (var question : questions) {
            var value = typed.apply(question.name());
            if (leftOut(question, questions, typed)) {
                answered.add(question.with(value, Optional.empty()));
                continue;
            }
            if (value.codePoints().noneMatch(Character::isLetterOrDigit)) {
                answered.add(question.with(
                        value, Optional.of("error.missing." + question.field().id())));
                continue;
            }
            switch (check.check(question.field(), value, country)) {
                case Outcome.Bad(var error) -> answered.add(question.with(value, Optional.of(error)));
                case Outcome.Good(var good) -> {
                    values.computeIfAbsent(question.category(), _ -> new EnumMap<>(Field.class))
                            .put(question.field(), good);
                    answered.add(question.with(value, Optional.empty()));
                }
            }
        }
        return new Answers(List.copyOf(answered), new Content(values));
    }

    /** An e-mail address as it is kept; empty when it is none. */
    public Optional<String> email(String typed, String country) {
        return kept(Field.EMAIL, typed, country);
    }

    /**
     * A value as it is kept; empty when it is none.
     *
     * @param country in which numbers are read, ISO 3166-1
     */
    public Optional<String> kept(Field field, String typed, String country) {
        return check.check(field, typed, country) instanceof Outcome.Good(var value)
                ? Optional.of(value)
                : Optional.empty();
    }

    /** An optional category is left out as a whole: a country alone, which has a value from the start, does not count. */
    private static boolean leftOut(Question question, List<Question> all, UnaryOperator<String> typed) {
        return question.optional()
                && all.stream()
                        .filter(other -> other.category() == question.category() && other.field() != Field.COUNTRY)
                        .allMatch(other -> typed.apply(other.name()).isEmpty());
    }
}
