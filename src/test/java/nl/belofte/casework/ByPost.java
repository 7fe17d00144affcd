package nl.belofte.casework;

import java.time.LocalDate;
import nl.belofte.Visitor;

/** Chaima asks in a letter, and leaves no address for mail. */
final class ByPost {

    private ByPost() {}

    /** As it is written down at the desk. */
    static Visitor.Answer ask(Visitor desk, String right, LocalDate received) {
        return desk.post(
                "/balie/rechten/nieuw",
                "recht",
                right,
                "bron",
                "post",
                "ontvangen",
                received.toString(),
                "taal",
                "nl",
                "tekst",
                "Een brief.",
                "name-and-address.given-name",
                "Chaima",
                "name-and-address.family-name",
                "El Amrani",
                "name-and-address.street",
                "Dorpsstraat",
                "name-and-address.house-number",
                "3",
                "name-and-address.postcode",
                "3911AB",
                "name-and-address.town",
                "Rhenen",
                "name-and-address.country",
                "NL");
    }
}
