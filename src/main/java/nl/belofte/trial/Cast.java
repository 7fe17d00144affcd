package nl.belofte.trial;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.belofte.account.Closures;
import nl.belofte.account.Passwords;
import nl.belofte.account.Registrations;
import nl.belofte.brand.Sites;
import nl.belofte.desk.Staff;
import nl.belofte.dossier.DossierId;
import nl.belofte.file.Language;
import nl.belofte.web.Visit;

/**
 * Lets the cast live through the months before the trial: the clock begins in the past and is turned forward to now, as
 * everything then happened by the same code as for anybody.
 */
final class Cast {

    private static final Duration BEFORE_THE_FIRST = Duration.ofHours(1);

    private final List<CastMember> members;
    private final TrialClock clock;
    private final Clock real;
    private final Sites sites;
    private final Registrations registrations;
    private final Closures closures;
    private final Passwords passwords;
    private final Staff staff;

    Cast(
            List<CastMember> members,
            TrialClock clock,
            Clock real,
            Sites sites,
            Registrations registrations,
            Closures closures,
            Passwords passwords,
            Staff staff) {
        this.members = members;
        this.clock = clock;
        this.real = real;
        this.sites = sites;
        this.registrations = registrations;
        this.closures = closures;
        this.passwords = passwords;
        this.staff = staff;
    }

    List<CastMember> members() {
        return members;
    }

    private record Scene(int daysAgo, Runnable happens) {}

    /** Plays what went before, once in the life of a database. */
    void play() {
        if (clock.isSet()) {
            return;
        }
        var scenes = new ArrayList<Scene>();
        members.forEach(member -> scenes.addAll(scenes(member)));
        scenes.sort(Comparator.comparing(Scene::daysAgo).reversed());
        var now = real.instant();
        var first = scenes.stream().mapToInt(Scene::daysAgo).max().orElse(0);
        clock.beginAt(daysAgo(now, first).minus(BEFORE_THE_FIRST));
        for (var scene : scenes) {
            clock.turnTo(daysAgo(now, scene.daysAgo()));
            scene.happens().run();
        }
        clock.turnTo(real.instant());
    }

    private static Instant daysAgo(Instant now, int days) {
        return now.minus(Duration.ofDays(days));
    }

    private List<Scene> scenes(CastMember member) {
        var visit = new Visit(sites.get(member.site()), Language.NL, "/");
        return switch (member.part()) {
            case "staff" ->
                List.of(new Scene(
                        member.daysAgo(),
                        () -> staff.add(member.controller(), member.content(), "support", member.password())));
            case "pending" ->
                List.of(new Scene(
                        member.daysAgo(),
                        () -> registrations.register(visit, member.content(), passwords.hash(member.password()))));
            default -> customer(member, visit);
        };
    }

    private List<Scene> customer(CastMember member, Visit visit) {
        var opened = new DossierId[1];
        var scenes = new ArrayList<Scene>();
        scenes.add(new Scene(
                member.daysAgo(),
                () -> opened[0] =
                        registrations.open(member.controller(), member.content(), passwords.hash(member.password()))));
        member.closedDaysAgo().ifPresent(days -> scenes.add(new Scene(days, () -> closures.close(visit, opened[0]))));
        return scenes;
    }
}
