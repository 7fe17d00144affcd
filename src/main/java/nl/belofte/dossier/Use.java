package nl.belofte.dossier;

import java.util.Optional;
import nl.belofte.evidence.Actor;
import nl.belofte.statement.Purpose;

/**
 * For what somebody opens dossiers. Only the use case at the edge makes one, where it is known who asks and why: a test
 * lists every place that does, so that a purpose is never handed on from where it was not meant.
 *
 * @param reason why a member of staff looks wider than the role does; empty for everything else
 */
public record Use(Purpose purpose, Actor actor, Optional<LookReason> reason) {

    public Use {
        if (reason.isPresent() && !(actor instanceof Actor.Staff)) {
            throw new IllegalArgumentException("Only staff look wider, and give a reason for it.");
        }
    }

    public Use(Purpose purpose, Actor actor) {
        this(purpose, actor, Optional.empty());
    }
}
