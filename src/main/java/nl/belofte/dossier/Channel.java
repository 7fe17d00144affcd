package nl.belofte.dossier;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.net.IDN;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.belofte.statement.Field;

/** The ways in which somebody is approached, each with the one shape in which an address of it is compared. */
public enum Channel {
    EMAIL(LookUp.EMAIL),
    PHONE(LookUp.PHONE),
    POST(LookUp.ADDRESS),
    /** Of a social network, which knows somebody by what he gave it: an address for mail or a number. */
    SOCIAL(LookUp.EMAIL, LookUp.PHONE);

    /** RFC 5321; what is longer is no address, and converting it takes long. */
    private static final int LONGEST = 254;

    private final List<LookUp> by;

    Channel(LookUp... by) {
        this.by = List.of(by);
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whatever way it was written: an old list has other ways than a form.
     *
     * @param country in which a telephone number without a country code is read, ISO 3166-1
     * @param values of one category
     * @return empty where there is no such address among these
     */
    Optional<String> folded(Map<Field, String> values, String country) {
        return by.stream()
                .flatMap(look -> look.folded(values).map(folded -> folded(look, folded, country)).stream())
                .findFirst();
    }

    private static String folded(LookUp by, String folded, String country) {
        return switch (by) {
            case EMAIL -> email(folded);
            case PHONE -> phone(folded, country);
            // With and without a hyphen before what is added to a house number.
            default -> alike(folded).replaceAll("[-./]", "");
        };
    }

    private static String email(String folded) {
        var address = alike(folded);
        int at = address.lastIndexOf('@');
        try {
            return at < 0 || address.length() > LONGEST
                    ? address
                    : address.substring(0, at + 1)
                            + IDN.toASCII(address.substring(at + 1)).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            return address;
        }
    }

    private static String phone(String folded, String country) {
        var phones = PhoneNumberUtil.getInstance();
        try {
            return phones.format(phones.parse(folded, country.toUpperCase(Locale.ROOT)), PhoneNumberFormat.E164);
        } catch (NumberParseException noNumber) {
            return folded.replaceAll("[^0-9]", "");
        }
    }

    private static String alike(String folded) {
        return Normalizer.normalize(folded, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
