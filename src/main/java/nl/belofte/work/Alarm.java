package nl.belofte.work;

import java.util.List;
import nl.belofte.file.Language;

/** Told by each module that sees when something does not run as it should. */
public interface Alarm {

    /** What is wrong now, for this controller or for all, with what to do about it; one statement. */
    List<Task> raised(String controller, Language language);
}
