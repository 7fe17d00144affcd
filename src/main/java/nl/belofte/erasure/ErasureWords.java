package nl.belofte.erasure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.belofte.consent.Consents;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.erasure.ErasurePlan.Item;
import nl.belofte.file.Language;
import nl.belofte.permission.Permissions;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Moment;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;

/** A plan and what came of it, in words. */
@Component
public class ErasureWords {

    private final Statements statements;
    private final Dossiers dossiers;
    private final Consents consents;
    private final Permissions permissions;

    ErasureWords(Statements statements, Dossiers dossiers, Consents consents, Permissions permissions) {
        this.consents = consents;
        this.permissions = permissions;
        this.statements = statements;
        this.dossiers = dossiers;
    }

    /** Told before anything goes: what goes does not tell any more what it was. */
    public Map<DossierId, String> titles(ErasurePlan plan, Language language) {
        return plan.items().stream()
                .map(Item::dossier)
                .collect(Collectors.toMap(Dossier::id, each -> title(each, language)));
    }

    /**
     * As the statement calls it, with the way by which it reaches somebody where it is for that, and the day since which it is
     * there, for there may be several; a proof with of what and when.
     */
    public String title(Dossier dossier, Language language) {
        var texts = Texts.in(language);
        var called = title(dossier, dossier.purpose(), language);
        var title = permissions
                .channelOf(dossier.id())
                .map(channel -> texts.get("erasure.title.channel." + channel.id(), called))
                .orElse(called);
        return Optional.of(dossier)
                .filter(each -> each.purpose() == Purpose.CONSENT_PROOF)
                .flatMap(proof -> consents.saidIn(proof.id()))
                .map(said -> texts.get(
                        "erasure.title.proof",
                        title,
                        title(dossier, said.shown().purpose(), language),
                        Moment.of(
                                        said.at(),
                                        statements.current(dossier.controller()).zone(),
                                        language)
                                .written()))
                .orElseGet(() ->
                        texts.get("erasure.title", title, Wording.in(language).date(dossier.openedOn())));
    }

    private String title(Dossier dossier, Purpose purpose, Language language) {
        return statements
                .version(dossier.controller(), dossier.version())
                .flatMap(statement -> statement.declaration(purpose))
                .map(about -> about.title().in(language))
                .orElseGet(() -> Wording.in(language).purpose(purpose));
    }

    /** Why it stays, or that it goes. */
    public String verdict(Item item, Language language) {
        var texts = Texts.in(language);
        return switch (item.verdict()) {
            case Verdict.Now _ -> texts.get("erasure.now");
            case Verdict.EndFirst _ ->
                texts.get("erasure.end-first." + item.dossier().purpose().id());
            case Verdict.Human(var why) -> texts.get("erasure.human." + why.told());
            case Verdict.Kept(var law, var until) ->
                texts.get(
                                "erasure.kept",
                                law(item.dossier(), law, texts),
                                until.map(day -> texts.get(
                                                "erasure.until",
                                                Wording.in(language).date(day)))
                                        .orElseGet(
                                                () -> texts.get("erasure.until-term", keep(item.dossier(), language))))
                        // A hold is for a human: this one lies still.
                        + (item.dossier().kept() ? " " + texts.get("erasure.kept.stopped") : "");
        };
    }

    private static String law(Dossier dossier, Optional<String> law, Texts texts) {
        var own = "erasure.law." + dossier.purpose().id();
        return texts.has(own) ? texts.get(own) : law.orElseGet(() -> texts.get("erasure.law"));
    }

    private String keep(Dossier dossier, Language language) {
        var statement = statements
                .version(dossier.controller(), dossier.version())
                .orElseGet(() -> statements.current(dossier.controller()));
        return statement
                .declaration(dossier.purpose())
                .map(about -> Wording.in(language).keep(statement, about))
                .orElse("");
    }

    /**
     * What the letter says: what went, and exactly what stayed and why, a no among it.
     *
     * @param gone by their titles
     * @param stays of all that is held but the request itself; or of what was asked about, and then nothing is said of the rest
     * @param all whether it is the former
     */
    public String done(List<String> gone, List<Item> stays, boolean all, Language language) {
        var texts = Texts.in(language);
        var went = gone.stream().map(title -> "- " + title).collect(Collectors.joining("\n"));
        var stayed = stays.stream()
                .map(item -> "- %s: %s".formatted(title(item.dossier(), language), stayed(item, language)))
                .collect(Collectors.joining("\n"));
        var key = stays.isEmpty() ? all ? ".all" : ".these" : gone.isEmpty() ? ".nothing" : "";
        var said = texts.get("erasure.letter" + key, went, stayed);
        return all ? said + "\n\n" + texts.get("erasure.letter.no") : said;
    }

    /** Why it stayed: what could have gone was not chosen. */
    public String stayed(Item item, Language language) {
        var texts = Texts.in(language);
        return item.goes()
                ? dossiers.dueOn(item.dossier())
                        .map(day -> texts.get(
                                "erasure.not-chosen.goes", Wording.in(language).date(day)))
                        .orElseGet(() -> texts.get("erasure.not-chosen"))
                : verdict(item, language);
    }
}
