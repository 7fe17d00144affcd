package nl.belofte.disclosure;

/** This does not leave, and nothing of it has. The message says what to do; it names no person and holds no value. */
public final class NotDisclosed extends RuntimeException {

    /** What stands in the way. */
    public enum Why {
        NOT_DECLARED("%s declares no recipient %s. Declare it in a new version of the statement, under 'sharing'."),
        NOT_FOR_THIS_PURPOSE("%s does not declare %s as a recipient for %s. Add it to 'recipients' of that purpose."),
        NO_AGREEMENT("%s has no agreement with %s that is in force today. Put one on record first."),
        NOT_ITS_DATA("%s does not declare that %s receives %s. Leave it out, or add it to the recipient's 'data'."),
        NOT_HELD("%s cannot give %s what the dossier does not hold: %s. Leave it out."),
        NOTHING_ASKED("%s gives %s nothing when no category is asked for. Name at least one."),
        ONLY_BY_LAW(
                "%s gives %s nothing but what a law demands and two people approved. Record the demand at the desk."),
        NOT_TWO("%s gives %s nothing on the word of one person. Have a second one approve it."),
        NO_ADDRESS(
                "%s has no address for %s to send to. Add it in recipients.yaml; in trial only one on this machine counts.");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Why why;

    NotDisclosed(Why why, Object... words) {
        super(why.sentence.formatted(words));
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
