package nl.belofte.bench;

/** Something stood in the way of measuring; the message says what. */
public class NotMeasured extends RuntimeException {
    public NotMeasured(String sentence) {
        super(sentence);
    }

    public NotMeasured(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
