package nl.belofte.refusal;

/**
 * The platform cannot or will not go on, and knows why. The message is all that the person at the keyboard gets to
 * see: one clear sentence that says what to do. Never a password, never a personal value.
 */
public class Refusal extends RuntimeException {
    public Refusal(String sentence) {
        super(sentence);
    }

    public Refusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
