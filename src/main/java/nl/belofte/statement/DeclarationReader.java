package nl.belofte.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import nl.belofte.file.Block;
import nl.belofte.file.Language;
import nl.belofte.file.Text;
import nl.belofte.statement.Declaration.Asked;
import nl.belofte.statement.Declaration.LogIn;
import nl.belofte.statement.PlatformPart.Assumed;
import org.jspecify.annotations.Nullable;

/** Reads what a statement declares for a purpose, and checks that it says what it declares. */
final class DeclarationReader {

    static final String NOT_NAMED = "not-named";

    /** What waits to become an account or a question may hold what that may. */
    private static final Set<String> OF_ANOTHER = Set.of("of account", "of contact", "of newsletter", "of advertising");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]*)}");
    private static final Set<String> ANYWHERE =
            Set.of("name", "address", "email", "phone", "complaints", "authority", "version");
    private static final Set<String> FACTS = Set.of("data", "basis", "keep", "recipients", "sources");
    private static final Pattern LITERAL_PERIOD = Pattern.compile(
            "(?iu)\\b(\\d+|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|(der|veer|vijf|zes|zeven|acht|negen)tien"
                    + "|\\p{L}*(twin|der|veer|vijf|zes|zeven|tach|negen)tig|\\p{L}*honderd|half"
                    + "|anderhalf|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
                    + "|(thir|four|fif|six|seven|eigh|nine)teen|(twen|thir|for|fif|six|seven|eigh|nine)ty|half an?|hundred)"
                    + "[\\s-]+(dag|dagen|week|weken|maand|maanden|kwartaal|jaar|jaren|days?|weeks?|months?|quarters?|years?)\\b");

    private final Collection<Language> languages;
    private final Set<String> recipients;
    private final Set<String> sources;
    private final BookYear bookYear;
    private final PlatformPart platform;
    private final Map<String, Block> blocks = new LinkedHashMap<>();
    private final Set<String> said = new HashSet<>();

    DeclarationReader(
            Collection<Language> languages,
            Set<String> recipients,
            Set<String> sources,
            BookYear bookYear,
            PlatformPart platform) {
        this.languages = languages;
        this.recipients = recipients;
        this.sources = sources;
        this.bookYear = bookYear;
        this.platform = platform;
    }

    /** Of a purpose that nobody knows all else is read too, so that its mistakes are told with the others. */
    Optional<Declaration> read(String id, Block block, boolean statutory) {
        var known = Purpose.ids(statutory);
        var purpose = Purpose.of(id).filter(found -> known.contains(id));
        if (purpose.isEmpty()) {
            block.mistake("", "the purpose " + Block.unknown(id, known));
        }
        blocks.put(id, block);
        return read(purpose, id, block, statutory);
    }

    private Optional<Declaration> read(Optional<Purpose> purpose, String id, Block block, boolean statutory) {
        boolean personal = yes(block, "personal", true);
        var title = block.text("title", languages);
        Optional<LogIn> logIn = Optional.empty();
        boolean account = purpose.equals(Optional.of(Purpose.ACCOUNT));
        if (account || (purpose.isEmpty() && block.has("log-in"))) {
            var styles = List.of("email", "user-name");
            logIn = block.one("log-in", styles, word -> Ids.find(LogIn.values(), word));
            if (!block.has("log-in")) {
                block.mistake("log-in", "'log-in' is missing. Add 'log-in: email' or 'log-in: user-name'.");
            }
        }
        var notNamed = new HashSet<String>();
        var assumed = purpose.map(platform::defaults).orElse(Assumed.NOTHING);
        var drawsOn = drawsOn(block);

        SequencedMap<Category, Asked> data = new LinkedHashMap<>();
        if (notNamed(block, "data", notNamed)) {
            data.putAll(assumed.data());
        } else if (personal) {
            data.putAll(data(block));
        }

        Optional<LegalBasis> basis = Optional.empty();
        if (notNamed(block, "basis", notNamed)) {
            basis = assumed.basis();
        } else if (personal) {
            basis = block.one("basis", withNotNamed(LegalBasis.ids()), LegalBasis::of);
            if (!block.has("basis")) {
                block.mistake(
                        "basis",
                        "'basis' is missing. Add 'basis: ' with one of: %s."
                                .formatted(String.join(", ", withNotNamed(LegalBasis.ids()))));
            }
        }

        List<Term> keep = new ArrayList<>();
        Optional<Purpose> keptWith = Optional.empty();
        if (notNamed(block, "keep", notNamed)) {
            keep.addAll(assumed.keep());
            if (keep.isEmpty()) {
                block.mistake("keep", "the platform has no term of its own for '%s'. Name one.".formatted(id));
            }
        } else if (block.optionalWord("keep")
                .filter(word -> word.startsWith("with "))
                .isPresent()) {
            var other = block.string("keep").substring("with ".length());
            keptWith = block.known("keep", other, Purpose.ids(false), Purpose::of);
        } else if (personal) {
            keep.addAll(keep(id, purpose.map(Purpose::events).orElse(List.of(Event.values())), block));
        }

        keep.replaceAll(term -> term.in(bookYear));
        var because = notNamed.isEmpty()
                ? purpose.map(found -> platform.minimums().because(found, keep, bookYear))
                        .orElse(Text.NONE)
                : assumed.because();

        var recipientsOf = known(block, "recipients", recipients);
        var sourcesOf = known(block, "sources", sources);
        var says = says(block, id, statutory);
        var facts = new LinkedHashMap<String, Boolean>();
        facts.put("data", !data.isEmpty());
        facts.put("basis", basis.isPresent());
        facts.put("keep", !keep.isEmpty());
        facts.put("recipients", !recipientsOf.isEmpty());
        facts.put("sources", !sourcesOf.isEmpty());
        facts.keySet().removeAll(notNamed);
        checkSaid(facts, says, block);
        block.finish();
        if (purpose.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Declaration(
                purpose.get(),
                title,
                logIn,
                data,
                basis,
                List.copyOf(keep),
                keptWith,
                recipientsOf.isEmpty() ? assumed.recipients(says) : recipientsOf,
                sourcesOf,
                drawsOn,
                Set.copyOf(notNamed),
                because,
                says));
    }

    private static boolean yes(Block block, String key, boolean otherwise) {
        return block.has(key) ? block.word(key, List.of("yes", "no")).equals("yes") : otherwise;
    }

    private boolean notNamed(Block block, String key, Set<String> notNamed) {
        boolean unsaid = block.optionalWord(key).equals(Optional.of(NOT_NAMED));
        if (unsaid) {
            block.string(key);
            notNamed.add(key);
        }
        return unsaid;
    }

    private static List<String> withNotNamed(List<String> words) {
        var all = new ArrayList<>(words);
        all.add(NOT_NAMED);
        return all;
    }

    SequencedMap<Category, Asked> data(Block block) {
        if (block.optionalWord("data").filter(OF_ANOTHER::contains).isPresent()) {
            block.string("data");
            return new LinkedHashMap<>();
        }
        var data = new LinkedHashMap<Category, Asked>();
        var categories = block.block("data");
        categories.each().forEach((id, each) -> {
            var asked = new Asked(each.languages(languages), yes(each, "optional", false));
            each.finish();
            categories.known(id, id, Category.ids(), Category::of).ifPresent(category -> data.put(category, asked));
        });
        return data;
    }

    static List<Term> keep(String purpose, List<Event> happening, Block block) {
        var events = happening.stream().map(Event::id).toList();
        var terms = new ArrayList<Term>();
        for (var words : block.strings("keep")) {
            var term = Term.of(words);
            if (term.isEmpty()) {
                block.mistake(
                        "keep",
                        "'%s' is not a term. Write '6 months after %s' or 'until %2$s' (days, months or years)."
                                .formatted(words, events.isEmpty() ? "closed" : events.getFirst()));
            } else if (!happening.contains(term.get().event())) {
                block.mistake(
                        "keep",
                        "'%s' never happens to '%s'. Write one of: %s."
                                .formatted(term.get().event().id(), purpose, String.join(", ", events)));
            } else {
                terms.add(term.get());
            }
        }
        if (block.strings("keep").isEmpty()) {
            block.mistake(
                    "keep",
                    "'keep' is missing. Add a term such as 'keep: 6 months after %s'."
                            .formatted(events.isEmpty() ? "closed" : events.getFirst()));
        }
        return terms;
    }

    private static Set<Purpose> drawsOn(Block block) {
        var purposes = EnumSet.noneOf(Purpose.class);
        for (var id : block.strings("draws-on")) {
            block.known("draws-on", id, Purpose.ids(false), Purpose::of).ifPresent(purposes::add);
        }
        return purposes;
    }

    private static List<String> known(Block block, String key, Set<String> known) {
        return block.strings(key).stream()
                .filter(id -> block.known(
                                key, id, known, word -> Optional.of(word).filter(known::contains))
                        .isPresent())
                .toList();
    }

    /** The sentences of a heading. {@code free}: the ids are its own, not those of the catalogue. */
    List<Promise> says(Block block, String heading, boolean free) {
        var promises = new ArrayList<Promise>();
        var sentences = block.block("says");
        for (var id : sentences.ids()) {
            if (!free && !PromiseIds.isPromise(id) && !PromiseIds.isPartOfPromise(id)) {
                sentences.mistake(
                        id, "'%s' is not a promise that the platform knows. Write one as ACC-4.".formatted(id));
            }
            if (!said.add(id)) {
                sentences.mistake(id, "'%s' is said twice in this statement. Keep one.".formatted(id));
            }
            var text = sentences.text(id, languages);
            text.in().values().forEach(words -> checkWords(words, sentences, id, blocks.containsValue(block)));
            promises.add(new Promise(id, text, false));
        }
        if (promises.isEmpty()) {
            block.mistake("says", "'%s' says nothing. Add at least one sentence under 'says'.".formatted(heading));
        }
        return promises;
    }

    private static void checkWords(String words, Block sentences, String id, boolean aboutPurpose) {
        PLACEHOLDER.matcher(words).results().map(found -> found.group(1)).forEach(name -> {
            if (!ANYWHERE.contains(name) && !(aboutPurpose && FACTS.contains(name))) {
                sentences.mistake(
                        id,
                        "'{%s}' stands for nothing here. Use one of: %s."
                                .formatted(name, String.join(", ", aboutPurpose ? FACTS : ANYWHERE)));
            }
        });
        var period = LITERAL_PERIOD.matcher(words);
        if (aboutPurpose && period.find()) {
            sentences.mistake(
                    id,
                    "'%s' is a period in words, which may differ from 'keep'. Write {keep}.".formatted(period.group()));
        }
    }

    private void checkSaid(Map<String, Boolean> facts, List<Promise> says, Block block) {
        facts.forEach((fact, declared) -> {
            for (var language : languages) {
                boolean spoken = says.stream()
                        .anyMatch(promise -> promise.text().in(language).contains("{" + fact + "}"));
                if (declared && !spoken && !says.isEmpty()) {
                    block.mistake(
                            fact,
                            "this is declared but no sentence in '%s' says it. Put {%s} in one of them."
                                    .formatted(language.tag(), fact));
                }
            }
        });
    }

    /** It has no dossiers, so it can only look into the other's, and ends when they end. */
    private static void checkKeptWith(Declaration declaration, Purpose other, @Nullable Declaration kept, Block block) {
        if (kept == null) {
            block.mistake("keep", "this statement does not declare '%s'.".formatted(other.id()));
        } else if (!kept.hasDossiers()) {
            block.mistake("keep", "'%s' has no term that this could go by. Name a term here.".formatted(other.id()));
        } else if (!declaration.drawsOn().contains(other)) {
            block.mistake(
                    "keep",
                    "what is kept with '%s' holds nothing itself. Add 'draws-on: [%1$s]', or name a term."
                            .formatted(other.id()));
        }
    }

    /** What can only be judged when all purposes are read. */
    void checkReferences(Map<Purpose, Declaration> declared) {
        declared.forEach((purpose, declaration) -> {
            var block = blocks.get(purpose.id());
            if (block == null) {
                return;
            }
            for (var other : declaration.drawsOn()) {
                if (!declared.containsKey(other)) {
                    block.mistake("draws-on", "this statement does not declare '%s'.".formatted(other.id()));
                }
            }
            declaration.keptWith().ifPresent(other -> checkKeptWith(declaration, other, declared.get(other), block));
        });
    }
}
