package nl.belofte.web;

import java.util.Map;

/**
 * A page that says one thing: that a mail was sent, that a link no longer counts, that an account is closed.
 *
 * @param key under which its words stand in the message files: {@code <key>.title}, {@code <key>.text}
 * @param tone {@code done}, {@code info} or {@code warning}
 * @param values for {@code {0}}, {@code {1}} in its words
 * @param link where it goes on, with the key of the words; empty when it does not
 * @param desk whether it is said at the desk
 */
public record NoticePage(String key, String tone, Object[] values, Map<String, String> link, boolean desk) {

    public static NoticePage of(String key, String tone, Object... values) {
        return new NoticePage(key, tone, values, Map.of(), false);
    }

    public NoticePage leadingTo(String path, String words) {
        return new NoticePage(key, tone, values, Map.of(path, words), desk);
    }

    public NoticePage atDesk() {
        return new NoticePage(key, tone, values, link, true);
    }
}
