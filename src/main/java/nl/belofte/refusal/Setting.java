package nl.belofte.refusal;

import java.util.Locale;
import java.util.Set;
import org.springframework.core.env.PropertyResolver;

/** Reads a setting that can only be a few things; anything else is refused with its name and what it can be. */
public final class Setting {

    private static final int HIGHEST_PORT = 65_535;
    private static final Set<String> YES = Set.of("true", "yes", "on", "1");
    private static final Set<String> NO = Set.of("", "false", "no", "off", "0");

    private Setting() {}

    /** Left out is no. */
    public static boolean isOn(PropertyResolver settings, String name) {
        var written = written(settings, name);
        var word = written.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw wrong(name, written, "true or false");
        }
        return YES.contains(word);
    }

    /** @param lowest 0 where it may be any port that is free */
    public static int port(PropertyResolver settings, String name, int lowest, int otherwise) {
        var written = written(settings, name);
        if (written.isEmpty()) {
            return otherwise;
        }
        int port = written.matches("\\d{1,5}") ? Integer.parseInt(written) : -1;
        if (port < lowest || port > HIGHEST_PORT) {
            throw wrong(name, written, "a number from %d to %d".formatted(lowest, HIGHEST_PORT));
        }
        return port;
    }

    /** @param possible what it can be, as the end of a sentence */
    public static Refusal wrong(String name, String written, String possible) {
        var variable = name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
        return new Refusal("The setting %s (%s) is '%s': make it %s, or leave it out."
                .formatted(name, variable, written, possible));
    }

    private static String written(PropertyResolver settings, String name) {
        return settings.getProperty(name, "").strip();
    }
}
