package nl.belofte.bench.gdpr;

import java.util.stream.IntStream;

/** A list of values, each a word with its number behind it; record N has {@code list[N mod size]}. */
final class ValueList {
    private final String word;
    private final String[] values;

    ValueList(String word, int size) {
        this.word = word;
        this.values = IntStream.range(0, size).mapToObj(number -> word + number).toArray(String[]::new);
    }

    int size() {
        return values.length;
    }

    String get(int number) {
        return values[number];
    }

    /** The number of a value as it was answered, or -1 when it is none of this list, to the letter. */
    int numberOf(String value) {
        int number = Numbers.behind(word, value);
        return number < values.length ? number : -1;
    }
}
