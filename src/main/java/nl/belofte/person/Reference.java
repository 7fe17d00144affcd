package nl.belofte.person;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;

/** By what people speak of a customer or a question: random, so that it names nobody and tells nothing of how many there are. */
public final class Reference {

    /** Without those that are taken for each other. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Reference() {}

    public static String random() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(place -> LETTERS.substring(place, place + 1))
                .collect(Collectors.joining());
    }

    /** As people read it out: in two halves. */
    public static String written(String reference) {
        return reference.substring(0, 4) + "-" + reference.substring(4);
    }

    /** What was typed, in the shape in which references are kept: people write small letters, blanks and hyphens. */
    public static String folded(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    public static boolean isOne(String typed) {
        return folded(typed).matches("[" + LETTERS + "]{" + LENGTH + "}");
    }
}
