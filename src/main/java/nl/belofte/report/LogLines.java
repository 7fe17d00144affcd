package nl.belofte.report;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.authority.DutyWords;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Recorded;
import nl.belofte.file.Language;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Wording;
import nl.belofte.web.Moment;
import nl.belofte.web.Texts;

/** The evidence about a person in words for that person: roles and no names. */
public final class LogLines {

    private LogLines() {}

    /** @param gone whether it tells that something was erased */
    public record LogLine(Moment at, String text, boolean gone) {}

    /**
     * One look at a page reads every dossier: that is one line.
     *
     * @param purposes what the dossiers are for that the person has now
     */
    public static List<LogLine> of(
            List<Recorded> deeds, Map<UUID, Purpose> purposes, Statement statement, Language language) {
        var lines = new LinkedHashMap<String, List<Recorded>>();
        for (var recorded : deeds) {
            lines.computeIfAbsent(
                            recorded.at().truncatedTo(ChronoUnit.MINUTES)
                                    + recorded.deed().id()
                                    + recorded.actor()
                                    + reason(recorded, language),
                            _ -> new ArrayList<>())
                    .add(recorded);
        }
        return lines.values().stream()
                .map(same -> line(same, purposes, statement, language))
                .toList();
    }

    private static LogLine line(
            List<Recorded> same, Map<UUID, Purpose> purposes, Statement statement, Language language) {
        var one = same.getFirst();
        var titles = same.stream()
                .map(each -> title(each, purposes, statement, language))
                .distinct()
                .toList();
        var actor =
                one.actor().contains(":") ? one.actor().substring(0, one.actor().indexOf(':')) : one.actor();
        var text = Texts.in(language)
                .get(
                        "log.%s.%s".formatted(deed(one, language), actor),
                        Wording.in(language).enumerate(titles),
                        Role.of(one.actor().substring(one.actor().indexOf(':') + 1))
                                .map(Wording.in(language)::role)
                                .orElse(""),
                        reason(one, language));
        return new LogLine(Moment.of(one.at(), statement.zone(), language), text, one.deed() == Deed.ERASED);
    }

    /** What a law demanded is told as that. */
    private static String deed(Recorded recorded, Language language) {
        return recorded.deed() == Deed.DISCLOSED
                        && DutyWords.of(recorded, language).isPresent()
                ? "demanded"
                : recorded.deed().id();
    }

    /** Why a member of staff looked wider or along, or which law demanded something; empty for every other deed. */
    private static String reason(Recorded recorded, Language language) {
        return recorded.deed() == Deed.LOOKED_WIDER || recorded.deed() == Deed.LOOKED_ALONG
                ? Texts.in(language).get("log.reason." + recorded.detail())
                : DutyWords.of(recorded, language).orElse("");
    }

    private static String title(
            Recorded recorded, Map<UUID, Purpose> purposes, Statement statement, Language language) {
        var purpose = Optional.ofNullable(purposes.get(recorded.dossier()))
                .or(() -> Purpose.of(recorded.purpose()))
                .orElseThrow();
        return statement
                .declaration(purpose)
                .map(declaration -> declaration.title().in(language))
                .orElse(purpose.id());
    }
}
