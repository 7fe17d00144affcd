package nl.belofte.rights;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.mail.Letter;

/**
 * A letter about a request that somebody prints and posts.
 *
 * @param event what was said that it tells
 * @param postedOn the day on which it went, in the controller's zone; empty while it waits
 * @param ends of which dossier it says when the restriction ends
 * @param decides how the request ends once it is posted; empty where it does not end it
 */
public record PaperLetter(
        UUID id,
        Letter letter,
        Optional<UUID> event,
        LocalDate writtenOn,
        Optional<LocalDate> postedOn,
        Optional<Ends> ends,
        Optional<Outcome> decides) {

    record Ends(DossierId restricted, LocalDate on) {}

    public boolean waits() {
        return postedOn.isEmpty();
    }

    /** Whether it can have gone on this day. */
    boolean wentOn(LocalDate day, LocalDate today) {
        return !day.isBefore(writtenOn) && !day.isAfter(today);
    }

    /** Whether it does anything to the clock of its request, which it does up to the last day. */
    public boolean isForTheClock() {
        return letter == Letter.IDENTITY_DOUBTED || letter == Letter.REQUEST_EXTENDED;
    }

    public boolean isAnswer() {
        return letter == Letter.REQUEST_ANSWERED;
    }

    public boolean isWaitingAnswer() {
        return isAnswer() && waits();
    }
}
