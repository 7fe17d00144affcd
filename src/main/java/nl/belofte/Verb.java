package nl.belofte;

import static nl.belofte.Option.CONTROLLER;
import static nl.belofte.Option.DATA;
import static nl.belofte.Option.DATABASE;
import static nl.belofte.Option.EMAIL;
import static nl.belofte.Option.FILE;
import static nl.belofte.Option.FOR_REAL;
import static nl.belofte.Option.FROM;
import static nl.belofte.Option.JSON;
import static nl.belofte.Option.KEY;
import static nl.belofte.Option.NEW_NODE;
import static nl.belofte.Option.PORT;
import static nl.belofte.Option.ROLE;
import static nl.belofte.Option.TO;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the launcher hands on to the platform; it tells what each does, and has verbs of its own: test and bench. */
enum Verb {
    SERVE("serve", Platform::serve, PORT, DATA, DATABASE, NEW_NODE),
    SWEEP("sweep", Platform::sweep, FOR_REAL, DATA, DATABASE),
    STAFF_ADD("staff add", Platform::addStaff, CONTROLLER, EMAIL, ROLE, PORT, DATA, DATABASE),
    STAFF_END("staff end", Platform::endStaff, CONTROLLER, EMAIL, DATA, DATABASE),
    KEYS_ROTATE("keys rotate", Platform::rotateKeys, DATA, DATABASE),
    EVIDENCE_VERIFY("evidence verify", Platform::verifyEvidence, DATA, DATABASE),
    EVIDENCE_EXPORT("evidence export", Platform::exportEvidence, CONTROLLER, EMAIL, TO, DATA, DATABASE),
    BACKUP("backup", Platform::backup, TO, DATA, DATABASE),
    RESTORE("restore", Platform::restore, FROM, FOR_REAL, DATA, DATABASE),
    PACKAGE_CHECK("package check", Platform::checkPackage, FILE),
    CONSENT_CHECK("consent check", Platform::checkConsent, FILE, KEY),
    PROMISES("promises", Platform::promises, JSON);

    /** Two words, where it does something to what the first one names. */
    final String word;

    final List<Option> options;
    private final Consumer<Options> does;

    Verb(String word, Consumer<Options> does, Option... options) {
        this.word = word;
        this.does = does;
        this.options = List.of(options);
    }

    void run(Options options) {
        does.accept(options);
    }

    int words() {
        return word.split(" ").length;
    }

    /** The verb with which this command begins. */
    static Verb of(String... command) {
        return Stream.of(values())
                .filter(verb -> beginning(command, verb.words()).equals(verb.word))
                .findFirst()
                .orElseThrow(() -> unknown(command));
    }

    private static WrongCommand unknown(String... command) {
        var first = beginning(command, 1);
        boolean half = Stream.of(values()).anyMatch(verb -> verb.word.startsWith(first + " "));
        var words = Stream.of(values()).map(verb -> verb.word).collect(Collectors.joining(", "));
        return new WrongCommand(
                "There is no verb '%s': choose one of %s.".formatted(half ? beginning(command, 2) : first, words));
    }

    private static String beginning(String[] command, int words) {
        return Stream.of(command).limit(words).collect(Collectors.joining(" "));
    }
}
