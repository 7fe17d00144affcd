package nl.belofte.work;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.belofte.file.Language;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;

/** Told by each module in which something waits for people at the desk. */
public interface Work {

    /** Nobody counts further to know that there is much. */
    int MANY = 100;

    /** Several may tell of one kind. */
    Kind kind();

    /**
     * Whether it is the work of a role.
     *
     * @param opens the purposes for which the role works at the desk
     */
    boolean isFor(Set<Purpose> opens);

    /**
     * What waits at who asks' controller. Asked only of whose work it is; one statement, for the desk's first page asks
     * everybody.
     *
     * @param atMost as many tasks as are shown, the most pressing ones
     */
    Waiting waiting(SignedIn who, Language language, int atMost);

    /**
     * @param count how much there is, up to {@link #MANY}
     * @param path where all of it stands; empty where the tasks are all there is
     */
    record Waiting(int count, List<Task> tasks, Optional<String> path) {

        public static final Waiting NOTHING = new Waiting(0, List.of(), Optional.empty());
    }
}
