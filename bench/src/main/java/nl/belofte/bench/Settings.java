package nl.belofte.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What to measure and how: the words behind 'bench', as '--rounds 5'. */
public record Settings(Path home, String what, Map<String, String> given) {
    private static final Map<String, List<String>> OPTIONS = Map.of(
            "start",
            List.of("--rounds N", "--json"),
            "pages",
            List.of(
                    "--rounds N",
                    "--seconds N",
                    "--warm-up N",
                    "--connections N",
                    "--host NAME",
                    "--user NAME",
                    "--password WORD",
                    "--json"),
            "gdpr",
            List.of(
                    "--records N",
                    "--ops N",
                    "--threads N",
                    "--mix paper|source",
                    "--workload controller|customer|processor|regulator",
                    "--rounds N",
                    "--seed N",
                    "--only ours|plain",
                    "--growth",
                    "--json"),
            "sweep",
            List.of("--records N", "--due N", "--rounds N", "--heap MB", "--json"),
            "access",
            List.of("--records N", "--rounds N", "--json"),
            "newsletter",
            List.of("--recipients N", "--lines N", "--unsigned", "--rounds N", "--heap MB", "--json"),
            "evidence",
            List.of("--rounds N", "--seconds N", "--json"));

    static Settings of(String[] args) {
        if (args.length < 2 || !OPTIONS.containsKey(args[1])) {
            throw new WrongSetting("Choose what to measure: ./belofte bench and one of"
                    + " start, pages, gdpr, sweep, access, newsletter, evidence.");
        }
        var options = OPTIONS.get(args[1]);
        var given = new HashMap<String, String>();
        for (var i = 2; i < args.length; i++) {
            var word = args[i];
            var option = options.stream()
                    .filter(known -> known.split(" ")[0].equals(word))
                    .findFirst()
                    .orElseThrow(() -> new WrongSetting("'bench %s' has no option '%s': it takes %s."
                            .formatted(args[1], word, String.join(", ", options))));
            var isFlag = !option.contains(" ");
            if (!isFlag && i + 1 == args.length) {
                throw new WrongSetting("The option " + args[i] + " needs a value.");
            }
            given.put(args[i], isFlag ? "" : args[++i]);
        }
        var settings = new Settings(Path.of(args[0]), args[1], given);
        for (var option : options) {
            settings.check(option);
        }
        return settings;
    }

    /** The same as the command line says them, without one option; for a bench that starts another one. */
    List<String> wordsWithout(String option) {
        var words = new ArrayList<>(List.of(home.toString(), what));
        given.forEach((name, value) -> {
            if (!name.equals(option)) {
                words.add(name);
                if (!value.isEmpty()) {
                    words.add(value);
                }
            }
        });
        return words;
    }

    /** Where databases go: elsewhere the machine's folder for such things may be memory, which is no disk to measure. */
    public Path place() {
        return home.resolve("bench/target");
    }

    public int rounds() {
        return number("--rounds", 5);
    }

    public int seconds() {
        return number("--seconds", 5);
    }

    int warmUp() {
        return number("--warm-up", 40);
    }

    int connections() {
        return number("--connections", 16);
    }

    /** The site whose pages are measured, without the port. */
    String host() {
        return given.getOrDefault("--host", "ipcall.me.localhost");
    }

    /** A customer of trial mode. */
    String user() {
        return given.getOrDefault("--user", "anna@voorbeeld.example");
    }

    String password() {
        return given.getOrDefault("--password", "vier losse gewone woorden");
    }

    public boolean json() {
        return has("--json");
    }

    public boolean has(String option) {
        return given.containsKey(option);
    }

    public String word(String option, String otherwise) {
        return given.getOrDefault(option, otherwise);
    }

    public int number(String option, int otherwise) {
        return has(option) ? Integer.parseInt(given.get(option)) : otherwise;
    }

    private void check(String option) {
        var name = option.split(" ")[0];
        var value = given.get(name);
        if (value == null) {
            return;
        }
        var values = option.substring(name.length()).strip();
        if ((values.equals("N") || values.equals("MB")) && !value.matches("[1-9]\\d{0,8}")) {
            throw new WrongSetting("The option " + name + " needs a whole number from 1 on, not '" + value + "'.");
        }
        if (values.contains("|") && !List.of(values.split("\\|")).contains(value)) {
            throw new WrongSetting("The option " + name + " needs "
                    + List.of(values.split("\\|")).stream().collect(Collectors.joining(" or ")) + ", not '" + value
                    + "'.");
        }
    }
}
