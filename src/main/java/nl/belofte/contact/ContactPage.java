package nl.belofte.contact;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import nl.belofte.form.FormPage;
import nl.belofte.form.Robots;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration.Asked;
import nl.belofte.web.Frame;

/**
 * The contact form.
 *
 * @param text the question itself, as far as it was typed
 * @param consent what one is asked to agree to; empty where nothing is
 * @param token of this form
 * @param work what the browser did for it; empty while it did nothing
 */
public record ContactPage(FormPage form, String text, String consent, String token, String work) {

    /** All that is wrong, in the order of the form: the question stands before the rest. */
    public SequencedMap<String, String> wrong(Frame frame) {
        var all = new LinkedHashMap<String, String>();
        var question = form.wrongBeside("vraag", frame);
        if (!question.isEmpty()) {
            all.put("vraag", question);
        }
        all.putAll(form.wrong(frame));
        return all;
    }

    /** Why the address is noted from which the form is sent; empty where it is not. */
    public Optional<Asked> address() {
        return Optional.ofNullable(form.declaration().data().get(Category.IP_ADDRESS));
    }

    /** How often the browser derives in each try. */
    public int rounds() {
        return Robots.ROUNDS;
    }

    @Override
    public String toString() {
        return "ContactPage";
    }
}
