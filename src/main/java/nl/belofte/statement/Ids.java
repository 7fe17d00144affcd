package nl.belofte.statement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The words of the statement files, made from the names in code: {@code NAME_AND_ADDRESS} is {@code name-and-address}. */
final class Ids {

    private Ids() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> Optional<E> find(E[] constants, String id) {
        return Arrays.stream(constants)
                .filter(constant -> of(constant).equals(id))
                .findFirst();
    }
}
