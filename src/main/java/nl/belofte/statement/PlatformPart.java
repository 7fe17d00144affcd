package nl.belofte.statement;

import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import nl.belofte.file.Block;
import nl.belofte.file.Language;
import nl.belofte.file.Mistakes;
import nl.belofte.file.Text;
import nl.belofte.statement.Access.Readable;
import nl.belofte.statement.Declaration.Asked;
import nl.belofte.statement.Statement.Cookie;
import nl.belofte.statement.Statement.Recipient;

/**
 * What the platform adds to every statement: the statutory purposes, what the law gives although a statement is silent,
 * and what it holds to where a statement names nothing: a term, or who of the staff reads what. It ships with the
 * platform, in the form of a statement.
 */
final class PlatformPart {

    private static final Set<Language> LANGUAGES = EnumSet.allOf(Language.class);

    /** What waits for its confirmation, and as what it goes on. */
    private static final Map<Purpose, Purpose> BECOMES = Map.of(
            Purpose.PENDING_REGISTRATION, Purpose.ACCOUNT,
            Purpose.PENDING_QUESTION, Purpose.CONTACT,
            Purpose.PENDING_SUBSCRIPTION, Purpose.NEWSLETTER,
            Purpose.PENDING_ADVERTISING, Purpose.ADVERTISING);

    /** What holds where a statement leaves something unsaid, and what is told about that. */
    record Assumed(
            SequencedMap<Category, Asked> data,
            Optional<LegalBasis> basis,
            List<Term> keep,
            List<String> recipients,
            Optional<String> recipientsWith,
            Text because) {
        static final Assumed NOTHING =
                new Assumed(new LinkedHashMap<>(), Optional.empty(), List.of(), List.of(), Optional.empty(), Text.NONE);

        /** Those that a statement has although it names none: with the sentence that speaks of what they are for. */
        List<String> recipients(List<Promise> says) {
            return recipientsWith
                            .filter(id -> says.stream().map(Promise::id).anyMatch(id::equals))
                            .isPresent()
                    ? recipients
                    : List.of();
        }
    }

    private final Map<Purpose, Assumed> defaults = new EnumMap<>(Purpose.class);
    private final Map<String, List<Promise>> law = new HashMap<>();
    private final List<Declaration> statutory = new ArrayList<>();
    private final Map<Cookie, Purpose> cookies = new LinkedHashMap<>();
    private final Map<String, Recipient> recipients;
    private final Map<Purpose, Map<Role, Readable>> access;
    private final Minimums minimums;
    private final Text statutoryTitle;
    private final Text statutoryIntroduction;

    PlatformPart() {
        var mistakes = new Mistakes();
        minimums = new Minimums(file("minimum.yaml", mistakes));
        access = AccessReader.read(file("access.yaml", mistakes));
        var file = file("statutory.yaml", mistakes);
        recipients = StatementFile.recipients(file.block("recipients"), LANGUAGES);
        var reading = new DeclarationReader(LANGUAGES, recipients.keySet(), Set.of(), BookYear.CALENDAR, this);
        var unsaid = file("defaults.yaml", mistakes);
        var assumed = unsaid.block("purposes");
        assumed.each()
                .forEach((id, block) -> assumed.known(id, id, Purpose.ids(false), Purpose::of)
                        .ifPresent(purpose -> defaults.put(purpose, assumed(purpose, block, reading))));
        unsaid.finish();
        file("law.yaml", mistakes).each().forEach((subject, block) -> {
            var says = reading.says(block, subject, false).stream()
                    .map(promise -> new Promise(promise.id(), promise.text(), true))
                    .toList();
            law.put(subject, says);
            block.finish();
        });
        file.block("cookies").each().forEach((id, block) -> {
            var purpose = block.one("with", Purpose.ids(false), Purpose::of);
            cookies.put(StatementFile.cookie(id, block, Set.of(), LANGUAGES), purpose.orElseThrow());
        });
        statutoryTitle = file.text("title", LANGUAGES);
        statutoryIntroduction = file.text("introduction", LANGUAGES);
        file.block("purposes")
                .each()
                .forEach((id, block) -> reading.read(id, block, true).ifPresent(statutory::add));
        file.finish();
        mistakes.refuseIfAny();
    }

    private static Block file(String name, Mistakes mistakes) {
        var stream = PlatformPart.class.getResourceAsStream("/statement/" + name);
        if (stream == null) {
            throw new IllegalStateException("The platform's own " + name + " is missing from the build.");
        }
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return Block.read(reader, name, mistakes);
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Assumed assumed(Purpose purpose, Block block, DeclarationReader reading) {
        SequencedMap<Category, Asked> data = block.has("data") ? reading.data(block) : new LinkedHashMap<>();
        var basis = block.one("basis", LegalBasis.ids(), LegalBasis::of);
        List<Term> keep = block.has("keep") ? DeclarationReader.keep(purpose.id(), purpose.events(), block) : List.of();
        var recipients = block.strings("recipients");
        var recipientsWith = block.optional("recipients-with");
        var because = block.text("because", LANGUAGES);
        block.finish();
        return new Assumed(data, basis, keep, recipients, recipientsWith, because);
    }

    Assumed defaults(Purpose purpose) {
        return defaults.getOrDefault(purpose, Assumed.NOTHING);
    }

    List<Promise> law(String subject) {
        return law.getOrDefault(subject, List.of());
    }

    /** @param said what a statement says of it itself */
    Access access(Collection<Declaration> declared, Map<Purpose, Map<Role, Readable>> said) {
        return Access.of(declared, said, access);
    }

    /** Those that come with what is declared. */
    List<Cookie> cookies(Set<Purpose> declared) {
        return cookies.entrySet().stream()
                .filter(cookie -> declared.contains(cookie.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    Minimums minimums() {
        return minimums;
    }

    /** Who receives because a law says so, or where a statement names nobody. */
    Map<String, Recipient> recipients() {
        return recipients;
    }

    Text statutoryTitle() {
        return statutoryTitle;
    }

    Text statutoryIntroduction() {
        return statutoryIntroduction;
    }

    /** The statutory purposes; one that waits to become another may hold what that may, and is not there without it. */
    List<Declaration> statutory(Map<Purpose, Declaration> declared) {
        return statutory.stream()
                .flatMap(own -> Optional.ofNullable(BECOMES.get(own.purpose()))
                        .map(other -> Stream.ofNullable(declared.get(other)).map(become -> withDataOf(become, own)))
                        .orElse(Stream.of(own)))
                .toList();
    }

    private static Declaration withDataOf(Declaration other, Declaration own) {
        return new Declaration(
                own.purpose(),
                own.title(),
                other.logIn(),
                new LinkedHashMap<>(other.data()),
                own.basis(),
                own.keep(),
                own.keptWith(),
                own.recipients(),
                own.sources(),
                own.drawsOn(),
                own.notNamed(),
                own.because(),
                own.says());
    }
}
