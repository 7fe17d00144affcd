package nl.belofte.newsletter;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Content;
import nl.belofte.file.Language;
import nl.belofte.form.Forms;
import nl.belofte.form.Question;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Missing;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;

/** What one is asked who wants the newsletter: where it goes, and how one is called. */
@Component
public class SignUpForm {

    /** By which it is given in the form: a word of the platform. */
    static final String CONTROL = "newsletter-form";

    /** It goes by mail and greets by the first name: more of a name and address is not asked, though it may be held (Art. 5(1)(c) GDPR). */
    private static final Set<Field> ASKED = Set.of(Field.GIVEN_NAME, Field.EMAIL);

    private final Forms forms;
    private final Statements statements;

    SignUpForm(Forms forms, Statements statements) {
        this.forms = forms;
        this.statements = statements;
    }

    /** @throws Missing where a controller has no newsletter, or none that goes by mail */
    Declaration declaration(String controller) {
        return statements
                .current(controller)
                .declaration(Purpose.NEWSLETTER)
                .filter(declaration -> declaration.allows(Category.EMAIL))
                .orElseThrow(Missing::new);
    }

    List<Question> questions(Declaration declaration, Content known) {
        return forms.questions(declaration, declaration.data().keySet(), known).stream()
                .filter(question -> ASKED.contains(question.field()))
                .toList();
    }

    /**
     * The consent that is asked, in the words in which it is. A newsletter by mail needs one whatever a statement says of its
     * basis: Art. 13(1) Directive 2002/58/EC, art. 11.7(1) Telecommunicatiewet.
     *
     * @param control by which it is given: a word of the platform
     */
    public Shown consent(String controller, Language language, String control) {
        var statement = statements.current(controller);
        var declaration = declaration(controller);
        var wording = Wording.in(language);
        var texts = Texts.in(language);
        var data = Stream.of(Category.NAME_AND_ADDRESS, Category.EMAIL)
                .filter(declaration::allows)
                .map(category -> category == Category.EMAIL
                        ? wording.category(category)
                        // Who has an account is not asked it again: the name there goes along.
                        : texts.get("consent.newsletter." + (control.equals(CONTROL) ? "given-name" : "name")))
                .toList();
        var asked = texts.get(
                "consent.newsletter",
                statement.contact().name(),
                wording.enumerate(data),
                wording.keep(statement, declaration));
        return new Shown(
                controller,
                Purpose.NEWSLETTER,
                control,
                language,
                statement.version(),
                asked + "\n" + texts.get("consent.yes"));
    }
}
