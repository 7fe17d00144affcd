package nl.belofte.dossier;

import java.util.Optional;
import nl.belofte.evidence.Actor;
import nl.belofte.statement.Purpose;

/**
 * For what somebody opens dossiers. Only the use case at the edge makes one, where it is known who asks and why: a test
 * lists every place that does, so that a purpose is never handed on from where it was not meant.
 *
 * @param asked whether the platform does it for the dossier's person, who asked for it himself at that moment: a new password
 * @param reason why a member of staff looks wider than the role does; empty for everything else
 */
public record Use(Purpose purpose, Actor actor, Optional<LookReason> reason, boolean asked) {

    public Use {
        if (reason.isPresent() && !(actor instanceof Actor.Staff)) {
            throw new IllegalArgumentException("Only staff look wider, and give a reason for it.");
        }
        if (asked && !(actor instanceof Actor.Platform)) {
            throw new IllegalArgumentException("Only the platform does something for somebody.");
        }
    }

    public Use(Purpose purpose, Actor actor) {
        this(purpose, actor, Optional.empty());
    }

    public Use(Purpose purpose, Actor actor, Optional<LookReason> reason) {
        this(purpose, actor, reason, false);
    }

    public static Use asked(Purpose purpose, Actor.Platform platform) {
        return new Use(purpose, platform, Optional.empty(), true);
    }
}
