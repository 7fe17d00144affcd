package nl.belofte.evidence;

import java.util.UUID;

/** Who does something. A person sees roles; the names of staff are for the privacy officer (CJEU C-579/21). */
public sealed interface Actor {

    /** The person whose data it is. */
    record Self(UUID person) implements Actor {}

    /** A member of staff in a role; {@code dossier} is the staff member's own. */
    record Staff(String role, UUID dossier) implements Actor {}

    /** The platform by itself: a job, the sending of mail. */
    record Platform(String job) implements Actor {}

    /** As it stands in the evidence: {@code self}, {@code staff:support}, {@code platform:sweep}. */
    default String id() {
        return switch (this) {
            case Self _ -> "self";
            case Staff staff -> "staff:" + staff.role();
            case Platform platform -> "platform:" + platform.job();
        };
    }
}
