package nl.belofte.bench;

/** Something stood in the way of measuring; the message says what. */
class NotMeasured extends RuntimeException {
    NotMeasured(String sentence) {
        super(sentence);
    }
}
