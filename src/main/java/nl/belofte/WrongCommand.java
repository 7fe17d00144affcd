package nl.belofte;

/** The command line asks for something that does not exist; the message says what does. */
class WrongCommand extends RuntimeException {
    WrongCommand(String sentence) {
        super(sentence);
    }
}
