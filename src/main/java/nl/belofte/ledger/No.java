package nl.belofte.ledger;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * What a person, the law or a term said no to (a hold says it to the erasure); or took back, so that what was taken back is
 * not done again.
 *
 * @param id of a dossier; of a person for an objection; of what stands in the registry of noes for a suppression
 * @param word what more there is to it, in one word: an event, a purpose, a ground, a hold, a keyed hash; may be empty
 * @param on a day in the controller's zone
 */
public record No(Kind kind, UUID id, String word, LocalDate on) {

    public enum Kind {
        ERASED,
        ENDED,
        REOPENED,
        RESTRICTED,
        LIFTED,
        HELD,
        RELEASED,
        OBJECTED,
        OBJECTION_LIFTED,
        SUPPRESSED,
        SUPPRESSION_LIFTED
    }

    String line() {
        return "%s %s %s %s".formatted(kind.name().toLowerCase(Locale.ROOT), id, word.isEmpty() ? "-" : word, on);
    }

    /** @throws IllegalArgumentException when the line is not one that was written here */
    static No of(String line) {
        var words = line.split(" ");
        if (words.length != 4) {
            throw new IllegalArgumentException("not four words");
        }
        try {
            return new No(
                    Kind.valueOf(words[0].toUpperCase(Locale.ROOT)),
                    UUID.fromString(words[1]),
                    words[2].equals("-") ? "" : words[2],
                    LocalDate.parse(words[3]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
