package nl.belofte.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import nl.belofte.Visitor;

/** A request that somebody made by telephone, as it is written down at the desk. */
public final class ByTelephone {

    private ByTelephone() {}

    /** @param who fields and values that tell who called */
    public static Visitor.Answer ask(Visitor staff, String right, LocalDate on, String text, String... who) {
        var asked =
                List.of("recht", right, "bron", "telephone", "ontvangen", on.toString(), "taal", "nl", "tekst", text);
        return staff.post(
                "/balie/rechten/nieuw",
                Stream.concat(asked.stream(), Stream.of(who)).toArray(String[]::new));
    }
}
