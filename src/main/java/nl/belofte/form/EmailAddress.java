package nl.belofte.form;

import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** An address can be written in several ways; here it gets the one that it is kept and found under. */
public final class EmailAddress {

    /** RFC 5321; what is longer is no address, and converting it takes long. */
    private static final int LONGEST = 254;

    private static final Set<UnicodeScript> ANYWHERE = Set.of(UnicodeScript.COMMON, UnicodeScript.INHERITED);

    private static final Set<Set<UnicodeScript>> TOGETHER = Set.of(
            Set.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            Set.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            Set.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

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

    /**
     * Whether one label of its domain mixes scripts that nobody writes together, as who passes himself off as another does. The
     * combinations that stay are those of UTS 39, "highly restrictive".
     */
    static boolean mixesScripts(String address) {
        var domain = IDN.toUnicode(address.substring(address.lastIndexOf('@') + 1), IDN.ALLOW_UNASSIGNED);
        return Arrays.stream(domain.split("\\."))
                .map(label -> label.codePoints().mapToObj(UnicodeScript::of).collect(Collectors.toSet()))
                .anyMatch(scripts -> {
                    scripts.removeAll(ANYWHERE);
                    return scripts.size() > 1 && TOGETHER.stream().noneMatch(some -> some.containsAll(scripts));
                });
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
