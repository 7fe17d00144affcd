package nl.belofte.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.belofte.file.Language;

/** All words of the pages and mails in one language. */
public final class Texts {

    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        for (var language : Language.values()) {
            ALL.put(language, new Texts(language));
        }
    }

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final Language language;
    private final Properties words = new Properties();

    private Texts(Language language) {
        this.language = language;
        var file = "/messages/messages_" + language.tag() + ".properties";
        try (var stream = Texts.class.getResourceAsStream(file)) {
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Texts in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    public Language language() {
        return language;
    }

    /** The text of a key, with {@code {0}}, {@code {1}} replaced. A key without a text is a fault of ours and says so. */
    public String get(String key, Object... values) {
        var text = words.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("No text in %s for %s".formatted(language.tag(), key));
        }
        // In one go: a value that looks like {1} is a value.
        return PLACE.matcher(text).replaceAll(place -> {
            int number = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(number < values.length ? String.valueOf(values[number]) : place.group());
        });
    }

    /**
     * When something goes, as the end of a sentence.
     *
     * @param day written out; empty while something keeps it
     */
    public String erased(Optional<String> day) {
        return day.map(date -> get("erased.on", date)).orElseGet(() -> get("erased.once"));
    }

    public boolean has(String key) {
        return words.containsKey(key);
    }
}
