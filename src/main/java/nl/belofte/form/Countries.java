package nl.belofte.form;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.file.Language;

/** The countries one can live in for a form: the European Economic Area, Switzerland and the United Kingdom. ISO 3166-1. */
final class Countries {

    /** Where nearly everybody lives who fills in a form of ours. */
    private static final List<String> FIRST = List.of("NL", "BE");

    static final List<String> CODES = List.of(
            "NL", "BE", "AT", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE",
            "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    private static final Map<Language, List<String>> BY_NAME =
            Arrays.stream(Language.values()).collect(Collectors.toMap(Function.identity(), Countries::byName));

    private Countries() {}

    /** As a reader of this language looks for them: by name, behind the few that come first. */
    static List<String> in(Language language) {
        return BY_NAME.getOrDefault(language, CODES);
    }

    private static List<String> byName(Language language) {
        var locale = language.locale();
        Comparator<String> byName = Comparator.comparing(
                code -> Locale.of("", code).getDisplayCountry(locale), Collator.getInstance(locale));
        var others = CODES.stream().filter(code -> !FIRST.contains(code)).sorted(byName);
        return Stream.concat(FIRST.stream(), others).toList();
    }
}
