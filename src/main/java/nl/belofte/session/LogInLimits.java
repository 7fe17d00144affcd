package nl.belofte.session;

import org.springframework.stereotype.Component;

/**
 * How often one may try to log in within an hour. Most of all it counts a name together with where the tries come from: so
 * who guesses locks out himself, and not whoever the name belongs to and sits elsewhere. Guesses from everywhere together
 * come to an end too; who is locked out by those gets in with a new password, for that begins the counts anew.
 */
@Component
public class LogInLimits {

    private static final int A_NAME_FROM_ONE_PLACE = 10;
    private static final int A_NAME = 100;
    private static final int ONE_PLACE = 100;

    private final Attempts attempts;

    LogInLimits(Attempts attempts) {
        this.attempts = attempts;
    }

    /**
     * Counts one more try. Whom a narrow limit stops does not fill a wider one: the tries of one place never lock a name.
     *
     * @param door where one logs in, as a customer or as staff, and with whom
     * @param name in the one shape in which it is counted
     * @param from see {@link Attempts#whence}
     */
    public boolean allow(String door, String name, String from) {
        return attempts.allowed("log in from", door + from, ONE_PLACE)
                && attempts.allowed("log in from with a name", door + "\0" + from + "\0" + name, A_NAME_FROM_ONE_PLACE)
                && attempts.allowed("log in with a name", door + "\0" + name, A_NAME);
    }

    /** After a success the counts of the name start anew. */
    public void forget(String door, String name, String from) {
        attempts.forget("log in from with a name", door + "\0" + from + "\0" + name);
        attempts.forget("log in with a name", door + "\0" + name);
    }
}
