package nl.belofte.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.belofte.statement.Purpose;

/**
 * How the reader of a letter that nobody asked for at that moment is rid of them: without a log-in, by one click of a button.
 *
 * @param page where the reader sees every purpose and channel, with a switch for each
 * @param oneClick where the reader's mail program says no by a POST. RFC 8058
 */
public record WayOut(String page, String oneClick) {

    private static final String UNSUBSCRIBE = "List-Unsubscribe";
    private static final String ONE_CLICK = "List-Unsubscribe-Post";
    private static final Pattern ADDRESS = Pattern.compile("<https?://\\S+>");

    public WayOut {
        if (!ADDRESS.matcher(inBrackets(page)).matches()
                || !ADDRESS.matcher(inBrackets(oneClick)).matches()) {
            throw new IllegalArgumentException("a way out that leads nowhere");
        }
    }

    /**
     * @param leads what stands behind it: the proof of a consent, which outlives what stands on it, or else the dossier
     * @param address of the site in the reader's language, without a slash behind it
     */
    public static WayOut of(Tokens tokens, UUID leads, String address) {
        var proof = "?bewijs=" + tokens.make(Letter.PREFERENCES, leads);
        return new WayOut(address + "/berichten" + proof, address + "/berichten/afmelding" + proof);
    }

    /**
     * What mail programs need to offer it beside the sender's name, and to know the letters of one list together. RFC 2369, 2919
     * and 8058.
     *
     * @param host of the site, under which the list has its name
     * @param owner who answers for it: an address
     */
    public Map<String, String> headers(Purpose purpose, String host, String owner) {
        var headers = new LinkedHashMap<>(own());
        headers.put(ONE_CLICK, "List-Unsubscribe=One-Click");
        headers.put("List-Id", "<%s.%s>".formatted(purpose.id(), host));
        headers.put("List-Owner", "<mailto:" + owner + ">");
        headers.put("List-Post", "NO");
        // No answering machine writes back to all who are away from their desks.
        headers.put("Precedence", "bulk");
        return headers;
    }

    /** Those that are another for each reader. */
    Map<String, String> own() {
        return Map.of(UNSUBSCRIBE, inBrackets(oneClick), "List-Help", inBrackets(page));
    }

    private static String inBrackets(String address) {
        return "<" + address + ">";
    }

    /** Whether somebody who reads it as text, as a page, or by a program's button finds the way. */
    static boolean isIn(String text, Optional<String> html, Map<String, String> headers) {
        var header = headers.getOrDefault(UNSUBSCRIBE, "");
        if (!ADDRESS.matcher(header).matches() || !headers.containsKey(ONE_CLICK)) {
            return false;
        }
        var address = header.substring(1, header.length() - 1);
        return text.contains(address)
                && html.map(page -> page.contains(address)).orElse(true);
    }
}
