package nl.belofte.evidence;

import java.time.LocalDateTime;
import java.util.UUID;

/**
 * What a member of staff did in an hour.
 *
 * @param member the own dossier
 * @param role the last in which that was
 * @param hour its beginning, in the zone that was asked for
 * @param people whose dossiers were touched, each counted once
 * @param wider how often a reason opened more than the role does
 * @param refused how often something was asked that the role does not have
 * @param searched how often a person was searched for
 */
public record StaffHour(
        UUID member, String role, LocalDateTime hour, int people, int wider, int refused, int searched) {}
