package nl.belofte.oversight;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.Recorded;
import nl.belofte.evidence.StaffHour;
import nl.belofte.file.Language;
import nl.belofte.oversight.OversightPage.Bar;
import nl.belofte.oversight.OversightPage.Member;
import nl.belofte.session.SignedIn;
import nl.belofte.staff.StaffDeed;
import nl.belofte.staff.StaffNames;
import nl.belofte.statement.Role;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Missing;
import nl.belofte.web.Moment;
import org.springframework.stereotype.Component;

/** Counts what staff did, and finds what stands out. */
@Component
class OversightPages {

    private static final Period SHOWN = Period.ofDays(14);
    private static final int DEEDS = 300;

    private final Evidence evidence;
    private final StaffNames staffNames;
    private final Statements statements;

    OversightPages(Evidence evidence, StaffNames staffNames, Statements statements) {
        this.evidence = evidence;
        this.staffNames = staffNames;
        this.statements = statements;
    }

    OversightPage page(SignedIn who, Language language) {
        var zone = statements.current(who.controller()).zone();
        var today = statements.today(who.controller());
        var days = today.minus(SHOWN).plusDays(1).datesUntil(today.plusDays(1)).toList();
        var since = days.getFirst().atStartOfDay(zone).toInstant();
        var hours = evidence.staffHours(who.controller(), since, zone).stream()
                .filter(hour -> !hour.hour().toLocalDate().isBefore(days.getFirst()))
                .collect(Collectors.groupingBy(StaffHour::member, LinkedHashMap::new, Collectors.toList()));
        var names = staffNames.of(hours.keySet(), who);
        var members = hours.entrySet().stream()
                .map(each -> member(each.getKey(), each.getValue(), names, days, zone, language))
                .sorted(Comparator.comparing(Member::standsOut).reversed().thenComparing(Member::name))
                .toList();
        int most = members.stream()
                .flatMap(member -> member.bars().stream())
                .mapToInt(Bar::people)
                .max()
                .orElse(0);
        return new OversightPage(
                members,
                days.stream().map(day -> Wording.in(language).date(day)).toList(),
                most);
    }

    private static Member member(
            UUID id,
            List<StaffHour> hours,
            Map<UUID, String> names,
            List<LocalDate> days,
            ZoneId zone,
            Language language) {
        var unusual = new Unusual(hours);
        var bars = new ArrayList<Bar>();
        for (var day : days) {
            var that = hours.stream()
                    .filter(hour -> hour.hour().toLocalDate().equals(day))
                    .toList();
            bars.add(new Bar(
                    Wording.in(language).date(day),
                    that.stream().mapToInt(StaffHour::people).max().orElse(0),
                    that.stream().anyMatch(unusual::any)));
        }
        var busiest =
                hours.stream().max(Comparator.comparing(StaffHour::people)).filter(hour -> hour.people() > 0);
        var why = Stream.of(
                        reason(hours, unusual::people, "oversight.many"),
                        reason(hours, unusual::wider, "oversight.wider"),
                        reason(hours, unusual::refused, "oversight.refused"),
                        reason(hours, unusual::searched, "oversight.searched"))
                .flatMap(Optional::stream)
                .toList();
        return new Member(
                id,
                names.getOrDefault(id, ""),
                role(hours.getLast().role(), language),
                bars,
                busiest.map(hour -> Moment.of(hour.hour().atZone(zone).toInstant(), zone, language)),
                busiest.map(StaffHour::people).orElse(0),
                hours.stream().mapToInt(StaffHour::wider).sum(),
                hours.stream().mapToInt(StaffHour::refused).sum(),
                hours.stream().mapToInt(StaffHour::searched).sum(),
                why);
    }

    private static Optional<String> reason(List<StaffHour> hours, Predicate<StaffHour> stands, String key) {
        return hours.stream().anyMatch(stands) ? Optional.of(key) : Optional.empty();
    }

    private static String role(String word, Language language) {
        return Role.of(word).map(Wording.in(language)::role).orElse(word);
    }

    /** @throws Missing when this controller has no such member of staff, or nothing of that is left */
    MemberPage member(SignedIn who, UUID id, long before, Language language) {
        var statement = statements.current(who.controller());
        var deeds = evidence.by(id, before, DEEDS).stream()
                .filter(recorded -> recorded.controller().equals(who.controller()))
                .toList();
        if (deeds.isEmpty()) {
            throw new Missing();
        }
        return new MemberPage(
                staffNames.of(List.of(id), who).getOrDefault(id, ""),
                StaffDeed.of(deeds.getFirst(), language).role(),
                deeds.stream()
                        .map(recorded -> deed(recorded, statement, language))
                        .toList(),
                deeds.size() < DEEDS
                        ? Optional.empty()
                        : Optional.of(deeds.getLast().id()));
    }

    private static MemberPage.Deed deed(Recorded recorded, Statement statement, Language language) {
        return new MemberPage.Deed(
                Moment.of(recorded.at(), statement.zone(), language),
                StaffDeed.of(recorded, language).text(),
                Optional.ofNullable(recorded.person()).filter(_ -> recorded.dossier() != null));
    }
}
