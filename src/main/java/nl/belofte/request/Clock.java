package nl.belofte.request;

import java.util.Optional;
import nl.belofte.file.Language;
import nl.belofte.rights.LegalClock;
import nl.belofte.web.Moment;

/** {@link LegalClock}, as it is shown: a ring and the days by which it was counted. */
public record Clock(
        Moment received,
        Moment months,
        Moment counted,
        Moment answerBy,
        boolean moved,
        boolean extended,
        int suspendedDays,
        long left,
        int gone,
        Optional<Moment> stoodStillSince) {

    public static Clock of(LegalClock clock, Language language) {
        return new Clock(
                Moment.of(clock.received(), language),
                Moment.of(clock.months(), language),
                Moment.of(clock.counted(), language),
                Moment.of(clock.answerBy(), language),
                clock.moved(),
                clock.extended(),
                clock.suspendedDays(),
                clock.left(),
                clock.gone(),
                clock.stoodStillSince().map(day -> Moment.of(day, language)));
    }
}
