package nl.belofte.ticket;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Content;
import nl.belofte.file.Language;
import nl.belofte.form.Forms;
import nl.belofte.form.Question;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Field;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Missing;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;

/** What one is asked who asks something: of what the statement declares for it no more than an answer needs. */
@Component
public class QuestionForm {

    public static final int LONGEST = 5_000;

    /** First what it is about, then who asks; the rest behind these. */
    private static final List<Category> ORDER = List.of(
            Category.SUBJECT,
            Category.WANTED_SERVICES,
            Category.NAME_AND_ADDRESS,
            Category.COMPANY_NAME,
            Category.EMAIL,
            Category.PHONE);

    /** An answer goes by mail: where somebody lives is not asked, though it may be held (Art. 5(1)(c) GDPR). */
    private static final Set<Field> NAME = Set.of(Field.GIVEN_NAME, Field.FAMILY_NAME);

    private final Forms forms;
    private final Statements statements;

    QuestionForm(Forms forms, Statements statements) {
        this.forms = forms;
        this.statements = statements;
    }

    /** What the controller declares for questions; one that declares none, or no address to answer to, has no such form. */
    public Declaration declaration(String controller) {
        return statements
                .current(controller)
                .declaration(Purpose.CONTACT)
                .filter(declaration -> declaration.allows(Category.EMAIL))
                .orElseThrow(Missing::new);
    }

    public List<Question> questions(Declaration declaration, Content known) {
        var categories = new ArrayList<>(ORDER);
        categories.retainAll(declaration.data().keySet());
        declaration.data().keySet().stream()
                .filter(category -> category != Category.IP_ADDRESS && !categories.contains(category))
                .forEach(categories::add);
        return forms.questions(declaration, categories, known).stream()
                .filter(question -> question.category() != Category.NAME_AND_ADDRESS || NAME.contains(question.field()))
                .toList();
    }

    /** A key of the message files, when this is no question that can be answered. */
    public static Optional<String> wrong(String text) {
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Optional.of("error.no-question");
        }
        return text.length() > LONGEST ? Optional.of("error.message-too-long") : Optional.empty();
    }

    /**
     * The consent that is asked, in the words in which it is; empty where questions are answered on another ground.
     *
     * @param control by which it is given
     */
    public Optional<Shown> consent(String controller, Language language, Control control) {
        var statement = statements.current(controller);
        return Optional.of(declaration(controller))
                .filter(declaration -> declaration.basis().equals(Optional.of(LegalBasis.CONSENT)))
                .map(declaration -> new Shown(
                        controller,
                        Purpose.CONTACT,
                        control.id(),
                        language,
                        statement.version(),
                        text(statement, declaration, language, control)));
    }

    /** How somebody says yes. */
    public enum Control {
        /** A box that is ticked, with what is asked before it. */
        CONTACT_FORM,
        /** What is asked is read out. */
        TELEPHONE,
        /** Who writes of his own accord says yes by that; what he agrees to, he reads in the first letter. */
        OWN_MAIL;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static String text(Statement statement, Declaration declaration, Language language, Control control) {
        var wording = Wording.in(language);
        var texts = Texts.in(language);
        var data = declaration.data().keySet().stream().map(wording::category).toList();
        var asked = texts.get(
                control == Control.OWN_MAIL ? "consent.own-mail" : "consent.asked",
                statement.contact().name(),
                wording.enumerate(data),
                wording.keep(statement, declaration));
        return control == Control.CONTACT_FORM ? asked + "\n" + texts.get("consent.yes") : asked;
    }

    /** What a proof of that consent is about: where somebody can be reached. */
    public static Content reach(Content content) {
        var values = new EnumMap<Category, Map<Field, String>>(Category.class);
        for (var category : List.of(Category.EMAIL, Category.PHONE)) {
            if (content.categories().contains(category)) {
                values.put(category, content.get(category));
            }
        }
        return new Content(values);
    }
}
