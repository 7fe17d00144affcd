package nl.belofte.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import nl.belofte.file.Language;
import nl.belofte.file.Text;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Declaration.Asked;
import nl.belofte.statement.Field;
import nl.belofte.statement.Statement;
import nl.belofte.web.Frame;

/**
 * A form that asks what the statement declares, and perhaps something beside it.
 *
 * @param wrongBeside what is wrong with the fields that no category is asked in: their names, with keys of the message files
 */
public record FormPage(
        Statement statement,
        Declaration declaration,
        List<Question> questions,
        SequencedMap<String, String> wrongBeside) {

    public FormPage(Statement statement, Declaration declaration, List<Question> questions) {
        this(statement, declaration, questions, new LinkedHashMap<>());
    }

    /** Beside the field one sees what these are about. */
    private static final Set<String> NAMELESS =
            Set.of("error.too-long", "error.markup", "error.choose", "error.user-name");

    /** The questions of one category, with why they are asked. */
    public record Group(Category category, Text why, boolean optional, List<Question> questions) {
        public boolean single() {
            return questions.size() == 1;
        }

        /** A key of the message files: what the questions together ask. */
        public String legend() {
            boolean nameOnly = category == Category.NAME_AND_ADDRESS
                    && questions.stream().noneMatch(question -> question.field() == Field.STREET);
            return "group." + (nameOnly ? "name" : category.id());
        }

        /** The statement's clause as a sentence; empty where it gives none, as for the name that one logs in with. */
        public String why(Language language) {
            var clause = why.in(language);
            return clause.isEmpty()
                    ? ""
                    : clause.substring(0, 1).toUpperCase(language.locale()) + clause.substring(1) + ".";
        }
    }

    public List<Group> groups() {
        return questions.stream()
                .map(Question::category)
                .distinct()
                .map(category -> {
                    var asked = Optional.ofNullable(declaration.data().get(category));
                    return new Group(
                            category,
                            asked.map(Asked::why).orElse(Text.NONE),
                            asked.map(Asked::optional).orElse(false),
                            questions.stream()
                                    .filter(question -> question.category() == category)
                                    .toList());
                })
                .toList();
    }

    /** What is wrong with a field that no category is asked in; empty when nothing. */
    public String wrongBeside(String name, Frame frame) {
        return Optional.ofNullable(wrongBeside.get(name))
                .map(error -> frame.text(error))
                .orElse("");
    }

    /** All that is wrong, in the order of the form: where it is, and what to do. */
    public SequencedMap<String, String> wrong(Frame frame) {
        var all = new LinkedHashMap<String, String>();
        for (var question : questions) {
            question.error().ifPresent(error -> all.put(question.name(), sentence(question, error, frame)));
        }
        wrongBeside.forEach((name, error) -> all.put(name, frame.text(error)));
        return all;
    }

    /** Read away from its field, a sentence has to say which one it is about, and which of two addresses. */
    private String sentence(Question question, String error, Frame frame) {
        var own = error + "." + question.category().id();
        if (frame.has(own)) {
            return frame.text(own);
        }
        var text = frame.text(error);
        return NAMELESS.contains(error)
                ? frame.text("error.summary.about", name(question, frame), begun(text, frame))
                : text;
    }

    private String name(Question question, Frame frame) {
        var category = frame.text("category." + question.category().id());
        if (question.category().fields().size() == 1) {
            return category;
        }
        var field = frame.text("field." + question.field().id() + ".label");
        boolean askedTwice = questions.stream()
                .anyMatch(other -> other.field() == question.field() && other.category() != question.category());
        return askedTwice ? category + ", " + begun(field, frame) : field;
    }

    /** A sentence that goes on behind a colon or a comma. */
    private static String begun(String text, Frame frame) {
        return text.substring(0, 1).toLowerCase(frame.language().locale()) + text.substring(1);
    }
}
