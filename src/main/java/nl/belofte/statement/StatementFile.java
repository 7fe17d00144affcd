package nl.belofte.statement;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.belofte.file.Block;
import nl.belofte.file.Language;
import nl.belofte.file.Mistakes;
import nl.belofte.file.Text;
import nl.belofte.statement.Statement.Chapter;
import nl.belofte.statement.Statement.Contact;
import nl.belofte.statement.Statement.Cookie;
import nl.belofte.statement.Statement.Recipient;
import nl.belofte.statement.Statement.Source;
import org.jspecify.annotations.Nullable;

/** Reads one version of a controller's statement from its file, and completes it with what the platform and the law add. */
final class StatementFile {

    /** The headings after the purposes, in the order of the page. */
    private static final List<String> SUBJECTS =
            List.of("sharing", "statistics", "cookies", "rights", "security", "changes", "complaints");

    private final String folder;
    private final Block file;
    private final Mistakes mistakes;
    private final PlatformPart platform;
    private final Set<Language> languages = EnumSet.noneOf(Language.class);
    private final List<Chapter> chapters = new ArrayList<>();

    private StatementFile(String folder, Block file, Mistakes mistakes, PlatformPart platform) {
        this.folder = folder;
        this.file = file;
        this.mistakes = mistakes;
        this.platform = platform;
    }

    static Statement read(String folder, Path path, PlatformPart platform, Mistakes mistakes) {
        var name = path.getFileName().toString().replaceFirst("\\.yaml$", "");
        if (name.contains(".")) {
            mistakes.add(Mistakes.nameOf(path), 1, "this is no statement. Name it <date>.yaml, or put it elsewhere.");
        }
        return new StatementFile(folder, Block.read(path, mistakes), mistakes, platform).read(name);
    }

    private Statement read(String fileName) {
        if (!file.string("controller").equals(folder)) {
            file.mistake("controller", "the controller must be '%s', as its folder is called.".formatted(folder));
        }
        var version = version(fileName);
        languages();
        var country = file.string("country");
        var zone = zone();
        var bookYear = bookYear();
        var contact = contact();
        var introduction = file.text("introduction", languages);
        var summary = file.blocks("summary").stream().map(line -> {
            var text = line.languages(languages);
            line.finish();
            return text;
        });
        var summaryLines = summary.toList();

        var sharing = file.block("sharing");
        var recipients = recipients(sharing.has("recipients") ? sharing.block("recipients") : null, languages);
        var sources = sources(sharing.has("sources") ? sharing.block("sources") : null);
        var reading = new DeclarationReader(languages, recipients.keySet(), sources.keySet(), bookYear, platform);
        platform.recipients().forEach((id, byLaw) -> {
            if (recipients.put(id, byLaw) != null) {
                sharing.mistake("recipients", "'%s' is the platform's own. Give yours another name.".formatted(id));
            }
        });
        var law = new LawCheck(platform.minimums(), country, bookYear);
        var purposes = new LinkedHashMap<Purpose, Declaration>();
        file.block("purposes")
                .each()
                .forEach((id, block) -> reading.read(id, block, false).ifPresent(declaration -> {
                    purposes.put(declaration.purpose(), declaration);
                    chapters.add(chapter(declaration, byLaw(declaration, bookYear)));
                    law.check(declaration, block);
                }));
        reading.checkReferences(purposes);

        var cookies = new LinkedHashMap<String, Cookie>();
        for (var subject : SUBJECTS) {
            if (subject.equals("statistics") && !file.has(subject)) {
                continue;
            }
            var block = file.block(subject);
            if (subject.equals("cookies")) {
                block.block("cookies")
                        .each()
                        .forEach((id, cookie) -> cookies.put(id, cookie(id, cookie, recipients.keySet(), languages)));
                platform.cookies(purposes.keySet()).forEach(cookie -> cookies.putIfAbsent(cookie.id(), cookie));
            }
            subject(subject, block, reading);
        }
        for (var declaration : platform.statutory(purposes)) {
            purposes.put(declaration.purpose(), declaration);
            chapters.add(chapter(declaration, List.of()));
        }
        recipients
                .keySet()
                .removeIf(id -> platform.recipients().containsKey(id)
                        && purposes.values().stream()
                                .noneMatch(about -> about.recipients().contains(id)));
        var access = file.optionalBlock("access")
                .map(block -> AccessReader.read(block, purposes))
                .orElse(Map.of());
        file.finish();
        return new Statement(
                folder,
                version,
                languages,
                country,
                zone,
                bookYear,
                contact,
                introduction,
                summaryLines,
                purposes,
                platform.access(purposes.values(), access),
                recipients,
                sources,
                cookies,
                List.copyOf(chapters),
                law.findings(),
                file.sha256());
    }

