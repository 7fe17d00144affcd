package nl.belofte.casework;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.form.FormPage;
import nl.belofte.form.Seen;
import nl.belofte.statement.Category;

/**
 * @param choices what can be corrected, while nothing is chosen yet
 * @param chosen what is corrected, with the {@code form} for it and what that showed
 */
public record CorrectionPage(
        String reference,
        String written,
        List<Choice> choices,
        Optional<Choice> chosen,
        Optional<FormPage> form,
        Optional<Seen> seen) {

    public record Choice(UUID dossier, String title, Category category, String name) {}

    @Override
    public String toString() {
        return "CorrectionPage " + reference;
    }
}
