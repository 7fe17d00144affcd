package nl.belofte.ticket;

import java.time.ZoneId;
import java.util.Optional;
import nl.belofte.consent.Consents;
import nl.belofte.file.Language;
import nl.belofte.web.Moment;

/** The words that somebody agreed to who asked a question, in the language in which they were shown, and when that was. */
public record AgreedText(String text, Language language, Moment at) {

    /** Empty where the ticket stands on another ground than consent. */
    public static Optional<AgreedText> of(Ticket ticket, Consents consents, ZoneId zone, Language reader) {
        return consents.under(ticket.dossier())
                .map(given -> new AgreedText(
                        given.shown().text(), given.shown().language(), Moment.of(given.at(), zone, reader)));
    }
}
