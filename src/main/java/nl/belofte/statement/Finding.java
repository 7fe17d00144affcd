package nl.belofte.statement;

/**
 * Where a statement and the law differ. It refuses nothing: a published statement stands, and the platform obeys both.
 *
 * @param what the difference
 * @param law what the law says, with its article; empty where the platform does not know it
 * @param instead what the platform does
 */
public record Finding(Kind kind, String file, int line, String what, String law, String instead) {

    public enum Kind {
        SHORTER_THAN_LAW,
        LONGER_THAN_LAW,
        LAW_UNKNOWN
    }

    @Override
    public String toString() {
        return "%s:%d  %s%s %s".formatted(file, line, what, law.isEmpty() ? "" : " " + law, instead);
    }
}
