package nl.belofte.rights;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.Year;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import nl.belofte.statement.Serves;

/**
 * Until which day a request may be answered. Days are those of the controller's zone.
 *
 * <p>Art. 12(3) GDPR in calendar months, counted as Art. 3 of Regulation 1182/71 does and the EDPB's Guidelines 01/2022 read it:
 * the same day of a later month, or the last of a month that has no such day, and when that is no working day where the
 * controller is, the next one that is. Never a number of days: thirty are too many in February.
 */
@Serves("RIG-10")
final class Deadlines {

    private static final Period FIRST = Period.ofMonths(1);

    /** Two more than the first. They too count from the receipt. */
    private static final Period EXTENDED = Period.ofMonths(3);

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** On which no office works although people may: the law counts it with the others (Algemene termijnenwet, art. 3). */
    private static final Map<String, String> ALSO = Map.of("nl", "christian.GOOD_FRIDAY");

    private static final Map<String, Deadlines> ALL = new ConcurrentHashMap<>();

    private final String country;
    private final Optional<HolidayManager> holidays;
    private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

    private Deadlines(String country) {
        this.country = country;
        this.holidays = manager(country);
    }

    /** @param country where the controller is, as two small letters */
    static Deadlines in(String country) {
        return ALL.computeIfAbsent(country, Deadlines::new);
    }

    /** Of a country whose holidays nobody knows none are counted: then a day is earlier, and never later than the law has it. */
    private static Optional<HolidayManager> manager(String country) {
        return HolidayManager.getSupportedCalendarCodes().stream().anyMatch(country::equalsIgnoreCase)
                ? Optional.of(HolidayManager.getInstance(ManagerParameters.create(country)))
                : Optional.empty();
    }

    /**
     * The last day on which it may be answered.
     *
     * @param extended whether its person was told, with reasons and within the first month, that it takes longer
     * @param suspended for how many days nobody knew who asks, and had asked that; they do not count (Guidelines 01/2022, 157)
     */
    LocalDate answerBy(LocalDate received, boolean extended, int suspended) {
        return workingDay(counted(received, extended, suspended));
    }

    /** The day on which the months end, whether or not anybody works then. */
    static LocalDate counted(LocalDate received, boolean extended, int suspended) {
        return received.plus(extended ? EXTENDED : FIRST).plusDays(suspended);
    }

    private LocalDate workingDay(LocalDate day) {
        return day.datesUntil(day.plusMonths(1))
                .filter(this::isWorkingDay)
                .findFirst()
                .orElseThrow();
    }

    private boolean isWorkingDay(LocalDate day) {
        return !WEEKEND.contains(day.getDayOfWeek())
                && !years.computeIfAbsent(day.getYear(), this::holidays).contains(day);
    }

    private Set<LocalDate> holidays(int year) {
        return holidays.stream()
                .flatMap(manager -> manager.getHolidays(Year.of(year)).stream())
                .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY
                        || holiday.getPropertiesKey().equals(ALSO.get(country)))
                .map(Holiday::getDate)
                .collect(Collectors.toSet());
    }
}
