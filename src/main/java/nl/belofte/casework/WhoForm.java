package nl.belofte.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.belofte.dossier.Content;
import nl.belofte.form.FormPage;
import nl.belofte.form.Forms;
import nl.belofte.form.Question;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.springframework.stereotype.Component;

/** Asks a member of staff who makes a request and where the answer goes, as far as that is known. */
@Component
class WhoForm {

    private static final List<Category> WHO = List.of(Category.NAME_AND_ADDRESS, Category.EMAIL, Category.PHONE);

    /** Somebody is asked no more than the answer needs. */
    private static final Set<Field> ADDRESS =
            Set.of(Field.STREET, Field.HOUSE_NUMBER, Field.POSTCODE, Field.TOWN, Field.COUNTRY);

    private final Forms forms;
    private final Statements statements;

    WhoForm(Forms forms, Statements statements) {
        this.forms = forms;
        this.statements = statements;
    }

    /**
     * What is read: whatever is known of who asks, for the clock runs whether that is much or little. Where somebody lives only
     * of who gives it, and then all of it, for a letter on paper.
     */
    List<Question> questions(String controller, UnaryOperator<String> typed) {
        var all = forms.questions(declaration(controller), WHO, Content.EMPTY);
        boolean address = all.stream()
                .filter(question -> ADDRESS.contains(question.field()) && question.field() != Field.COUNTRY)
                .anyMatch(question -> !typed.apply(question.name()).isEmpty());
        var asked = new ArrayList<Question>();
        all.stream()
                .filter(question -> ADDRESS.contains(question.field())
                        ? address
                        : !typed.apply(question.name()).isEmpty())
                .forEach(asked::add);
        return asked;
    }

    /**
     * @param known what is not asked any more
     * @param read the questions that were answered, with what is wrong in them
     * @param wrong by the name of the field
     */
    FormPage page(String controller, Content known, List<Question> read, SequencedMap<String, String> wrong) {
        var all = forms.questions(declaration(controller), WHO, Content.EMPTY).stream()
                .filter(question ->
                        known.get(question.category(), question.field()).isEmpty())
                .map(blank -> read.stream()
                        .filter(answered -> answered.name().equals(blank.name()))
                        .findFirst()
                        .orElse(blank))
                .map(question -> wrong.containsKey(question.name())
                        ? question.with(question.value(), Optional.of(wrong.get(question.name())))
                        : question)
                .toList();
        return new FormPage(statements.current(controller), declaration(controller), all, wrong);
    }

    private Declaration declaration(String controller) {
        return statements.current(controller).declaration(Purpose.RIGHTS).orElseThrow();
    }
}
