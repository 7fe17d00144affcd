package nl.belofte.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What to measure and how: the words behind 'bench', as '--rounds 5'. */
record Settings(Path home, String what, Map<String, String> given) {
    private static final Set<String> KNOWN =
            Set.of("--rounds", "--seconds", "--warm-up", "--connections", "--host", "--user", "--password", "--json");

    static Settings of(String[] args) {
        if (args.length < 2 || !Set.of("start", "pages").contains(args[1])) {
            throw new WrongSetting("Choose what to measure: ./belofte bench start, or ./belofte bench pages.");
        }
        var given = new HashMap<String, String>();
        for (var i = 2; i < args.length; i++) {
            if (!KNOWN.contains(args[i])) {
                throw new WrongSetting("The bench has no option '" + args[i] + "': it takes --rounds N, --seconds N,"
                        + " --warm-up N, --connections N, --host NAME, --user NAME, --password WORD, --json.");
            }
            var isFlag = args[i].equals("--json");
            if (!isFlag && i + 1 == args.length) {
                throw new WrongSetting("The option " + args[i] + " needs a value.");
            }
            given.put(args[i], isFlag ? "" : args[++i]);
        }
        var settings = new Settings(Path.of(args[0]), args[1], given);
        settings.number("--rounds", 1);
        settings.number("--seconds", 1);
        settings.number("--warm-up", 1);
        settings.number("--connections", 1);
        return settings;
    }

    int rounds() {
        return number("--rounds", 5);
    }

    int seconds() {
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

    boolean json() {
        return given.containsKey("--json");
    }

    private int number(String option, int otherwise) {
        var value = given.get(option);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[1-9]\\d{0,3}")) {
            throw new WrongSetting("The option " + option + " needs a number from 1 to 9999, not '" + value + "'.");
        }
        return Integer.parseInt(value);
    }
}
