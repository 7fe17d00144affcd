package nl.belofte;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.evidence.Deed;
import nl.belofte.mail.Letter;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import org.junit.jupiter.api.Test;

/** The words of the pages and mails: complete in both languages, all of them used, and none elsewhere. */
class MessagesTests {

    private static final Path JAVA = Path.of("src/main/java");
    private static final Path TEMPLATES = Path.of("src/main/jte");

    private final Map<String, String> dutch = words("nl");
    private final Map<String, String> english = words("en");

    private static Map<String, String> words(String language) {
        var words = new Properties();
        try (var reader = Files.newBufferedReader(
                Path.of("src/main/resources/messages/messages_%s.properties".formatted(language)))) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, words::getProperty));
    }

    private static Map<Path, String> sources(Path folder, String ending) {
        try (var paths = Files.walk(folder)) {
            var sources = new HashMap<Path, String>();
            for (var path :
                    paths.filter(each -> each.toString().endsWith(ending)).toList()) {
                sources.put(path, Files.readString(path));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void areThereInBothLanguages() {
        assertThat(dutch.keySet()).isEqualTo(english.keySet());
        assertThat(dutch.values()).noneMatch(String::isBlank);
        assertThat(english.values()).noneMatch(String::isBlank);
    }

    @Test
    void areWrittenOnce() throws IOException {
        for (var language : List.of("nl", "en")) {
            var keys = Files.readAllLines(
                            Path.of("src/main/resources/messages/messages_%s.properties".formatted(language)))
                    .stream()
                    .filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .toList();
            assertThat(keys).as(language).doesNotHaveDuplicates();
        }
    }

    @Test
    void areFilledInWithTheSame() {
        for (var key : dutch.keySet()) {
            assertThat(places(dutch.get(key))).as(key).isEqualTo(places(english.get(key)));
        }
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{\\d+}")
                .matcher(text)
                .results()
                .map(place -> place.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void raiseNoVoice() {
        for (var words : List.of(dutch, english)) {
            assertThat(words).noneSatisfy((_, text) -> assertThat(text).contains("!"));
            assertThat(words)
                    .noneSatisfy((_, text) ->
                            assertThat(text.toLowerCase()).containsAnyOf("oeps", "helaas", "oops", "unfortunately"));
        }
    }

    @Test
    void tellOfAllThatCanHappen() {
        var keys = new ArrayList<String>();
        for (var letter : Letter.values()) {
            keys.addAll(List.of("mail.%s.subject".formatted(letter.id()), "mail.%s.text".formatted(letter.id())));
        }
        for (var deed : Deed.values()) {
            keys.addAll(List.of("trial.deed." + deed.id(), "looks." + deed.id()));
            Stream.of("self", "platform", "staff").forEach(actor -> keys.add("log.%s.%s".formatted(deed.id(), actor)));
        }
        for (var category : Category.values()) {
            keys.add("category." + category.id());
            if (category.fields().size() > 1) {
                keys.add("group." + category.id());
            }
        }
        for (var field : Field.values()) {
            keys.addAll(List.of("field.%s.label".formatted(field.id()), "error.missing." + field.id()));
        }
        notices()
                .forEach(notice ->
                        keys.addAll(List.of("notice.%s.title".formatted(notice), "notice.%s.text".formatted(notice))));
        assertThat(dutch).containsKeys(keys.toArray(String[]::new));
    }

    /** The first word of each {@code NoticePage.of("..."}. */
    private static Set<String> notices() {
        var names = new TreeSet<String>();
        sources(JAVA, ".java")
                .values()
                .forEach(source -> Pattern.compile("NoticePage\\.of\\(\\s*\"([\\w-]+)\"")
                        .matcher(source)
                        .results()
                        .forEach(found -> names.add(found.group(1))));
        assertThat(names).isNotEmpty();
        return names;
    }

    @Test
    void areThereWhereATemplateOrAClassAsksForThem() {
        var asked = Pattern.compile(
                "(?:frame\\.text|texts\\.get|\\)\\.get)\\(\\s*\"([a-z][\\w-]*(?:\\.[\\w-]+)+)\"\\s*[,)]");
        var missing = new TreeSet<String>();
        Stream.of(sources(TEMPLATES, ".jte"), sources(JAVA, ".java"))
                .forEach(sources -> sources.forEach((path, source) -> asked.matcher(source)
                        .results()
                        .map(found -> found.group(1))
                        .filter(key -> !dutch.containsKey(key))
                        .forEach(key -> missing.add(path + ": " + key))));
        sources(JAVA, ".java")
                .forEach((path, source) -> Pattern.compile("\"(error\\.[\\w.-]+\\w)\"")
                        .matcher(source)
                        .results()
                        .map(found -> found.group(1))
                        .filter(key -> !dutch.containsKey(key))
                        .forEach(key -> missing.add(path + ": " + key)));
        assertThat(missing).isEmpty();
    }

    /** A key stands in the sources whole, or its beginning or its end does where the rest is put behind or before it. */
    @Test
    void areAllUsed() {
        var all = Stream.of(sources(TEMPLATES, ".jte"), sources(JAVA, ".java"))
                .flatMap(sources -> sources.values().stream())
                .collect(Collectors.joining("\n"));
        var literals = Pattern.compile("\"([^\"\\n]*)\"")
                .matcher(all)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        var beginnings = literals.stream()
                .map(literal -> literal.contains("%s") ? literal.substring(0, literal.indexOf("%s")) : literal)
                .filter(literal -> literal.matches("[a-z][\\w-]*(\\.[\\w-]+)*\\."))
                .collect(Collectors.toSet());
        var unused = dutch.keySet().stream()
                .filter(key -> !all.contains("\"" + key + "\""))
                .filter(key -> beginnings.stream().noneMatch(key::startsWith))
                .filter(key -> !endIsAdded(key, literals))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unused).isEmpty();
    }

    /** As in {@code key + ".title"}, where the first part is a literal by itself. */
    private static boolean endIsAdded(String key, Set<String> literals) {
        return Stream.iterate(key.indexOf('.'), dot -> dot > 0, dot -> key.indexOf('.', dot + 1))
                .anyMatch(dot -> literals.contains(key.substring(0, dot)) && literals.contains(key.substring(dot)));
    }

    @Test
    void standInNoTemplate() {
        var letters = Pattern.compile("\\p{L}{2,}");
        var faults = new ArrayList<String>();
        sources(TEMPLATES, ".jte").forEach((path, source) -> {
            var text = source.replaceAll("(?s)<%--.*?--%>", "");
            text = withoutCode(text);
            text = Arrays.stream(text.split("\n"))
                    .filter(line -> !line.strip().startsWith("@"))
                    .collect(Collectors.joining("\n"));
            var page = org.jsoup.Jsoup.parseBodyFragment(text);
            var found = letters.matcher(page.text());
            while (found.find()) {
                faults.add(path.getFileName() + ": " + found.group());
            }
        });
        assertThat(faults).isEmpty();
    }

    /** Takes out what jte computes: expressions, variables, calls of other templates with what they are given. */
    private static String withoutCode(String source) {
        var text = new StringBuilder();
        int i = 0;
        while (i < source.length()) {
            var rest = source.substring(i);
            var start = Pattern.compile("^(\\$unsafe\\{|\\$\\{|!\\{|@(?:if|elseif|for|template[\\w.]+)\\s*\\()")
                    .matcher(rest);
            if (start.find()) {
                boolean call = start.group().startsWith("@template");
                int end = end(source, i + start.end());
                // What a call gives as content is page again.
                if (call) {
                    var given = Pattern.compile("(?s)@`(.*)`").matcher(source.substring(i + start.end(), end));
                    if (given.find()) {
                        text.append(withoutCode(given.group(1).replace("@`", "").replace("`", "")));
                    }
                }
                i = end;
            } else {
                text.append(source.charAt(i++));
            }
        }
        return text.toString().replaceAll("@(else|endif|endfor)", " ").replaceAll("(?m)^@(param|import).*$", "");
    }

    /** Behind the bracket that closes the one before {@code from}. */
    private static int end(String source, int from) {
        int depth = 1;
        int i = from;
        boolean quoted = false;
        while (i < source.length() && depth > 0) {
            char c = source.charAt(i++);
            if (c == '"' && source.charAt(i - 2) != '\\') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '{')) {
                depth++;
            } else if (!quoted && (c == ')' || c == '}')) {
                depth--;
            }
        }
        return i;
    }
}
