package nl.belofte.evidence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deed to be recorded. It carries ids and words of the platform, never a value.
 *
 * @param purpose why, as the statement calls it
 * @param person whose data; null when nobody is left that it could be tied to
 * @param detail a word that says more: a category, a term, a mail template; may be empty
 */
public record Entry(
        String controller,
        Deed deed,
        String purpose,
        Actor actor,
        @Nullable UUID person,
        @Nullable UUID dossier,
        String detail) {

    /** The member of staff who did it, by the staff member's own dossier; the person sees the role and not the name. */
    @Nullable
    UUID member() {
        return actor instanceof Actor.Staff staff ? staff.dossier() : null;
    }

    /** Whether the text itself tells the person: not where the text outlives what is held on him. */
    boolean tellsPerson() {
        return person != null && dossier != null && deed != Deed.ERASED;
    }
}
