package nl.belofte.suppression;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Marks.Mark;
import nl.belofte.ledger.No;
import nl.belofte.statement.Purpose;

/** To what no is said, for one address or number. */
record Saying(String controller, Purpose purpose, Mark mark) {

    /** As it stands in the ledger; the controller is last, for its name is none of ours. */
    String word() {
        return String.join(":", purpose.id(), mark.channel().id(), mark.hex(), controller);
    }

    /** @throws IllegalArgumentException when it is not one that was written here */
    static Saying of(String word) {
        var parts = word.split(":", 4);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not four parts");
        }
        return new Saying(
                parts[3],
                Purpose.of(parts[0]).orElseThrow(IllegalArgumentException::new),
                new Mark(Channel.valueOf(parts[1].toUpperCase(Locale.ROOT)), parts[2]));
    }

    /** The same of the same, on every node and after every restore: by it the ledger tells what was said last. */
    UUID id() {
        return UUID.nameUUIDFromBytes(word().getBytes(StandardCharsets.UTF_8));
    }

    /** What PostgreSQL locks by. Two that fall together would wait for each other, and no more than that. */
    long lock() {
        return id().getMostSignificantBits();
    }

    No no(No.Kind kind, LocalDate on) {
        return new No(kind, id(), word(), on);
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(mark.hex());
    }
}
