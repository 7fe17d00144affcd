package nl.belofte.mailing;

import java.util.List;
import java.util.Optional;
import nl.belofte.dossier.DossierId;
import nl.belofte.file.Language;
import nl.belofte.statement.Purpose;

/** Told by each module that knows who gets the mailings of a purpose. Whether somebody still may is asked when it goes. */
public interface Audience {

    Purpose purpose();

    /**
     * A page of those who get it now, by their ids.
     *
     * @param host the site in whose name it goes
     * @param after the last one of the page before
     */
    List<Reader> page(String controller, String host, Optional<DossierId> after, int atMost);

    /** @param dossier that holds the address, and by which its reader is rid of it */
    record Reader(DossierId dossier, Language language) {}
}
