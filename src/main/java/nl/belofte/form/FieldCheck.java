package nl.belofte.form;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.belofte.statement.Field;
import org.iban4j.Iban4jException;
import org.iban4j.IbanFormat;
import org.iban4j.IbanUtil;

/** Checks what was typed in a field and gives it the form in which it is kept. */
final class FieldCheck {

    /** What was typed, as it is kept; or a key of the message files that says what to do. */
    sealed interface Outcome {
        record Good(String value) implements Outcome {}

        record Bad(String error) implements Outcome {}
    }

    private static final String LABEL = "[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";

    private static final String ATOM = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+";

    /** What a mail server takes (RFC 5321, without quotes); whether it exists, the confirmation tells. */
    private static final Pattern EMAIL =
            Pattern.compile("(?=.{1,64}@)%1$s(\\.%1$s)*@%2$s(\\.%2$s)+".formatted(ATOM, LABEL));

    private static final Pattern USER_NAME = Pattern.compile("[\\p{L}\\p{N}._-]{3,40}");
    private static final Pattern MARKUP = Pattern.compile("[<>]|://|www\\.|\\.\\p{L}{2,}/");
    /** Control characters, halves of characters, and those that turn the text around. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\p{Cn}\\p{Co}\\p{Cs}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]|^[\\s\\p{Z}]*$");

    private static final int LONGEST = 100;
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private final Clock clock;

    FieldCheck(Clock clock) {
        this.clock = clock;
    }

    /** @param country in which a number without a country code is read, ISO 3166-1 */
    Outcome check(Field field, String typed, String country) {
        // What a form reads for what cannot be read.
        if (typed.indexOf('\ufffd') >= 0) {
            return bad("unreadable");
        }
        if (typed.length() > LONGEST) {
            return bad(field == Field.EMAIL ? "email" : "too-long");
        }
        return switch (field) {
            case EMAIL -> email(typed);
            case PHONE -> phone(typed, country);
            case IBAN -> iban(typed);
            case BIRTH_DATE -> birthDate(typed);
            case USER_NAME -> USER_NAME.matcher(typed).matches() ? good(typed) : bad("user-name");
            case COUNTRY -> Countries.CODES.contains(typed) ? good(typed) : bad("choose");
            case GENDER -> typed.matches("[fmx]") ? good(typed) : bad("choose");
            case POSTCODE ->
                typed.matches("(?=.*\\d)[a-zA-Z0-9][a-zA-Z0-9 -]{1,8}[a-zA-Z0-9]")
                        ? good(postcode(typed))
                        : bad("postcode");
            case HOUSE_NUMBER ->
                typed.matches("(?=.*\\d)[\\p{L}\\p{N} .,/'()+-]{1,12}") ? good(typed) : bad("house-number");
            default -> plain(typed) ? good(typed) : bad("markup");
        };
    }

    private static boolean plain(String typed) {
        return !MARKUP.matcher(typed).find() && !UNSEEN.matcher(typed).find();
    }

    private static Outcome email(String typed) {
        try {
            var address = EmailAddress.withAsciiDomain(typed);
            if (EmailAddress.mixesScripts(address)) {
                return bad("email-mixed");
            }
            return EMAIL.matcher(address).matches() ? good(address) : bad("email");
        } catch (IllegalArgumentException e) {
            return bad("email");
        }
    }

    private static Outcome phone(String typed, String country) {
        try {
            var number = PHONES.parse(typed, country.toUpperCase(Locale.ROOT));
            return PHONES.isValidNumber(number) ? good(PHONES.format(number, PhoneNumberFormat.E164)) : bad("phone");
        } catch (NumberParseException e) {
            return bad("phone");
        }
    }

    private static Outcome iban(String typed) {
        var compact = typed.replace(" ", "").toUpperCase(Locale.ROOT);
        try {
            IbanUtil.validate(compact, IbanFormat.None);
            return good(compact);
        } catch (Iban4jException | IllegalArgumentException e) {
            return bad("iban");
        }
    }

    private Outcome birthDate(String typed) {
        try {
            var date = LocalDate.parse(typed);
            var today = LocalDate.now(clock);
            return date.isBefore(today) && date.isAfter(today.minusYears(130)) ? good(typed) : bad("birth-date");
        } catch (DateTimeException e) {
            return bad("birth-date");
        }
    }

    /** A Dutch one gets its space; another is kept as typed. */
    private static String postcode(String typed) {
        var upper = typed.toUpperCase(Locale.ROOT);
        return upper.matches("[1-9]\\d{3} ?[A-Z]{2}")
                ? upper.substring(0, 4) + " " + upper.substring(upper.length() - 2)
                : upper;
    }

    private static Outcome good(String value) {
        return new Outcome.Good(value);
    }

    private static Outcome bad(String error) {
        return new Outcome.Bad("error." + error);
    }
}
