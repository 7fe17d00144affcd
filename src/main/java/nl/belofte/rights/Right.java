package nl.belofte.rights;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may ask of whoever holds data on him. */
public enum Right {
    EXPLANATION("13, 14"),
    ACCESS("15"),
    RECTIFICATION("16"),
    ERASURE("17"),
    PORTABILITY("20"),
    WITHDRAWAL("7(3)"),
    RESTRICTION("18"),
    OBJECTION("21"),
    /** About how the controller deals with data; beside it everybody may go to the supervisory authority. */
    COMPLAINT("77");

    private final String article;

    Right(String article) {
        this.article = article;
    }

    /** Of the GDPR. */
    public String article() {
        return article;
    }

    /** Whether it takes more than words: who says that he did it did something. */
    public boolean takesAnAct() {
        return this != EXPLANATION && this != COMPLAINT;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Right> of(String id) {
        return Arrays.stream(values()).filter(right -> right.id().equals(id)).findFirst();
    }
}
