package nl.belofte.trial;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.belofte.account.Closures;
import nl.belofte.account.Passwords;
import nl.belofte.account.Registrations;
import nl.belofte.advertisement.Advertisement;
import nl.belofte.advertisement.Advertisement.State;
import nl.belofte.advertisement.Advertisements;
import nl.belofte.brand.Sites;
import nl.belofte.dossier.DossierId;
import nl.belofte.file.Language;
import nl.belofte.staff.Staff;
import nl.belofte.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets the cast live through the months before the trial: the clock begins in the past and is turned forward to now, as
 * everything then happened by the same code as for anybody.
 */
final class Cast {

    private static final Duration BEFORE_THE_FIRST = Duration.ofHours(1);

    private final List<CastMember> members;
    private final List<CastAdvertisement> shown;
    private final TrialClock clock;
    private final Clock real;
    private final JdbcClient db;
    private final Sites sites;
    private final Registrations registrations;
    private final Closures closures;
    private final Passwords passwords;
    private final Staff staff;
    private final Advertisements advertisements;

    Cast(
            CastFile.All cast,
            TrialClock clock,
            Clock real,
            JdbcClient db,
            Sites sites,
            Registrations registrations,
            Closures closures,
            Passwords passwords,
            Staff staff,
            Advertisements advertisements) {
        this.members = cast.members();
        this.shown = cast.advertisements();
        this.clock = clock;
        this.real = real;
        this.db = db;
        this.sites = sites;
        this.registrations = registrations;
        this.closures = closures;
        this.passwords = passwords;
        this.staff = staff;
        this.advertisements = advertisements;
    }

    /**
     * How it is with a member by now.
     *
     * @param part as in {@link CastMember}, or {@code gone}
     * @param erasedOn the day on which the dossier went; empty while it is there
     */
    record Standing(CastMember member, String part, Optional<LocalDate> erasedOn) {}

    private record Found(boolean ended, @Nullable LocalDate erasedOn) {}

    /**
     * Nothing ties an erased dossier to anybody, a member of the cast included. But each began on a day of its own, counted
     * from the first, and the tombstone still tells that.
     */
    List<Standing> now() {
        var found = new HashMap<Integer, Found>();
        db.sql("""
                        select c.place, d.event is not null, case when d.event = 'erased' then d.event_on end
                        from unnest(?::text[], ?::text[], ?::int[]) with ordinality c (controller, purpose, days, place)
                        join declaration e on e.controller = c.controller and e.purpose = c.purpose
                        join dossier d on d.declaration = e.id
                          and d.opened_on = (select min(opened_on) from dossier) + c.days""")
                .params(
                        members.stream().map(CastMember::controller).toArray(String[]::new),
                        members.stream().map(member -> member.purpose().id()).toArray(String[]::new),
                        members.stream()
                                .map(member -> first() - member.daysAgo())
                                .toArray(Integer[]::new))
                .query(row -> {
                    found.put(row.getInt(1) - 1, new Found(row.getBoolean(2), row.getObject(3, LocalDate.class)));
                });
        return IntStream.range(0, members.size())
                .mapToObj(place -> standing(members.get(place), Optional.ofNullable(found.get(place))))
                .toList();
    }

    private Standing standing(CastMember member, Optional<Found> found) {
        var erasedOn = found.flatMap(dossier -> Optional.ofNullable(dossier.erasedOn()));
        if (erasedOn.isPresent()) {
            // Somebody may have confirmed it in the mailbox of the trial: then it went on as an account.
            boolean confirmed =
                    member.part().equals("pending") && registrations.hasAccount(member.controller(), member.logIn());
            return confirmed
                    ? new Standing(member, "customer", Optional.empty())
                    : new Standing(member, "gone", erasedOn);
        }
        boolean closed =
                member.part().equals("customer") && found.filter(Found::ended).isPresent();
        return new Standing(member, closed ? "closed" : member.part(), Optional.empty());
    }

    /** How many days ago the first of them came. */
    private int first() {
        return members.stream().mapToInt(CastMember::daysAgo).max().orElse(0);
    }

    private record Scene(int daysAgo, Runnable happens) {}

    /** Plays what went before, once in the life of a database. */
    void play() {
        if (clock.isSet()) {
            return;
        }
        var scenes = new ArrayList<Scene>();
        members.forEach(member -> scenes.addAll(scenes(member)));
        shown.forEach(each -> scenes.addAll(scenes(each)));
        scenes.sort(Comparator.comparing(Scene::daysAgo).reversed());
        var now = real.instant();
        clock.beginAt(daysAgo(now, first()).minus(BEFORE_THE_FIRST));
        for (var scene : scenes) {
            clock.turnTo(daysAgo(now, scene.daysAgo()));
            scene.happens().run();
        }
        clock.turnTo(real.instant());
    }

    private static Instant daysAgo(Instant now, int days) {
        // Days of the calendar, or a summer time between then and now moves a late evening to the next day.
        return now.atZone(StartPages.ZONE).minusDays(days).toInstant();
    }

    private List<Scene> scenes(CastMember member) {
        var visit = new Visit(sites.get(member.site()), Language.NL, "/");
        return switch (member.part()) {
            case "staff" ->
                List.of(new Scene(
                        member.daysAgo(),
                        () -> staff.add(
                                member.controller(),
                                member.content(),
                                member.role().orElseThrow(),
                                member.password())));
            case "pending" ->
                List.of(new Scene(
                        member.daysAgo(),
                        () -> registrations.register(visit, member.content(), passwords.hash(member.password()))));
            default -> customer(member, visit);
        };
    }

    private List<Scene> scenes(CastAdvertisement shown) {
        var started = new Advertisement[1];
        var scenes = new ArrayList<Scene>();
        scenes.add(new Scene(shown.daysAgo(), () -> started[0] = start(shown)));
        for (int week = 0; week < shown.weeks().size(); week++) {
            var said = shown.weeks().get(week);
            scenes.add(new Scene(
                    shown.daysAgo() - 7 * week,
                    () -> advertisements.count(started[0], said.seen(), said.likes(), said.dislikes())));
        }
        return scenes;
    }

    private Advertisement start(CastAdvertisement shown) {
        var content = shown.content(LocalDate.now(clock.withZone(StartPages.ZONE)));
        int number = advertisements.add(shown.controller(), content);
        advertisements.start(shown.controller(), number);
        return new Advertisement(number, shown.controller(), State.STARTED, content);
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
