package nl.belofte.portability;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;

/** A person as address books know one: vCard 4, RFC 6350. */
final class VCard {

    private static final int LONGEST_LINE = 75;
    /** A property with its parameters, as RFC 6350 has it: a name, then a colon, then no control character. */
    private static final Pattern PROPERTY =
            Pattern.compile("([A-Z][A-Z0-9-]*)(;[A-Z0-9-]+=[^:;\\p{Cntrl}]+){0,9}:[\\t\\P{Cntrl}]+");

    private static final List<String> BEGINNING = List.of("BEGIN:VCARD", "VERSION:4.0");
    private static final String END = "END:VCARD";
    private static final Map<String, String> GENDERS = Map.of("f", "F", "m", "M", "x", "O");

    private final Map<Category, Map<Field, String>> contact;
    private final List<String> lines = new ArrayList<>();

    private VCard(Map<Category, Map<Field, String>> contact) {
        this.contact = contact;
    }

    /** Whether it is one card that an address book reads. RFC 6350, section 3.3. */
    static boolean isOne(String text) {
        if (!text.endsWith("\r\n")
                || text.lines().anyMatch(line -> line.getBytes(StandardCharsets.UTF_8).length > LONGEST_LINE)) {
            return false;
        }
        var lines = List.of(text.replaceAll("\r\n[ \t]", "").split("\r\n"));
        var names = lines.stream()
                .map(PROPERTY::matcher)
                .filter(Matcher::matches)
                .map(property -> property.group(1))
                .toList();
        return names.size() == lines.size()
                && lines.size() > 3
                && lines.subList(0, 2).equals(BEGINNING)
                && lines.getLast().equals(END)
                && Collections.frequency(names, "BEGIN") == 1
                && Collections.frequency(names, "END") == 1
                && Collections.frequency(names, "VERSION") == 1
                && names.contains("FN");
    }

    /** Empty where there is nothing by which an address book would know somebody. */
    static Optional<byte[]> of(Map<Category, Map<Field, String>> contact) {
        return new VCard(contact).written().map(card -> card.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> written() {
        var given = get(Category.NAME_AND_ADDRESS, Field.GIVEN_NAME);
        var family = get(Category.NAME_AND_ADDRESS, Field.FAMILY_NAME);
        var called = Stream.of((given + " " + family).strip(), get(Category.EMAIL, Field.EMAIL))
                .filter(name -> !name.isEmpty())
                .findFirst();
        if (called.isEmpty()) {
            return Optional.empty();
        }
        lines.addAll(BEGINNING);
        add("FN", called.get());
        if (!given.isEmpty() || !family.isEmpty()) {
            structured("N", family, given, "", "", "");
        }
        add("EMAIL", get(Category.EMAIL, Field.EMAIL));
        var phone = get(Category.PHONE, Field.PHONE);
        if (!phone.isEmpty()) {
            lines.add("TEL;VALUE=uri:tel:" + phone.replaceAll("[^+0-9]", ""));
        }
        address("ADR;TYPE=home", Category.NAME_AND_ADDRESS);
        address("ADR;TYPE=billing", Category.BILLING_ADDRESS);
        add("ORG", get(Category.COMPANY_NAME, Field.COMPANY_NAME));
        add("BDAY", get(Category.BIRTH_DATE, Field.BIRTH_DATE).replace("-", ""));
        add("GENDER", GENDERS.getOrDefault(get(Category.GENDER, Field.GENDER), ""));
        lines.add(END);
        return Optional.of(lines.stream().map(line -> folded(line) + "\r\n").collect(Collectors.joining()));
    }

    private void address(String name, Category category) {
        var street = (get(category, Field.STREET) + " " + get(category, Field.HOUSE_NUMBER)).strip();
        var parts = new String[] {
            "", "", street, get(category, Field.TOWN), "", get(category, Field.POSTCODE), get(category, Field.COUNTRY)
        };
        if (Stream.of(parts).anyMatch(part -> !part.isEmpty())) {
            structured(name, parts);
        }
    }

    private void structured(String name, String... parts) {
        lines.add(name + ":" + Stream.of(parts).map(VCard::escaped).collect(Collectors.joining(";")));
    }

    private void add(String name, String value) {
        if (!value.isEmpty()) {
            lines.add(name + ":" + escaped(value));
        }
    }

    private String get(Category category, Field field) {
        return contact.getOrDefault(category, Map.of()).getOrDefault(field, "");
    }

    /** A value cannot end its line and begin one of its own. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(",", "\\,")
                .replace(";", "\\;")
                .replaceAll("\\R", "\\\\n");
    }

    /** No line is longer than so many bytes, and no character is cut in two. */
    private static String folded(String line) {
        var folded = new StringBuilder();
        int length = 0;
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            var character = Character.toString(line.codePointAt(at));
            int bytes = character.getBytes(StandardCharsets.UTF_8).length;
            if (length + bytes > LONGEST_LINE) {
                folded.append("\r\n ");
                length = 1;
            }
            folded.append(character);
            length += bytes;
        }
        return folded.toString();
    }
}
