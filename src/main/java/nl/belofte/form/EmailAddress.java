package nl.belofte.form;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;

/** An address can be written in several ways; here it gets the one that it is kept and found under. */
public final class EmailAddress {

    /** RFC 5321; what is longer is no address, and converting it takes long. */
    private static final int LONGEST = 254;

    private EmailAddress() {}

    /**
     * With its domain as mail servers know it: in ASCII and small letters.
     *
     * @throws IllegalArgumentException when no domain can be made of it
     */
    static String withAsciiDomain(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0 || address.length() > LONGEST) {
            throw new IllegalArgumentException("no address");
        }
        return address.substring(0, at + 1)
                + IDN.toASCII(address.substring(at + 1)).toLowerCase(Locale.ROOT);
    }

    /** Two names or addresses that look the same are the same; what is no address is folded as a name. */
    public static String folded(String typed) {
        var name = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        try {
            return withAsciiDomain(name);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
