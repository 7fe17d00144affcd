package nl.belofte;

/** What ./belofte starts: finds the verb, runs it, and tells a failure in one sentence. */
public class Main {
    private static final int REFUSED = 1;
    private static final int WRONG_COMMAND = 2;

    static void main(String[] args) {
        try {
            var verb = Verb.of(args);
            var options = Options.of(verb, args);
            // The launcher asks whether a command will do before it takes seconds to prepare its start.
            if (!Boolean.getBoolean("belofte.only-check")) {
                run(verb, options);
            }
        } catch (WrongCommand wrong) {
            exit(WRONG_COMMAND, wrong.getMessage());
        }
    }

    private static void run(Verb verb, Options options) {
        try {
            verb.run(options);
        } catch (Throwable failure) {
            exit(REFUSED, Failure.sentence(failure, options.data()));
        }
    }

    private static void exit(int code, String sentence) {
        System.err.println(sentence);
        System.exit(code);
    }
}
