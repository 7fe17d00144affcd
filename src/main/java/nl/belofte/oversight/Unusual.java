package nl.belofte.oversight;

import java.util.List;
import nl.belofte.evidence.StaffHour;

/**
 * What stands out. It accuses nobody: a busy day stands out too. It is there so that somebody asks.
 *
 * <p>A page of questions opens 25 dossiers at once, so that a few pages an hour are nothing.
 */
final class Unusual {

    /** In an hour, whatever else somebody does. */
    static final int MANY = 100;

    /** In an hour, when it is also three times what that member does in an hour in the middle of the others. */
    static final int MORE_THAN_USUAL = 40;

    private static final int TIMES = 3;

    /** Looks beyond the role in an hour. */
    static final int WIDER = 5;

    /** Refusals in an hour: somebody tries doors. */
    static final int REFUSED = 5;

    /** Searches in an hour: who has somebody on the telephone does not come to one in two minutes. */
    static final int SEARCHED = 30;

    private final double usual;

    /** @param hours all of one member */
    Unusual(List<StaffHour> hours) {
        var sorted = hours.stream().mapToInt(StaffHour::people).sorted().toArray();
        usual = sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
    }

    boolean people(StaffHour hour) {
        return hour.people() >= MANY || hour.people() >= MORE_THAN_USUAL && hour.people() >= TIMES * usual;
    }

    boolean wider(StaffHour hour) {
        return hour.wider() >= WIDER;
    }

    boolean refused(StaffHour hour) {
        return hour.refused() >= REFUSED;
    }

    boolean searched(StaffHour hour) {
        return hour.searched() >= SEARCHED;
    }

    boolean any(StaffHour hour) {
        return people(hour) || wider(hour) || refused(hour) || searched(hour);
    }
}
