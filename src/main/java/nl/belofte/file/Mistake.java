package nl.belofte.file;

/** What is wrong in a file, where, and what to do about it. */
public record Mistake(String file, int line, String what) {

    @Override
    public String toString() {
        return "%s:%d  %s".formatted(file, line, what);
    }
}
