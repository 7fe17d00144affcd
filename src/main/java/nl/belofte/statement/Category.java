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
            1,
            Field.GIVEN_NAME,
            Field.FAMILY_NAME,
            Field.STREET,
            Field.HOUSE_NUMBER,
            Field.POSTCODE,
            Field.TOWN,
            Field.COUNTRY),
    EMAIL(2, Field.EMAIL),
    PHONE(3, Field.PHONE),
    BILLING_ADDRESS(4, Field.STREET, Field.HOUSE_NUMBER, Field.POSTCODE, Field.TOWN, Field.COUNTRY),
    PAYMENT_DATA(5, Field.IBAN, Field.ACCOUNT_HOLDER),
    BIRTH_DATE(6, Field.BIRTH_DATE),
    GENDER(7, Field.GENDER),
    IP_ADDRESS(8, Field.IP_ADDRESS),
    COMPANY_NAME(9, Field.COMPANY_NAME),
    LOCATION(10, Field.LOCATION),
    USER_NAME(11, Field.USER_NAME),
    WANTED_SERVICES(12, Field.WANTED_SERVICES),
    SUBJECT(13, Field.SUBJECT),
    MESSAGE(14, Field.MESSAGE),
    SERVICE_SETTINGS(15, Field.SERVICE_SETTINGS),
    PORTAL_ACTIONS(16, Field.PORTAL_ACTIONS);

    private static final List<String> IDS =
            Arrays.stream(values()).map(Category::id).toList();

    private final int number;
    private final List<Field> fields;

    Category(int number, Field... fields) {
        this.number = number;
        this.fields = List.of(fields);
    }

    public String id() {
        return Ids.of(this);
    }

    /** Under which its values lie in the database: it never changes, and is never given to another. */
    public int number() {
        return number;
    }

    public static Optional<Category> of(int number) {
        return Arrays.stream(values())
                .filter(category -> category.number == number)
                .findFirst();
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
