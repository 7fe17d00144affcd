package nl.belofte.web;

/** @param text which it shows: of this status, of its hundred, or of a reason of its own */
public record ProblemPage(int status, String text) {
    /** Whether who is told works at the desk. */
    public boolean atDesk() {
        return text.equals("role");
    }

    /** Whether the same page may be there in a moment. */
    public boolean again() {
        return text.equals("503");
    }
}
