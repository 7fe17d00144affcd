package nl.belofte.bench.gdpr;

/**
 * Metadata as it was answered, in one number, so that millions of answers can be kept until the clock has stopped. What no
 * operation changes (purpose, user, term) is compared at once and leaves one bit.
 */
final class Row {
    /** No metadata that this bench ever gave to a store. */
    static final long WRONG = -1;

    private static final int NUMBER_BITS = 28;
    private static final int NUMBER_MASK = (1 << NUMBER_BITS) - 1;
    private static final int FIELD_BITS = 4;
    private static final int OBJECTION_AT = NUMBER_BITS;
    private static final int OBJECTION_BITS = 7;
    private static final int FIELDS_AT = OBJECTION_AT + OBJECTION_BITS;

    private Row() {}

    static long of(Metadata row) {
        int number = Numbers.behind(Dataset.KEY, row.key());
        if (number < 0
                || Dataset.PURPOSES.numberOf(row.purpose()) != Dataset.purpose(number)
                || Dataset.USERS.numberOf(row.user()) != Dataset.user(number)
                || row.expires() != Dataset.expires(number)) {
            return WRONG;
        }
        int objection = Dataset.OBJECTIONS.numberOf(row.objection());
        int recipients = Field.RECIPIENTS.list().numberOf(row.recipients());
        int access = Field.ACCESS.list().numberOf(row.access());
        int source = Field.SOURCE.list().numberOf(row.source());
        int decisions = Field.DECISIONS.list().numberOf(row.decisions());
        int category = Field.CATEGORY.list().numberOf(row.category());
        if ((objection | recipients | access | source | decisions | category) < 0) {
            return WRONG;
        }
        return number
                | (long) objection << OBJECTION_AT
                | at(Field.RECIPIENTS, recipients)
                | at(Field.ACCESS, access)
                | at(Field.SOURCE, source)
                | at(Field.DECISIONS, decisions)
                | at(Field.CATEGORY, category);
    }

    private static long at(Field field, int value) {
        return (long) value << FIELDS_AT + field.ordinal() * FIELD_BITS;
    }

    static int number(long row) {
        return (int) row & NUMBER_MASK;
    }

    static int objection(long row) {
        return (int) (row >>> OBJECTION_AT) & (1 << OBJECTION_BITS) - 1;
    }

    static int value(long row, Field field) {
        return (int) (row >>> FIELDS_AT + field.ordinal() * FIELD_BITS) & (1 << FIELD_BITS) - 1;
    }
}
