package nl.belofte.statement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A kind of personal data, as the statements name them, with the fields in which it is asked and held.
 *
 * <p>The password is none of these: nobody can read it back, and it belongs to the log-in.
 */
public enum Category {
    NAME_AND_ADDRESS(
            Field.GIVEN_NAME,
            Field.FAMILY_NAME,
            Field.STREET,
            Field.HOUSE_NUMBER,
            Field.POSTCODE,
            Field.TOWN,
            Field.COUNTRY),
    EMAIL(Field.EMAIL),
    PHONE(Field.PHONE),
    BILLING_ADDRESS(Field.STREET, Field.HOUSE_NUMBER, Field.POSTCODE, Field.TOWN, Field.COUNTRY),
    PAYMENT_DATA(Field.IBAN, Field.ACCOUNT_HOLDER),
    BIRTH_DATE(Field.BIRTH_DATE),
    GENDER(Field.GENDER),
    IP_ADDRESS(Field.IP_ADDRESS),
    COMPANY_NAME(Field.COMPANY_NAME),
    LOCATION(Field.LOCATION),
    USER_NAME(Field.USER_NAME),
    WANTED_SERVICES(Field.WANTED_SERVICES),
    SUBJECT(Field.SUBJECT),
    MESSAGE(Field.MESSAGE),
    SERVICE_SETTINGS(Field.SERVICE_SETTINGS),
    PORTAL_ACTIONS(Field.PORTAL_ACTIONS);

    private static final List<String> IDS =
            Arrays.stream(values()).map(Category::id).toList();

    private final List<Field> fields;

    Category(Field... fields) {
        this.fields = List.of(fields);
    }

    public String id() {
        return Ids.of(this);
    }

    public List<Field> fields() {
        return fields;
    }

    public static List<String> ids() {
        return IDS;
    }

    public static Optional<Category> of(String id) {
        return Ids.find(values(), id);
    }
}
