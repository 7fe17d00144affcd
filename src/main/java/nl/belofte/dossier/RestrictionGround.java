package nl.belofte.dossier;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a person may have a dossier restricted. Art. 18(1) GDPR. */
public enum RestrictionGround {
    /** Art. 18(1)(a): the person says that it is not right, and that is looked into. */
    ACCURACY,
    /** Art. 18(1)(b): it should not be held at all, and the person wants it kept all the same. */
    UNLAWFUL,
    /** Art. 18(1)(c): it is not needed any more, but the person needs it for a legal claim. */
    CLAIM,
    /** Art. 18(1)(d): the person objects, and it is weighed whose reasons go before. */
    OBJECTION;

    /**
     * Whether it lasts until something is found out or weighed, which the controller does. The others last for as long as the
     * person wants.
     */
    public boolean untilDecided() {
        return this == ACCURACY || this == OBJECTION;
    }

    /** Empty when there is no such ground. */
    public static Optional<RestrictionGround> find(String id) {
        return Arrays.stream(values()).filter(ground -> ground.id().equals(id)).findFirst();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
