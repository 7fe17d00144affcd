package nl.belofte.statement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why a processing is lawful, as far as telephony providers use it. Art. 6(1) GDPR. */
public enum LegalBasis {
    CONSENT("A6-1-a"),
    CONTRACT("A6-1-b"),
    LEGAL_OBLIGATION("A6-1-c"),
    LEGITIMATE_INTEREST("A6-1-f");

    private final String article;

    LegalBasis(String article) {
        this.article = article;
    }

    public String id() {
        return Ids.of(this);
    }

    /** The term in W3C DPV's {@code eu-gdpr} vocabulary. */
    public String article() {
        return article;
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(LegalBasis::id).toList();
    }

    public static Optional<LegalBasis> of(String id) {
        return Ids.find(values(), id);
    }
}
