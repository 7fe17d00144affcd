package nl.belofte.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import nl.belofte.file.Language;

/**
 * When something was or will be.
 *
 * @param written as people read it
 * @param iso the same for machines, with the distance to UTC where it is more than a day
 */
public record Moment(String written, String iso) {

    public static Moment of(Instant instant, ZoneId zone, Language language) {
        var at = instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone);
        return new Moment(
                DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", language.locale())
                        .format(at),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at));
    }

    /** @param dayOnly whether of the time of the day nothing is known */
    public static Moment of(Instant instant, ZoneId zone, Language language, boolean dayOnly) {
        return dayOnly ? of(LocalDate.ofInstant(instant, zone), language) : of(instant, zone, language);
    }

    public static Moment of(LocalDate day, Language language) {
        return new Moment(
                DateTimeFormatter.ofPattern("d MMMM yyyy", language.locale()).format(day), day.toString());
    }
}
