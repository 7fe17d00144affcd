package nl.belofte.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.belofte.dossier.Content;
import nl.belofte.statement.Field;

/** What a form brought in: the questions with what was typed and what is wrong with it, and the values that are right. */
public record Answers(List<Question> questions, Content content) {

    public boolean good() {
        return questions.stream().allMatch(question -> question.error().isEmpty());
    }

    /** The same, with something wrong that only the caller could know. */
    public Answers wrong(Field field, String error) {
        var marked = new ArrayList<Question>();
        for (var question : questions) {
            marked.add(question.field() == field ? question.with(question.value(), Optional.of(error)) : question);
        }
        return new Answers(List.copyOf(marked), content);
    }
}
