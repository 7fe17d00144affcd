package nl.belofte;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The options that were given, each valid for the verb. */
record Options(Map<Option, String> given) {
    private static final int HIGHEST_PORT = 65_535;

    /** Reads what stands behind the verb, as '--port 80' or '--port=80'. */
    static Options of(Verb verb, String[] args) {
        var given = new EnumMap<Option, String>(Option.class);
        for (var i = verb.words(); i < args.length; i++) {
            if (!args[i].startsWith("-") && verb.options.contains(Option.FILE) && !given.containsKey(Option.FILE)) {
                given.put(Option.FILE, checked(Option.FILE, args[i]));
                continue;
            }
            var equals = args[i].indexOf('=');
            var word = equals < 0 ? args[i] : args[i].substring(0, equals);
            var option = verb.options.stream()
                    .filter(known -> known.word.equals(word) && word.startsWith("-"))
                    .findFirst()
                    .orElseThrow(() -> unknown(verb, word));
            if (option.takesValue()) {
                var value = equals >= 0 ? args[i].substring(equals + 1) : ++i < args.length ? args[i] : "";
                given.put(option, checked(option, value));
            } else if (equals >= 0) {
                throw new WrongCommand("The option %s takes no value.".formatted(word));
            } else {
                given.put(option, "");
            }
        }
        for (var needed : List.of(Option.CONTROLLER, Option.TO, Option.FROM, Option.FILE)) {
            if (verb.options.contains(needed) && !given.containsKey(needed)) {
                throw new WrongCommand("The verb %s needs %s.".formatted(verb.word, written(needed)));
            }
        }
        return new Options(given);
    }

    /** Empty when it was not given. */
    String get(Option option) {
        return given.getOrDefault(option, "");
    }

    boolean has(Option option) {
        return given.containsKey(option);
    }

    /** The options in the form in which Spring takes settings, strongest of all sources. */
    String[] settings() {
        return given.keySet().stream()
                .filter(option -> !option.setting.isEmpty())
                .map(option -> "--" + option.setting + "=" + setting(option))
                .toArray(String[]::new);
    }

    /** A folder is meant from where the person stands; Spring would look for it inside the web site. */
    private String setting(Option option) {
        return option == Option.DATA ? data().toString() : option.takesValue() ? given.get(option) : "true";
    }

    Path data() {
        var home = System.getProperty("belofte.home", ".");
        var fallback = System.getenv().getOrDefault("BELOFTE_DATA", home + "/data");
        return Path.of(given.getOrDefault(Option.DATA, fallback))
                .toAbsolutePath()
                .normalize();
    }

    private static String checked(Option option, String value) {
        if (value.isBlank()) {
            throw new WrongCommand("The option %1$s needs a value: %1$s %2$s.".formatted(option.word, option.value));
        }
        if (option == Option.PORT && !(value.matches("\\d{1,5}") && Integer.parseInt(value) <= HIGHEST_PORT)) {
            throw new WrongCommand(
                    "'%s' is no port: choose a number up to %d, such as --port 8081.".formatted(value, HIGHEST_PORT));
        }
        return value;
    }

    private static String written(Option option) {
        return (option.word + " " + option.value).strip();
    }

    private static WrongCommand unknown(Verb verb, String word) {
        var known = verb.options.stream().map(Options::written).collect(Collectors.joining(", "));
        return new WrongCommand("The verb %s has no option '%s': it takes %s.".formatted(verb.word, word, known));
    }
}
