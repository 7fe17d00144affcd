package nl.belofte.form;

import java.util.List;
import java.util.Optional;
import nl.belofte.file.Language;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;

/**
 * One field of a form, as it is shown.
 *
 * @param name in the form: the category and the field, so that two addresses can be told apart
 * @param value what was typed or is known already
 * @param error a key of the message files
 */
public record Question(
        Category category, Field field, String name, boolean optional, String value, Optional<String> error) {

    /** As in the HTML standard, so that a browser can fill it in; a billing address is told from the other. */
    public String autocomplete() {
        var section = category == Category.BILLING_ADDRESS ? "billing " : "";
        return switch (field) {
            case GIVEN_NAME -> "given-name";
            case FAMILY_NAME -> "family-name";
            case STREET -> section + "address-line1";
            case HOUSE_NUMBER -> section + "address-line2";
            case POSTCODE -> section + "postal-code";
            case TOWN -> section + "address-level2";
            case COUNTRY -> section + "country";
            case EMAIL -> "email";
            case PHONE -> "tel";
            case BIRTH_DATE -> "bday";
            case COMPANY_NAME -> "organization";
            case USER_NAME -> "username";
            default -> "off";
        };
    }

    public String type() {
        return switch (field) {
            case EMAIL -> "email";
            case PHONE -> "tel";
            case BIRTH_DATE -> "date";
            default -> "text";
        };
    }

    /** How wide the field looks: about as many characters as one expects in it. */
    public String width() {
        return switch (field) {
            case HOUSE_NUMBER, POSTCODE -> "short";
            case PHONE, BIRTH_DATE, COUNTRY -> "medium";
            default -> "full";
        };
    }

    /** The values to choose from, in the order in which they are shown; empty where one types. */
    public List<String> choices(Language language) {
        return switch (field) {
            case COUNTRY -> Countries.in(language);
            case GENDER -> List.of("", "f", "m", "x");
            default -> List.of();
        };
    }

    public Question with(String value, Optional<String> error) {
        return new Question(category, field, name, optional, value, error);
    }
}
