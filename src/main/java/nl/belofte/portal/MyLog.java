package nl.belofte.portal;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.authority.DutyWords;
import nl.belofte.dossier.Outlines;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.Recorded;
import nl.belofte.file.Language;
import nl.belofte.portal.LogPage.Line;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Moment;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;

/** Tells a customer what was done with what is held, and by whom: the evidence in words. */
@Component
class MyLog {

    private static final int DEEDS_A_PAGE = 100;

    private final Outlines outlines;
    private final Statements statements;
    private final Evidence evidence;

    MyLog(Outlines outlines, Statements statements, Evidence evidence) {
        this.outlines = outlines;
        this.statements = statements;
        this.evidence = evidence;
    }

    /** @param before the number of a deed, all of the page came before it */
    LogPage page(SignedIn who, Language language, long before) {
        var statement = statements.current(who.controller());
        var purposes = outlines.purposesOf(who.person());
        var deeds = evidence.about(who.person().value(), purposes.keySet(), before, DEEDS_A_PAGE);
        // One look at a page reads every dossier: that is one line.
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
        return new LogPage(
                lines.values().stream()
                        .map(same -> line(same, purposes, statement, language))
                        .toList(),
                deeds.size() < DEEDS_A_PAGE
                        ? Optional.empty()
                        : Optional.of(deeds.getLast().id()));
    }

    private static Line line(List<Recorded> same, Map<UUID, Purpose> purposes, Statement statement, Language language) {
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
        return new Line(Moment.of(one.at(), statement.zone(), language), text, one.deed() == Deed.ERASED);
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