    private LocalDate version(String fileName) {
        var words = file.string("version");
        if (!words.isEmpty() && !words.equals(fileName)) {
            file.mistake("version", "the version must be the date in the file's name, '%s'.".formatted(fileName));
        }
        try {
            return LocalDate.parse(words);
        } catch (DateTimeException e) {
            if (!words.isEmpty()) {
                file.mistake("version", "'%s' is not a date. Write it as 2026-05-22.".formatted(words));
            }
            return LocalDate.EPOCH;
        }
    }

    private void languages() {
        var known = List.of(Language.NL.tag(), Language.EN.tag());
        for (var tag : file.strings("languages")) {
            file.known("languages", tag, known, Language::of).ifPresent(languages::add);
        }
        for (var language : Language.values()) {
            if (languages.add(language)) {
                file.mistake(
                        "languages",
                        "'%s' is missing. The statement is read in both languages.".formatted(language.tag()));
            }
        }
    }

    private ZoneId zone() {
        var id = file.string("zone");
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            if (!id.isEmpty()) {
                file.mistake("zone", "'%s' is not a time zone. Write it as Europe/Amsterdam.".formatted(id));
            }
            return ZoneId.of("UTC");
        }
    }

    private BookYear bookYear() {
        var words = file.optional("book-year-ends");
        var found = words.flatMap(BookYear::of);
        if (words.isPresent() && found.isEmpty()) {
            file.mistake(
                    "book-year-ends",
                    "'%s' is not the last day of a month. Write it as 31 December.".formatted(words.get()));
        }
        return found.orElse(BookYear.CALENDAR);
    }

    private Contact contact() {
        var block = file.block("contact");
        var authority = block.block("authority");
        var email = block.string("email");
        var contact = new Contact(
                block.string("name"),
                block.string("address"),
                email,
                block.string("phone"),
                block.string("trade-register"),
                block.optional("complaints").orElse(email),
                authority.string("name"),
                authority.string("url"));
        authority.finish();
        block.finish();
        return contact;
    }

    static Map<String, Recipient> recipients(@Nullable Block block, Set<Language> languages) {
        var found = new LinkedHashMap<String, Recipient>();
        if (block == null) {
            return found;
        }
        block.each().forEach((id, each) -> {
            var role = each.word("role", List.of("processor", "controller"));
            var agreement = each.word("agreement", List.of("required", "not-needed"));
            found.put(
                    id,
                    new Recipient(
                            id,
                            role.equals("processor"),
                            Optional.of(each.string("country")).filter(country -> !country.equals("not-named")),
                            agreement.equals("required"),
                            each.text("name", languages),
                            categories(each)));
            each.finish();
        });
        return found;
    }

    private Map<String, Source> sources(@Nullable Block block) {
        var found = new LinkedHashMap<String, Source>();
        if (block != null) {
            block.each().forEach((id, each) -> {
                found.put(id, new Source(id, each.text("name", languages), categories(each)));
                each.finish();
            });
        }
        return found;
    }

    private static List<Category> categories(Block block) {
        return block.strings("data").stream()
                .flatMap(word -> block.known("data", word, Category.ids(), Category::of).stream())
                .toList();
    }

    static Cookie cookie(String id, Block block, Set<String> recipients, Set<Language> languages) {
        var providers = new ArrayList<>(recipients);
        providers.addFirst("own");
        var provider = block.word("provider", providers);
        var consent = block.word("consent", List.of("required", "not-needed"));
        var cookie = new Cookie(
                id,
                provider,
                block.string("lifetime"),
                consent.equals("required"),
                block.text("why", languages),
                block.has("without") ? block.text("without", languages) : Text.NONE);
        block.finish();
        return cookie;
    }

    private void subject(String id, Block block, DeclarationReader reading) {
        var title = block.text("title", languages);
        var says = new ArrayList<>(reading.says(block, id, false));
        platform.law(id).stream()
                .filter(law -> says.stream().noneMatch(said -> said.id().equals(law.id())))
                .forEach(says::add);
        block.finish();
        chapters.add(new Chapter(id, title, Text.NONE, Optional.empty(), says));
    }

    /** What a reader is told of the law's own terms, where the statement's can end before them. */
    private List<Promise> byLaw(Declaration declaration, BookYear bookYear) {
        var purpose = declaration.purpose();
        return platform.minimums().beyond(purpose, declaration.keep(), bookYear).stream()
                .map(minimum -> new Promise(
                        purpose.id() + "-" + minimum.regime().id(), Wording.minimum(minimum, purpose), true))
                .toList();
    }

    private static Chapter chapter(Declaration declaration, List<Promise> byLaw) {
        var says = new ArrayList<>(declaration.says());
        says.addAll(byLaw);
        return new Chapter(
                declaration.purpose().id(),
                declaration.title(),
                Text.NONE,
                Optional.of(declaration),
                List.copyOf(says));
    }
}
