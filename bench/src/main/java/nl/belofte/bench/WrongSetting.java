package nl.belofte.bench;

/** The command line asks for what the bench does not know. */
public class WrongSetting extends RuntimeException {
    public WrongSetting(String sentence) {
        super(sentence);
    }
}
