package nl.belofte.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.dossier.Content;
import nl.belofte.file.Language;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Wording;
import nl.belofte.web.Texts;

/** Values as people write them, and masked. */
public final class WrittenOut {

    private WrittenOut() {}

    public static List<String> lines(Category category, Map<Field, String> fields, Language language) {
        return switch (category) {
            case NAME_AND_ADDRESS -> {
                var lines = new ArrayList<String>();
                lines.add(name(fields));
                lines.addAll(address(fields, language));
                yield lines.stream().filter(line -> !line.isBlank()).toList();
            }
            case BILLING_ADDRESS -> address(fields, language);
            case PHONE -> fields.values().stream().map(Wording::phone).toList();
            case PAYMENT_DATA ->
                Stream.of(iban(fields.getOrDefault(Field.IBAN, "")), fields.getOrDefault(Field.ACCOUNT_HOLDER, ""))
                        .filter(line -> !line.isBlank())
                        .toList();
            case GENDER ->
                fields.values().stream()
                        .map(value -> Texts.in(language).get("choice.gender." + value))
                        .toList();
            case BIRTH_DATE ->
                fields.values().stream()
                        .map(value -> Wording.in(language).date(LocalDate.parse(value)))
                        .toList();
            default ->
                category.fields().stream()
                        .filter(fields::containsKey)
                        .map(fields::get)
                        .toList();
        };
    }

    /** How somebody is called, or else where mail reaches him; empty where neither is known. */
    public static String who(Content content) {
        return Optional.of(name(content.get(Category.NAME_AND_ADDRESS)))
                .filter(known -> !known.isEmpty())
                .or(() -> content.get(Category.EMAIL, Field.EMAIL))
                .or(() -> content.get(Category.PHONE, Field.PHONE))
                .orElse("");
    }

    /** How somebody is called; empty where that is not known. */
    public static String name(Map<Field, String> nameAndAddress) {
        return joined(nameAndAddress, Field.GIVEN_NAME, Field.FAMILY_NAME);
    }

    private static List<String> address(Map<Field, String> fields, Language language) {
        var country = fields.getOrDefault(Field.COUNTRY, "");
        return Stream.of(
                        joined(fields, Field.STREET, Field.HOUSE_NUMBER),
                        joined(fields, Field.POSTCODE, Field.TOWN),
                        country.isEmpty() ? "" : Locale.of("", country).getDisplayCountry(language.locale()))
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static String joined(Map<Field, String> fields, Field... parts) {
        return Stream.of(parts)
                .map(part -> fields.getOrDefault(part, ""))
                .collect(Collectors.joining(" "))
                .strip();
    }

    private static String iban(String iban) {
        return iban.replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** The first letter of each word stays, so that one recognises it and a passer-by does not. */
    public static String masked(List<String> lines) {
        return lines.isEmpty() ? "" : lines.getFirst().replaceAll("(?<=[\\p{L}\\p{N}])[\\p{L}\\p{N}]", "•");
    }
}
