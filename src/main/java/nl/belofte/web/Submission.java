package nl.belofte.web;

import jakarta.servlet.http.HttpServletRequest;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a form sent, trimmed, and composed the one way that Unicode calls NFC. */
public record Submission(HttpServletRequest request) {

    /**
     * Control, format (invisible, direction-changing), unassigned and broken characters, private use, blanks that pass for
     * letters, and more marks on one letter than any script has. The two joiners stay: names and emoji need them.
     */
    private static final Pattern NEVER_TYPED =
            Pattern.compile("[\\p{Cc}\\p{Cn}\\p{Co}\\p{Cs}\\ufffd\\u115f\\u1160\\u3164\\uffa0]"
                    + "|[\\p{Cf}&&[^\\u200c\\u200d]]|\\p{M}{5}");

    /**
     * What comes along when a word is copied, and nobody sees: a soft hyphen, a space without width, a byte order mark, and by
     * which way a telephone says that a text runs. Without them the word is the same. The two joiners stay here too, for there
     * are names that are written wrong without them; and so do the marks that turn letters around against their own way, by
     * which a word passes for another: those are told.
     */
    private static final Pattern NEVER_SEEN = Pattern.compile("[\\p{Cf}&&[^\\u200c\\u200d\\u202d\\u202e]]");

    /** Stands for what cannot be read. Somebody's details are refused with it, beside the field; elsewhere it is there to be seen. */
    private static final String UNREADABLE = "\ufffd";

    /**
     * The value of a field of one line; empty when it was not sent. What no keyboard types is left out where it cannot be seen,
     * and else becomes the character that stands for what cannot be read: who pasted it keeps what he filled in.
     *
     * @throws BadInput when it was sent twice, or has a line break, which no browser puts there
     */
    public String get(String field) {
        var value = Normalizer.normalize(
                        NEVER_SEEN.matcher(secret(field)).replaceAll("").replace('\t', ' '), Normalizer.Form.NFC)
                .strip();
        if (value.contains("\n") || value.contains("\r")) {
            throw new BadInput("line break");
        }
        return NEVER_TYPED.matcher(value).replaceAll(UNREADABLE);
    }

    /**
     * What was written in a field of many lines, which end in a line feed. What no keyboard types is left out: it comes along
     * when somebody copies a text, who should not lose it for that.
     *
     * @throws BadInput when it was sent twice
     */
    public String text(String field) {
        return Normalizer.normalize(secret(field), Normalizer.Form.NFC)
                .strip()
                .lines()
                .map(line -> NEVER_TYPED.matcher(line.replace('\t', ' ')).replaceAll(""))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** As it was typed: for passwords. */
    public String secret(String field) {
        var values = request.getParameterValues(field);
        if (values == null) {
            return "";
        }
        if (values.length > 1) {
            throw new BadInput("doubled field");
        }
        return values[0];
    }

    /** All that was ticked under one name. */
    public Set<String> all(String field) {
        var values = request.getParameterValues(field);
        return values == null ? Set.of() : new HashSet<>(Arrays.asList(values));
    }

    /** A number that our own page sent along; -1 when it is none. */
    public int number(String field) {
        var typed = get(field);
        return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : -1;
    }

    /** A day; empty when it is none. */
    public Optional<LocalDate> day(String field) {
        try {
            return Optional.of(LocalDate.parse(get(field)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    public boolean has(String field) {
        return request.getParameter(field) != null;
    }
}
