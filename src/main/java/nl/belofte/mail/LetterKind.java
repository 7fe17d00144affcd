package nl.belofte.mail;

import nl.belofte.statement.Purpose;

/** What a letter is to its reader, which its purpose says and nobody who sends one. */
public enum LetterKind {
    /** About what the reader has with the controller, or asked for. No objection to marketing stops it. */
    CONTRACTUAL,
    /** About the reader's own data. */
    RIGHTS,
    /** What the reader can do without, and says no to. Art. 21(2) GDPR. */
    MARKETING;

    public static LetterKind of(Purpose purpose) {
        if (purpose.directMarketing()) {
            return MARKETING;
        }
        return purpose == Purpose.RIGHTS || purpose == Purpose.PENDING_REQUEST ? RIGHTS : CONTRACTUAL;
    }
}
