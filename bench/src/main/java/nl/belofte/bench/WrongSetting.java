package nl.belofte.bench;

/** The command line asks for what the bench does not know. */
class WrongSetting extends RuntimeException {
    WrongSetting(String sentence) {
        super(sentence);
    }
}
