package nl.belofte;

import static nl.belofte.Option.DATA;
import static nl.belofte.Option.DATABASE;
import static nl.belofte.Option.FOR_REAL;
import static nl.belofte.Option.JSON;
import static nl.belofte.Option.PORT;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the launcher hands on to the platform; it tells what each does, and has verbs of its own: test and bench. */
enum Verb {
    SERVE("serve", Platform::serve, PORT, DATA, DATABASE),
    SWEEP("sweep", Platform::sweep, FOR_REAL, DATA, DATABASE),
    PROMISES("promises", Platform::promises, JSON);

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

    static Verb named(String word) {
        var words = Stream.of(values()).map(verb -> verb.word).collect(Collectors.joining(", "));
        return Stream.of(values())
                .filter(verb -> verb.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new WrongCommand("There is no verb '%s': choose one of %s.".formatted(word, words)));
    }
}
