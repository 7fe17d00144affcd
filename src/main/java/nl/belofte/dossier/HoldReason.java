package nl.belofte.dossier;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a dossier is kept past its term. Words and no free text, which could say something of a person. */
public enum HoldReason {
    /** Art. 17(3)(e) GDPR: a legal claim, of the person or of the controller. */
    CLAIM,
    /** Art. 17(3)(b): an authority asked for it, or is about to. */
    AUTHORITY,
    /** Art. 17(3)(b): the tax authorities look into the year it belongs to. */
    TAX_AUDIT;

    /** Empty when there is no such reason. */
    public static Optional<HoldReason> find(String id) {
        return Arrays.stream(values()).filter(reason -> reason.id().equals(id)).findFirst();
    }

    static HoldReason of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /**
     * What is told of it to whom it is about, in the evidence and elsewhere: that a law has it kept, not that an authority asks,
     * which may have to be silent for a while. The very reason stands in the ledger.
     */
    public String told() {
        return this == CLAIM ? id() : "law";
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
